"""By which flow callers were answered, what they chose there, and whether they were offered a person."""

import sqlalchemy as sa
from alembic import op

revision = "0220"
down_revision = "0160"


def upgrade() -> None:
    op.add_column("arrival", sa.Column("flow_id", sa.Text, comment="The flow that answered."))
    op.add_column(
        "arrival", sa.Column("flow_path", sa.Text, comment="What the caller chose, by the labels of the flow.")
    )
    op.add_column("arrival", sa.Column("offered", sa.Text, comment="Why they were offered a person: time or errors."))
