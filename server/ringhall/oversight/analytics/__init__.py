"""Figures: one definition of each, kept live for the day and stored for reports."""
