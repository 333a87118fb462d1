"""What look-ups may reach, and how questions and answers are read."""
