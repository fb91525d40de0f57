"""The sample plan: Harbor & Pine, a fictional shop, told step by step through the session."""
