"""What contacts are about: customers, cases, orders."""
