"""The best plan by score under the same limits as the fill: posed, solved, checked, and held against the order."""
