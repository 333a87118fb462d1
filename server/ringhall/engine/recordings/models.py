"""The table of recordings: a projection of their stories, for lists and for taking up work after a restart."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TIMESTAMP

from ringhall.foundation.db.engine import metadata

recording = sa.Table(
    "recording",
    metadata,
    sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("party_id", sa.Text),
    sa.Column("agent_id", sa.Text),
    sa.Column("started_at", TIMESTAMP(timezone=True), nullable=False),
    sa.Column("ended_at", TIMESTAMP(timezone=True)),
    sa.Column("state", sa.Text, nullable=False, server_default="recording"),
    sa.Column("bytes", sa.BigInteger),
    sa.Column("seconds", sa.Double),
    sa.Column("sha256", sa.Text),
    sa.Column("deleted_by", sa.Text),
    sa.Column("deleted_at", TIMESTAMP(timezone=True)),
    sa.Index("recording_unchecked", "contact_id", "n", postgresql_where=sa.text("state = 'recording'")),
)
