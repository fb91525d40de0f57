"""Where the time went, what was promised, and what is beyond chance."""
