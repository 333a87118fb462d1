"""The heart: one contact from arrival to closing, in every channel."""
