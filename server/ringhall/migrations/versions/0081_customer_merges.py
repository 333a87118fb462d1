"""Customers that were the same person: what was put together, so that it can be taken apart again."""

from alembic import op

revision = "0081"
down_revision = "0092"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE customer_merge (
            id text PRIMARY KEY,
            at timestamptz NOT NULL,
            who text NOT NULL,
            kept_id text NOT NULL,
            gone_id text NOT NULL UNIQUE,
            kept_before jsonb NOT NULL,
            kept_after jsonb NOT NULL,
            gone jsonb NOT NULL
        )
    """)
    op.execute("CREATE INDEX ix_customer_merge_kept_id ON customer_merge (kept_id)")
