"""Pure work on sound: WAV bytes, sample rates, loudness."""
