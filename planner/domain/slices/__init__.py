"""Slices of items: cut, measured by week, judged, and followed through."""
