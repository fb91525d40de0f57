"""Text in, text out: backlogs of other programs. Pure: bytes and options in, records out."""
