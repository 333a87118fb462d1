"""The table of the audit log."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

audit_entry = sa.Table(
    "audit_entry",
    metadata,
    sa.Column("n", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False, index=True),
    sa.Column("before", JSONB),
    sa.Column("after", JSONB),
    sa.Column("hash", sa.Text, nullable=False),
)
