"""What stops Ringhall from using its database, in one sentence for the person at the terminal."""


class DatabaseUnusable(Exception):
    """The database cannot be used; the message says why and what to do. The program ends with exit code 2."""
