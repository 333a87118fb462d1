"""Versions of prompts: who made each and when, from what, and how long and loud it is."""

import sqlalchemy as sa
from alembic import op

revision = "0230"
down_revision = "0240"


def upgrade() -> None:
    op.create_table(
        "prompt_version",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("author", sa.Text, nullable=False, comment="The login of who made it; empty: nobody knows."),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False, server_default=""),
        sa.Column("language", sa.Text, nullable=False, server_default=""),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("lufs", sa.Double, comment="Loudness by EBU R 128; nothing: silence, or never measured."),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )
