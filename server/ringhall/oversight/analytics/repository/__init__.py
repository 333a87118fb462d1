"""Sums of queues, agents and numbers, read from their tables."""
