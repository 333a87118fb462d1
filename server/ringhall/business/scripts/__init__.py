"""What agents say step by step, and what they write down on the way."""
