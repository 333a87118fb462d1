"""Calls and media; knows no contacts."""
