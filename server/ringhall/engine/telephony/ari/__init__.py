"""The Asterisk REST Interface: one websocket for events and requests."""
