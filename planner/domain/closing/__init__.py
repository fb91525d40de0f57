"""The end of a quarter: its review, what is left unfinished, and closing it."""
