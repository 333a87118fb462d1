"""Whoever saw names and numbers goes on seeing them: own roles that read any get the right to it."""

from alembic import op

revision = "0140"
down_revision = "0131"


def upgrade() -> None:
    op.execute("""
        UPDATE app_role SET rights = rights || '{personal_data.see}', version = version + 1
        WHERE rights && '{contacts.read,contacts.read.own,contacts.export,customers.read,board.read,audit.read,
            personal_data.erase,personal_data.export}'
        AND NOT rights @> '{personal_data.see}'
    """)
