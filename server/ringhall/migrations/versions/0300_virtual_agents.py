"""Visits of queues know how the part of a virtual agent came out."""

import sqlalchemy as sa
from alembic import op

revision = "0300"
down_revision = "0290"


def upgrade() -> None:
    op.add_column("queue_visit", sa.Column("virtual_how", sa.Text, comment="How the part of a virtual agent came out."))
