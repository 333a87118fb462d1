"""Programs for the people who build Ringhall; the running centre needs none of them."""
