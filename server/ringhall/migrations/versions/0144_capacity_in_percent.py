"""An agent's capacity is in percent: what took one contact at a time is 100."""

from alembic import op

revision = "0144"
down_revision = "0143"


def upgrade() -> None:
    op.execute("""
        UPDATE setting SET data = jsonb_set(data, '{capacity}', to_jsonb((data ->> 'capacity')::int * 100))
        WHERE kind = 'agent' AND data ? 'capacity' AND (data ->> 'capacity')::int <= 10
    """)
