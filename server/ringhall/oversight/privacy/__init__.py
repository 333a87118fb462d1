"""What we know of a person: taken out for them, or erased at their request."""
