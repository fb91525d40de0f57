"""The SQLite file behind the session: plan files, their history, and the one thread that reads and writes them."""
