"""Frozen records with everything that a screen, a JSON answer or a report shows, sentences included."""
