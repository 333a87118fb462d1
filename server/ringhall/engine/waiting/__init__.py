"""What callers experience while they wait in a queue."""
