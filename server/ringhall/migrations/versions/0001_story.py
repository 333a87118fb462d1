"""The story: every fact, in its place, for ever."""

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute("""
        CREATE TABLE story (
            stream text COLLATE "C" NOT NULL,
            n integer NOT NULL CHECK (n > 0),
            at timestamptz NOT NULL,
            kind text NOT NULL,
            data jsonb NOT NULL,
            seq bigint GENERATED ALWAYS AS IDENTITY,
            CONSTRAINT story_pkey PRIMARY KEY (stream, n)
        )
    """)
    # Rows lie on disk in the order of time, so a few bytes per block find any day.
    op.execute("CREATE INDEX story_at ON story USING brin (at) WITH (pages_per_range = 16, autosummarize = on)")
    op.execute("""
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Rows of % are never changed or deleted.', TG_TABLE_NAME;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER story_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON story
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """)
