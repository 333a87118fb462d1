"""The door through which the first administrator comes in."""

from alembic import op

revision = "0090"
down_revision = "0050"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE setup_door (
            only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
            token_hash text NOT NULL,
            expires_at timestamptz NOT NULL
        )
    """)
