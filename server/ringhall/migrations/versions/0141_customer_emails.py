"""Customers have e-mail addresses, each of one customer."""

from alembic import op

revision = "0141"
down_revision = "0140"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE customer_email (
            address text PRIMARY KEY,
            customer_id text NOT NULL REFERENCES customer ON DELETE CASCADE,
            place integer NOT NULL
        )
    """)
    op.execute("CREATE INDEX ix_customer_email_customer_id ON customer_email (customer_id)")
