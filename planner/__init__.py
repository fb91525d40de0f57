"""planner: quarterly planning in a terminal, as Align, Prioritize, Measure, and round again."""
