"""Agents' turns with messages that they gave back unfinished are told from those that were lost."""

from alembic import op

revision = "0240"
down_revision = "0220"


def upgrade() -> None:
    op.execute(
        "UPDATE agent_turn t SET outcome = 'given_back' FROM contact c WHERE c.id = t.contact_id "
        "AND c.channel = 'voicemail' AND t.kind = 'talk' AND t.outcome = 'lost'"
    )
