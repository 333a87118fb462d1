"""Who may ask for what: thin routes, each with its right; one file per subject."""
