"""The table of agents' states: made from their stories, can be made again."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from ringhall.foundation.db.engine import metadata

agent_state = sa.Table(
    "agent_state",
    metadata,
    sa.Column("agent_id", sa.Text, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False, comment="The last event of the story that is in here."),
    sa.Column("folded", JSONB, nullable=False, comment="The agent as their story folds."),
)
