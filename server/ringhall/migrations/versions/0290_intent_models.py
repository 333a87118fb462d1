"""Trained intent models; what callers said to flows is found by its moment."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0290"
down_revision = "0280"


def upgrade() -> None:
    op.create_table(
        "trained_model",
        sa.Column("model_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False, comment="Names examples and method."),
        sa.Column("trained_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", JSONB, nullable=False),
        sa.Column("weights", sa.LargeBinary, nullable=False, comment="Arrays of numbers, without pickled objects."),
    )
    op.execute("CREATE INDEX story_caller_said ON story (at) WHERE kind = 'CallerSaid'")
