"""Pure decisions of the phone channel."""
