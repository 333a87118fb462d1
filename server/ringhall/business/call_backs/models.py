"""What people did about lost callers."""

import sqlalchemy as sa

from ringhall.foundation.db.engine import metadata

lost_caller_deed = sa.Table(
    "lost_caller_deed",
    metadata,
    sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False, comment="The login of who did it."),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("call_id", sa.Text, comment="The contact of our own call."),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
)
