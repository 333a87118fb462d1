"""Contacts found by anything: words of what is closed, lengths, and the searches people keep."""

from alembic import op

revision = "0080"
down_revision = "0090"


def upgrade() -> None:
    op.execute("ALTER TABLE contact ADD COLUMN wait_ms bigint, ADD COLUMN length_ms bigint, ADD COLUMN words tsvector")
    # What was closed before is found by its words; ends of numbers and slips of a letter come with new contacts.
    op.execute("""
        UPDATE contact SET
            wait_ms = (folded->>'waited_ms_before')::bigint + coalesce((folded->'spent_ms'->>'wait')::bigint, 0)
                + coalesce((folded->'spent_ms'->>'ring')::bigint, 0),
            length_ms = extract(epoch FROM closed_at - arrived_at) * 1000,
            words = to_tsvector('simple', concat_ws(' ', 'c' || number, customer_name, note))
                || array_to_tsvector(array_remove(ARRAY['@a:' || agent_id, '@q:' || queue_id, '@d:' || disposition,
                    '@o:' || outcome, '#' || nullif(regexp_replace(address, '[^0-9]', '', 'g'), ''),
                    '#' || nullif(regexp_replace(dialled, '[^0-9]', '', 'g'), '')], NULL))
        WHERE state = 'closed'
    """)
    op.execute("CREATE INDEX contact_words ON contact USING gin (words) WHERE words IS NOT NULL")
    op.execute("""
        CREATE TABLE saved_search (
            user_id text NOT NULL,
            name text NOT NULL,
            query text NOT NULL,
            CONSTRAINT saved_search_pkey PRIMARY KEY (user_id, name)
        )
    """)
