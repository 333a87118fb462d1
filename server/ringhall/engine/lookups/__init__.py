"""Look-ups: what a flow asks of other programs and databases."""
