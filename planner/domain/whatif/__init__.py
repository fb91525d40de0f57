"""What if the ratio were another: each step of it, a week more here or there, scenarios kept side by side."""
