"""What was done by whom; a row that is changed or taken out shows."""
