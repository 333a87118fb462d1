"""What customers prove themselves by, and how often somebody was wrong of late."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0190"
down_revision = "0150"


def upgrade() -> None:
    op.create_table(
        "customer_proof",
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
