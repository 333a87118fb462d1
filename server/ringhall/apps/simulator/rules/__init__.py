"""How callers and agents behave: pure, and the same for the same seed."""
