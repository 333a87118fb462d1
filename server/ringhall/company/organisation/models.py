"""The table of settings."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("data", JSONB, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
)
