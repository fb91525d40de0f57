"""Modal dialogs: each asks one thing and returns it, or `None` when it was left."""
