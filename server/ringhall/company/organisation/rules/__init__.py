"""What a setting must look like."""
