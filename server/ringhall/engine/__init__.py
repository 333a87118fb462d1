"""What runs while somebody waits."""
