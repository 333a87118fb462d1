"""Which days' figures were compared with the stories, and what differed."""

from alembic import op

revision = "0130"
down_revision = "0101"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE day_checked (
            day date PRIMARY KEY,
            checked_at timestamptz NOT NULL,
            rows integer NOT NULL,
            differing jsonb NOT NULL
        )
    """)
