"""The table of trained models."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

trained_model = sa.Table(
    "trained_model",
    metadata,
    sa.Column("model_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False, comment="Names examples and method."),
    sa.Column("trained_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("report", JSONB, nullable=False),
    sa.Column("weights", sa.LargeBinary, nullable=False, comment="Arrays of numbers, without pickled objects."),
)
