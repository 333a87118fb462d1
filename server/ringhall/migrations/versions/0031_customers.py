"""Customers, found by any of their numbers."""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE customer (
            id text PRIMARY KEY,
            name text NOT NULL,
            language text NOT NULL,
            note text NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE customer_number (
            number text PRIMARY KEY,
            customer_id text NOT NULL REFERENCES customer ON DELETE CASCADE,
            place integer NOT NULL
        )
    """)
    op.execute("CREATE INDEX ix_customer_number_customer_id ON customer_number (customer_id)")
