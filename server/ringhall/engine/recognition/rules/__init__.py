"""How speech is cut into utterances, and what was meant by it; pure."""
