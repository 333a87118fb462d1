"""How a stored day is understood; pure."""
