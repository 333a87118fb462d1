"""Simulation: a stored day once more, as it was or under other settings."""
