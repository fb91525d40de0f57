"""Dumb widgets: they are given values, show them, and post past-tense messages."""
