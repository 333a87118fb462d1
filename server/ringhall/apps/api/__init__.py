"""The API: HTTP, the live socket, the way to the switch for browser phones, and the page itself."""
