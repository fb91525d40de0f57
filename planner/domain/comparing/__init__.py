"""Two states of one plan beside each other."""
