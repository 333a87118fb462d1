"""PostgreSQL: embedded or by URL, its migrations, its transactions."""
