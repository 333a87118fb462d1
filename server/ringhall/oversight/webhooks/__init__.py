"""What programs of others are told of: contacts and alarms, signed, and again until they have it."""
