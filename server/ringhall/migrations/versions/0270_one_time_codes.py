"""One-time codes that customers were sent, and how often of late."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0270"
down_revision = "0230"


def upgrade() -> None:
    op.create_table(
        "customer_code",
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
