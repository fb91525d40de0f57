"""What was done to a plan, in words."""
