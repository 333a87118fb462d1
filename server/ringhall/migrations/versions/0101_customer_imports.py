"""What an import of customers did, as long as it can be taken back."""

from alembic import op

revision = "0101"
down_revision = "0100"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE customer_import (
            id text PRIMARY KEY,
            at timestamptz NOT NULL,
            who text NOT NULL,
            changes jsonb NOT NULL
        )
    """)
    op.execute("COMMENT ON COLUMN customer_import.changes IS 'Each record before and after, to take it back.'")
    op.execute("CREATE INDEX ix_customer_import_at ON customer_import (at)")
