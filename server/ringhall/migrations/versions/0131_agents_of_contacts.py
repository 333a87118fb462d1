"""Agents find every contact in which they had a part, not only those they had last."""

from alembic import op

revision = "0131"
down_revision = "0130"


def upgrade() -> None:
    op.execute("ALTER TABLE contact ADD COLUMN agent_ids text[] NOT NULL DEFAULT '{}'")
    op.execute("""
        UPDATE contact SET agent_ids = ARRAY(
            SELECT DISTINCT had FROM (
                SELECT party.value->>'agent_id' FROM jsonb_each(folded->'parties') AS party
                UNION ALL SELECT agent_id
            ) AS found (had) WHERE had IS NOT NULL ORDER BY had
        )
    """)
    op.execute("ALTER TABLE contact ALTER COLUMN agent_ids DROP DEFAULT")
    op.execute("CREATE INDEX contact_agents ON contact USING gin (agent_ids) WHERE agent_ids <> '{}'")
