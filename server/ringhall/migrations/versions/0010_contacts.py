"""Contacts and queue visits: what lists and reports are made of. Both can be made again from the story."""

from alembic import op

revision = "0010"
down_revision = "0002"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE contact (
            id text COLLATE "C" PRIMARY KEY,
            n integer NOT NULL,
            number bigint NOT NULL,
            channel text NOT NULL,
            direction text NOT NULL,
            dialled text NOT NULL,
            address text NOT NULL,
            customer_id text,
            customer_name text,
            state text NOT NULL,
            outcome text,
            queue_id text,
            agent_id text,
            disposition text,
            note text NOT NULL,
            arrived_at timestamptz NOT NULL,
            closed_at timestamptz,
            folded jsonb NOT NULL
        )
    """)
    op.execute("CREATE INDEX contact_arrived ON contact (arrived_at, id)")
    op.execute("CREATE INDEX contact_number ON contact (number)")
    op.execute("CREATE INDEX contact_address ON contact (address, arrived_at)")
    # A contact that has none of these yet costs nothing when it is written.
    for column in ("queue_id", "agent_id", "customer_id"):
        name = column.removesuffix("_id")
        op.execute(f"CREATE INDEX contact_{name} ON contact ({column}, arrived_at) WHERE {column} IS NOT NULL")
    op.execute("CREATE INDEX contact_open ON contact (id) WHERE state <> 'closed'")
    op.execute("""
        CREATE TABLE queue_visit (
            contact_id text COLLATE "C" NOT NULL,
            n integer NOT NULL,
            queue_id text NOT NULL,
            queued_at timestamptz NOT NULL,
            waiting_since timestamptz NOT NULL,
            left_at timestamptz,
            outcome text,
            agent_id text,
            target_ms integer NOT NULL,
            short_abandon_ms integer NOT NULL,
            wait_ms bigint NOT NULL,
            ring_ms bigint NOT NULL,
            talk_ms bigint NOT NULL,
            hold_ms bigint NOT NULL,
            wrap_up_ms bigint NOT NULL,
            CONSTRAINT queue_visit_pkey PRIMARY KEY (contact_id, n)
        )
    """)
    op.execute("CREATE INDEX queue_visit_queued ON queue_visit (queued_at, queue_id)")
