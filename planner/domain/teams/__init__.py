"""Teams: who is in them, what they bring, and the staffing by kind."""
