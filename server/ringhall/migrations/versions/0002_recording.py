"""The ledger of recordings."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE recording (
            contact_id text COLLATE "C" NOT NULL,
            n integer NOT NULL CHECK (n > 0),
            kind text NOT NULL,
            party_id text,
            agent_id text,
            started_at timestamptz NOT NULL,
            ended_at timestamptz,
            state text NOT NULL DEFAULT 'recording' CHECK (state IN ('recording', 'complete', 'short', 'missing')),
            bytes bigint,
            seconds double precision,
            sha256 text,
            CONSTRAINT recording_pkey PRIMARY KEY (contact_id, n)
        )
    """)
    op.execute("CREATE INDEX recording_unchecked ON recording (contact_id, n) WHERE state = 'recording'")
