"""How fast and how safely the teams deliver: what is measured, incidents, and what Tune-Up gives back."""
