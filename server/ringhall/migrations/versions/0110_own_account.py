"""What a person wishes of their pages follows them; each session says on which device it began."""

from alembic import op

revision = "0110"
down_revision = "0081"


def upgrade() -> None:
    op.execute("ALTER TABLE user_session ADD COLUMN device text NOT NULL DEFAULT ''")
    op.execute("""
        CREATE TABLE user_preference (
            user_id text PRIMARY KEY REFERENCES app_user (id) ON DELETE CASCADE,
            value jsonb NOT NULL
        )
    """)
