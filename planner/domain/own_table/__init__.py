"""The backlog as a table of our own: written, edited elsewhere, and read back."""
