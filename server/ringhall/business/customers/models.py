"""The tables of customers."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from ringhall.foundation.db.engine import metadata

customer = sa.Table(
    "customer",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Index("customer_touched", "touched_at"),
)

customer_number = sa.Table(
    "customer_number",
    metadata,
    sa.Column("number", sa.Text, primary_key=True),
    sa.Column("customer_id", sa.Text, sa.ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("place", sa.Integer, nullable=False),
)

customer_email = sa.Table(
    "customer_email",
    metadata,
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("customer_id", sa.Text, sa.ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("place", sa.Integer, nullable=False),
)

customer_proof = sa.Table(
    "customer_proof",
    metadata,
    sa.Column("customer_id", sa.Text, sa.ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Text, unique=True, comment="The customer number that callers type."),
    sa.Column("pin", sa.Text, comment="Its hash, encrypted with the key of the data folder."),
    sa.Column("birth_date", sa.Text, comment="Its hash, encrypted in the same way."),
    sa.Column(
        "failed_at",
        ARRAY(sa.DateTime(timezone=True)),
        nullable=False,
        server_default="{}",
        comment="Wrong answers that count, oldest first.",
    ),
)

customer_code = sa.Table(
    "customer_code",
    metadata,
    sa.Column("customer_id", sa.Text, sa.ForeignKey("customer.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("code", sa.Text, comment="The hash of the last one-time code, encrypted; none once it is used."),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("tries", sa.Integer, nullable=False, comment="Answers given to it so far."),
    sa.Column(
        "sent_at",
        ARRAY(sa.DateTime(timezone=True)),
        nullable=False,
        comment="When codes were sent of late, oldest first.",
    ),
)

customer_merge = sa.Table(
    "customer_merge",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("kept_id", sa.Text, nullable=False, index=True),
    sa.Column("gone_id", sa.Text, nullable=False, unique=True),
    sa.Column("kept_before", JSONB, nullable=False),
    sa.Column("kept_after", JSONB, nullable=False),
    sa.Column("gone", JSONB, nullable=False),
)

customer_import = sa.Table(
    "customer_import",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("changes", JSONB, nullable=False, comment="Each record before and after, to take it back."),
)
