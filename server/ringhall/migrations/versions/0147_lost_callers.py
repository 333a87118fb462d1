"""What people did about callers who gave up."""

import sqlalchemy as sa
from alembic import op

revision = "0147"
down_revision = "0146"


def upgrade() -> None:
    op.create_table(
        "lost_caller_deed",
        sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False, comment="The login of who did it."),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("call_id", sa.Text, comment="The contact of our own call."),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("contact_gave_up", "contact", ["closed_at"], postgresql_where=sa.text("outcome = 'abandoned'"))
