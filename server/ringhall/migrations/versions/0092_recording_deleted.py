"""Recordings that went by a rule stay in the ledger."""

from alembic import op

revision = "0092"
down_revision = "0091"


def upgrade() -> None:
    op.execute("ALTER TABLE recording ADD COLUMN deleted_by text, ADD COLUMN deleted_at timestamptz")
    op.execute("ALTER TABLE recording DROP CONSTRAINT recording_state_check")
    op.execute("""
        ALTER TABLE recording ADD CONSTRAINT recording_state_check
        CHECK (state IN ('recording', 'complete', 'short', 'missing', 'deleted'))
    """)
