"""What people want: intents, trained from examples, understood from a text of any channel."""
