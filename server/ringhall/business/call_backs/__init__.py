"""Callers who gave up and are to be called: who they are, and what people did about it."""
