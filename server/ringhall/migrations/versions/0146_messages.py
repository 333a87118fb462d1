"""Messages are contacts of their own: their boxes are listed by the moment they came."""

from alembic import op

revision = "0146"
down_revision = "0145"


def upgrade() -> None:
    op.execute("CREATE INDEX contact_messages ON contact (arrived_at, id) WHERE channel = 'voicemail'")
