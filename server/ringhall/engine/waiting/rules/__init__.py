"""Decisions on values: no clock, no database, no network."""
