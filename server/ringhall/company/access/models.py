"""The tables of access."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from ringhall.foundation.db.engine import metadata

app_user = sa.Table(
    "app_user",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("login", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("pin", sa.Text),
    sa.Column("roles", ARRAY(sa.Text), nullable=False),
    sa.Column("agent_id", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)

app_role = sa.Table(
    "app_role",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("rights", ARRAY(sa.Text), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

user_session = sa.Table(
    "user_session",
    metadata,
    sa.Column("token_hash", sa.Text, primary_key=True),
    sa.Column("user_id", sa.Text, sa.ForeignKey("app_user.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("device", sa.Text, nullable=False, server_default=""),
)

user_second_factor = sa.Table(
    "user_second_factor",
    metadata,
    sa.Column("user_id", sa.Text, sa.ForeignKey("app_user.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("secret", sa.Text, nullable=False, comment="Encrypted with the key of the data folder."),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Column("used_step", sa.BigInteger, nullable=False, comment="The latest step of time a code was used of."),
    sa.Column("recovery", sa.Text, nullable=False, comment="Hashes of the codes that are left, encrypted."),
)

user_preference = sa.Table(
    "user_preference",
    metadata,
    sa.Column("user_id", sa.Text, sa.ForeignKey("app_user.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("value", JSONB, nullable=False),
)

setup_door = sa.Table(
    "setup_door",
    metadata,
    sa.Column("only_one", sa.Boolean, primary_key=True, server_default=sa.true()),
    sa.Column("token_hash", sa.Text, nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
)
