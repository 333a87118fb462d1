"""Where a recording lies, how its sound is laid out, when it is whole."""
