"""Programs of others are told of contacts and alarms."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0320"
down_revision = "0310"


def upgrade() -> None:
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.Text(collation="C"), primary_key=True),
        sa.Column("webhook_id", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("contact_id", sa.Text, comment="Whose story; what is told of it is read when it is sent."),
        sa.Column("data", JSONB, comment="What is told where it is of no contact."),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text, nullable=False, comment="waiting, delivered, given_up"),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer, comment="What the program answered last."),
        sa.Column("trouble", sa.Text, nullable=False, server_default=""),
        sa.Column("done_at", sa.DateTime(timezone=True)),
    )
    op.create_index("webhook_delivery_of", "webhook_delivery", ["webhook_id", "at"])
    op.create_index(
        "webhook_delivery_due", "webhook_delivery", ["next_at"], postgresql_where=sa.text("state = 'waiting'")
    )
