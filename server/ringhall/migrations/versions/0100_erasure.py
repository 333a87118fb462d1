"""What is personal can be overwritten in stories and in the audit log, by the one service that says so first."""

from alembic import op

revision = "0100"
down_revision = "0110"

REDACTING = "current_setting('ringhall.redacting', true) = 'on'"


def upgrade() -> None:
    op.execute("ALTER TABLE contact ADD COLUMN erased boolean NOT NULL DEFAULT false")
    op.execute("CREATE INDEX contact_personal ON contact (closed_at) WHERE NOT erased")
    for table in ("story", "audit_entry"):
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
        op.execute(f"""
            CREATE TRIGGER {table}_append_only BEFORE DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
        op.execute(f"""
            CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table}
            FOR EACH STATEMENT WHEN ({REDACTING} IS NOT TRUE) EXECUTE FUNCTION refuse_change()
        """)
    # Even then place, time and kind of an event stay, and which fields it has.
    op.execute("""
        CREATE FUNCTION refuse_other_shape() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW.stream, NEW.n, NEW.at, NEW.kind, NEW.seq) IS DISTINCT FROM
               (OLD.stream, OLD.n, OLD.at, OLD.kind, OLD.seq)
               OR (SELECT array_agg(key ORDER BY key) FROM jsonb_object_keys(NEW.data) AS key) IS DISTINCT FROM
                  (SELECT array_agg(key ORDER BY key) FROM jsonb_object_keys(OLD.data) AS key) THEN
                RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME;
            END IF;
            RETURN NEW;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER story_same_shape BEFORE UPDATE ON story
        FOR EACH ROW EXECUTE FUNCTION refuse_other_shape()
    """)
    op.execute("""
        CREATE FUNCTION refuse_other_deed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (NEW.n, NEW.at, NEW.who, NEW.what, NEW.subject, NEW.hash) IS DISTINCT FROM
               (OLD.n, OLD.at, OLD.who, OLD.what, OLD.subject, OLD.hash) THEN
                RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME;
            END IF;
            RETURN NEW;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER audit_entry_same_deed BEFORE UPDATE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_other_deed()
    """)
