"""Versions of flows with author and note, and drafts apart from what is live."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0149"
down_revision = "0148"


def upgrade() -> None:
    op.create_table(
        "flow_version",
        sa.Column("flow_id", sa.Text, primary_key=True),
        sa.Column(
            "version", sa.Integer, primary_key=True, comment="The version of the setting with which it was stored."
        ),
        sa.Column("document", JSONB, nullable=False),
        sa.Column("author", sa.Text, nullable=False, comment="The login of who published it."),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "flow_draft",
        sa.Column("flow_id", sa.Text, primary_key=True),
        sa.Column("document", JSONB, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("based_on", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False, comment="The login of who kept it last."),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    # What is live now is the oldest version that is known; who drew it stands in the audit log.
    op.execute(
        "INSERT INTO flow_version (flow_id, version, document, author, published_at) "
        "SELECT id, version, data -> 'document', '', changed_at FROM setting WHERE kind = 'flow'"
    )
