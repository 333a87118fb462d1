"""Roles of the centre's own; users count their changes; skills that are in use stand among the settings."""

from alembic import op

revision = "0091"
down_revision = "0080"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE app_role (
            id text PRIMARY KEY,
            name text NOT NULL,
            rights text[] NOT NULL,
            version integer NOT NULL
        )
    """)
    op.execute("ALTER TABLE app_user ADD COLUMN version integer NOT NULL DEFAULT 1")
    op.execute("""
        INSERT INTO setting (kind, id, data, version, changed_at)
        SELECT 'skill', skill, jsonb_build_object('id', skill, 'name', skill), 1, now()
        FROM (
            SELECT jsonb_array_elements_text(data -> 'skills') AS skill FROM setting WHERE kind = 'queue'
            UNION
            SELECT jsonb_object_keys(data -> 'skills') FROM setting WHERE kind = 'agent'
        ) AS used
        WHERE skill ~ '^[A-Za-z0-9_.:+-]{1,80}$'
    """)
