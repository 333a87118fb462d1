"""Industry starters: a flow, its queues and its tests, for centres of eight kinds to begin with."""
