"""A queue that was set to be closed is closed by hand, on the board; its settings no longer say whether it is open."""

import sqlalchemy as sa
from alembic import op

revision = "0148"
down_revision = "0147"
# Until somebody opens it again: 31 December 2099.
NO_END_MS = 4_102_358_400_000


def upgrade() -> None:
    link = op.get_bind()
    link.execute(
        sa.text("""
            INSERT INTO setting (kind, id, data, version, changed_at)
            SELECT 'closure', 'queue:' || id, jsonb_build_object(
                'since', floor(extract(epoch FROM changed_at) * 1000)::bigint, 'until', CAST(:until AS bigint),
                'by', 'system', 'message', '', 'leave', false, 'goes_on', data->>'closed_flow_id' <> ''
            ), 1, now()
            FROM setting WHERE kind = 'queue' AND data->'open' = 'false'::jsonb
            ON CONFLICT DO NOTHING
        """),
        {"until": NO_END_MS},
    )
    link.execute(
        sa.text("""
            UPDATE setting SET data = data - 'open', version = version + 1 WHERE kind = 'queue' AND data ? 'open'
        """)
    )
