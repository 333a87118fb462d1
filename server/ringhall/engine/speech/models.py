"""The table of the versions of prompts; their sounds are files."""

import sqlalchemy as sa

from ringhall.foundation.db.engine import metadata

prompt_version = sa.Table(
    "prompt_version",
    metadata,
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
