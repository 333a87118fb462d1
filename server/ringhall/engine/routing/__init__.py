"""Automatic call distribution: who takes which contact."""
