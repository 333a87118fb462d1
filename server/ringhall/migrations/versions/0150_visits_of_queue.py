"""The latest visits of a queue are found without reading those of the others."""

from alembic import op

revision = "0150"
down_revision = "0149"


def upgrade() -> None:
    op.create_index("queue_visit_of_queue", "queue_visit", ["queue_id", "queued_at"])
