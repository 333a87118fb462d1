"""Pure decisions about lost callers."""
