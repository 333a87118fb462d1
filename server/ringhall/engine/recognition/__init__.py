"""What callers say, as words: where a menu or a question hears speech, and nowhere else."""
