"""Quarters: created, edited, prepared, and where each stands."""
