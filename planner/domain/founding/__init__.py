"""A new plan."""
