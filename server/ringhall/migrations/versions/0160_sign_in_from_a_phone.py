"""PINs to sign in with from a phone, and the code that phones dial for it."""

import sqlalchemy as sa
from alembic import op

revision = "0160"
down_revision = "0190"


def upgrade() -> None:
    op.add_column(
        "app_user",
        sa.Column("pin", sa.Text, comment="Its hash, encrypted with the key of the data folder; nothing: no PIN."),
    )
    # Where calls are picked up by a code that the usual one begins with, phones go on doing only that.
    op.execute(
        'UPDATE setting SET data = data || \'{"sign_in_code": ""}\', version = version + 1 '
        "WHERE kind = 'call_rules' AND data ->> 'pick_up_code' IN ('*1', '*11') "
        "OR kind = 'call_rules' AND data ->> 'pick_up_code' LIKE '*11_'"
    )
