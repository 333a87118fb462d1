"""What was expected of each wait, beside what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0145"
down_revision = "0144"


def upgrade() -> None:
    comment = "What was expected of the wait when it began."
    op.add_column("queue_visit", sa.Column("expected_p50_ms", sa.BigInteger, comment=comment))
    op.add_column("queue_visit", sa.Column("expected_p90_ms", sa.BigInteger))
