"""Pure: what is told of whom, how it is signed, and when it is tried again."""
