"""Programs in a real pseudo-terminal: the harness, and what only a terminal shows."""
