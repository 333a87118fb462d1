"""Pure arithmetic of figures."""
