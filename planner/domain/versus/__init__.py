"""Ranking by comparison: two items at a time, everything derived by replay from one log of answers."""
