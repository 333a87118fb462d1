"""The table of contacts: one row each, for lists and for a quick restart. Made from stories; can be made again."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from ringhall.foundation.db.engine import metadata

contact = sa.Table(
    "contact",
    metadata,
    sa.Column("id", sa.Text(collation="C"), primary_key=True),
    sa.Column("n", sa.Integer, nullable=False, comment="The last event of the story that is in here."),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("dialled", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("customer_id", sa.Text),
    sa.Column("customer_name", sa.Text),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Column("queue_id", sa.Text),
    sa.Column("agent_id", sa.Text, comment="The agent who has the contact, or who had it last."),
    sa.Column("agent_ids", ARRAY(sa.Text), nullable=False, comment="Every agent who has or had a part in it."),
    sa.Column("disposition", sa.Text),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("closed_at", sa.DateTime(timezone=True)),
    sa.Column("wait_ms", sa.BigInteger),
    sa.Column("length_ms", sa.BigInteger, comment="From arrival to closing; empty until then."),
    sa.Column("words", TSVECTOR, comment="What a closed contact is found by."),
    sa.Column("folded", JSONB, nullable=False, comment="The contact as its story folds, whole."),
    sa.Column("erased", sa.Boolean, nullable=False, server_default="false"),
    sa.Index("contact_arrived", "arrived_at", "id"),
    sa.Index("contact_number", "number"),
    sa.Index("contact_queue", "queue_id", "arrived_at"),
    sa.Index("contact_agent", "agent_id", "arrived_at"),
    # Most rows are written first when no agent has had a part: those need no place in the index.
    sa.Index("contact_agents", "agent_ids", postgresql_using="gin", postgresql_where=sa.text("agent_ids <> '{}'")),
    sa.Index("contact_customer", "customer_id", "arrived_at"),
    sa.Index("contact_address", "address", "arrived_at"),
    sa.Index("contact_words", "words", postgresql_using="gin", postgresql_where=sa.text("words IS NOT NULL")),
    sa.Index("contact_personal", "closed_at", postgresql_where=sa.text("NOT erased")),
    sa.Index("contact_messages", "arrived_at", "id", postgresql_where=sa.text("channel = 'voicemail'")),
    sa.Index("contact_gave_up", "closed_at", postgresql_where=sa.text("outcome = 'abandoned'")),
    sa.Index("contact_open", "id", postgresql_where=sa.text("state <> 'closed'")),
)

saved_search = sa.Table(
    "saved_search",
    metadata,
    sa.Column("user_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("query", sa.Text, nullable=False, comment="The filters as they stand in the address."),
)
