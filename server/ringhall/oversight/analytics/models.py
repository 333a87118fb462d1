"""The tables that reports of queues, numbers and agents are made of."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

queue_visit = sa.Table(
    "queue_visit",
    metadata,
    sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True, comment="Where in the contact's story the visit began."),
    sa.Column("queue_id", sa.Text, nullable=False),
    sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=False),
    sa.Column("left_at", sa.DateTime(timezone=True)),
    sa.Column("outcome", sa.Text),
    sa.Column("agent_id", sa.Text),
    sa.Column("target_ms", sa.Integer, nullable=False),
    sa.Column("short_abandon_ms", sa.Integer, nullable=False),
    sa.Column("wait_ms", sa.BigInteger, nullable=False),
    sa.Column("ring_ms", sa.BigInteger, nullable=False),
    sa.Column("talk_ms", sa.BigInteger, nullable=False),
    sa.Column("hold_ms", sa.BigInteger, nullable=False),
    sa.Column("wrap_up_ms", sa.BigInteger, nullable=False),
    sa.Column("transfers", sa.Integer, nullable=False, server_default="0"),
    sa.Column("virtual_how", sa.Text, comment="How the part of a virtual agent came out."),
    sa.Column("expected_p50_ms", sa.BigInteger, comment="What was expected of the wait when it began."),
    sa.Column("expected_p90_ms", sa.BigInteger),
    sa.Index("queue_visit_queued", "queued_at", "queue_id"),
    sa.Index("queue_visit_of_queue", "queue_id", "queued_at"),
)

arrival = sa.Table(
    "arrival",
    metadata,
    sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
    sa.Column("number", sa.Text, nullable=False, comment="The number that was dialled."),
    sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Column("in_flow", sa.Boolean, nullable=False),
    sa.Column("reached_queue", sa.Boolean, nullable=False),
    sa.Column("ivr_ms", sa.BigInteger, nullable=False),
    sa.Column("flow_id", sa.Text, comment="The flow that answered."),
    sa.Column("flow_path", sa.Text, comment="What the caller chose, by the labels of the flow."),
    sa.Column("offered", sa.Text, comment="Why they were offered a person: time or errors."),
    sa.Index("arrival_arrived", "arrived_at", "number"),
)

agent_turn = sa.Table(
    "agent_turn",
    metadata,
    sa.Column("contact_id", sa.Text(collation="C"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True, comment="Where in the contact's story the offer or talk began."),
    sa.Column("agent_id", sa.Text, nullable=False),
    sa.Column("queue_id", sa.Text),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("outcome", sa.Text),
    sa.Index("agent_turn_at", "at", "agent_id"),
)

day_checked = sa.Table(
    "day_checked",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("differing", JSONB, nullable=False, comment="How many rows by table; empty when all agree."),
)
