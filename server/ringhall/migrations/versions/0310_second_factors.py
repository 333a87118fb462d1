"""Users may have a second factor."""

import sqlalchemy as sa
from alembic import op

revision = "0310"
down_revision = "0300"


def upgrade() -> None:
    op.create_table(
        "user_second_factor",
        sa.Column("user_id", sa.Text, sa.ForeignKey("app_user.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("secret", sa.Text, nullable=False, comment="Encrypted with the key of the data folder."),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("used_step", sa.BigInteger, nullable=False, comment="The latest step of time a code was used of."),
        sa.Column("recovery", sa.Text, nullable=False, comment="Hashes of the codes that are left, encrypted."),
    )
