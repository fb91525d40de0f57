"""Reading a backlog in: records of another program become steps, links and proposals."""
