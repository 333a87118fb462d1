"""Rights, passwords, and how many attempts are allowed."""
