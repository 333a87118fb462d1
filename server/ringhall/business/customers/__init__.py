"""People who call, and the numbers they call from."""
