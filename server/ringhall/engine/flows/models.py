"""The tables of published versions and of drafts."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

flow_version = sa.Table(
    "flow_version",
    metadata,
    sa.Column("flow_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, comment="The version of the setting with which it was stored."),
    sa.Column("document", JSONB, nullable=False),
    sa.Column("author", sa.Text, nullable=False, comment="The login of who published it."),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
)

flow_draft = sa.Table(
    "flow_draft",
    metadata,
    sa.Column("flow_id", sa.Text, primary_key=True),
    sa.Column("document", JSONB, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("based_on", sa.Integer, nullable=False),
    sa.Column("author", sa.Text, nullable=False, comment="The login of who kept it last."),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
)
