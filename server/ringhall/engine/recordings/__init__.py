"""What was said: a ledger of recordings and their files."""
