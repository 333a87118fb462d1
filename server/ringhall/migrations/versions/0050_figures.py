"""What figures of agents and numbers are made of, and the transfers of queue visits. All of it can be made again."""

from alembic import op

revision = "0050"
down_revision = "0031"


def upgrade() -> None:
    op.execute("ALTER TABLE queue_visit ADD COLUMN transfers integer NOT NULL DEFAULT 0")
    op.execute("""
        CREATE TABLE arrival (
            contact_id text COLLATE "C" PRIMARY KEY,
            number text NOT NULL,
            arrived_at timestamptz NOT NULL,
            outcome text,
            in_flow boolean NOT NULL,
            reached_queue boolean NOT NULL,
            ivr_ms bigint NOT NULL
        )
    """)
    op.execute("CREATE INDEX arrival_arrived ON arrival (arrived_at, number)")
    op.execute("""
        CREATE TABLE agent_turn (
            contact_id text COLLATE "C" NOT NULL,
            n integer NOT NULL,
            agent_id text NOT NULL,
            queue_id text,
            kind text NOT NULL,
            at timestamptz NOT NULL,
            outcome text,
            CONSTRAINT agent_turn_pkey PRIMARY KEY (contact_id, n)
        )
    """)
    op.execute("CREATE INDEX agent_turn_at ON agent_turn (at, agent_id)")
    op.execute("""
        CREATE TABLE agent_span (
            agent_id text COLLATE "C" NOT NULL,
            n integer NOT NULL,
            state text NOT NULL,
            reason text,
            since timestamptz NOT NULL,
            until timestamptz,
            CONSTRAINT agent_span_pkey PRIMARY KEY (agent_id, n)
        )
    """)
    op.execute("CREATE INDEX agent_span_period ON agent_span USING gist (tstzrange(since, until))")
    op.execute("""
        CREATE TABLE agent_span_state (
            agent_id text COLLATE "C" PRIMARY KEY,
            n integer NOT NULL,
            folded jsonb NOT NULL
        )
    """)
