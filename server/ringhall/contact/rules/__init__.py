"""Pure decisions about contacts."""
