"""Ringhall: a whole call centre in one program."""
