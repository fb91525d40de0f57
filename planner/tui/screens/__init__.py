"""One screen each: the three phases, and what stands beside them."""
