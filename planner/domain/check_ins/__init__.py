"""The weekly check-in of a team."""
