"""How a score comes about by each method, of what, and what it suggests; `planner.domain.score` is the door."""
