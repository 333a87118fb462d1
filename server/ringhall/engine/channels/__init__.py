"""The ways customers reach us, one slice each."""
