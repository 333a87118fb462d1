"""Users and their sessions, the audit log, settings."""

from alembic import op

revision = "0030"
down_revision = "0020"


def upgrade() -> None:
    op.execute("""
        CREATE TABLE app_user (
            id text PRIMARY KEY,
            login text NOT NULL UNIQUE CHECK (login = lower(login)),
            name text NOT NULL,
            password_hash text NOT NULL,
            roles text[] NOT NULL,
            agent_id text,
            language text NOT NULL
        )
    """)
    op.execute("""
        CREATE TABLE user_session (
            token_hash text PRIMARY KEY,
            user_id text NOT NULL REFERENCES app_user ON DELETE CASCADE,
            started_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL
        )
    """)
    op.execute("CREATE INDEX ix_user_session_user_id ON user_session (user_id)")
    op.execute("CREATE INDEX ix_user_session_expires_at ON user_session (expires_at)")
    op.execute("""
        CREATE TABLE audit_entry (
            n bigint PRIMARY KEY,
            at timestamptz NOT NULL,
            who text NOT NULL,
            what text NOT NULL,
            subject text NOT NULL,
            before jsonb,
            after jsonb,
            hash text NOT NULL
        )
    """)
    op.execute("CREATE INDEX ix_audit_entry_at ON audit_entry (at)")
    op.execute("CREATE INDEX ix_audit_entry_subject ON audit_entry (subject)")
    op.execute("""
        CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TABLE setting (
            kind text,
            id text,
            data jsonb NOT NULL,
            version integer NOT NULL,
            changed_at timestamptz NOT NULL,
            PRIMARY KEY (kind, id)
        )
    """)
