"""Where a message belongs, and by when it should be worked off."""
