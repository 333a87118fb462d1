"""Pure routing: the floor as values, decisions out."""
