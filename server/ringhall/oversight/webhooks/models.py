"""What webhooks are told, until they have it and for some days more. Nothing in it is personal."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

webhook_delivery = sa.Table(
    "webhook_delivery",
    metadata,
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
    sa.Index("webhook_delivery_of", "webhook_id", "at"),
    sa.Index("webhook_delivery_due", "next_at", postgresql_where=sa.text("state = 'waiting'")),
)
