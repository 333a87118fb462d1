"""The code that phones dial to record a prompt."""

from alembic import op

revision = "0280"
down_revision = "0270"


def upgrade() -> None:
    # Where another code begins the usual one, or begins with it, phones go on doing only that.
    op.execute(
        'UPDATE setting SET data = data || \'{"recording_code": ""}\', version = version + 1 '
        "WHERE kind = 'call_rules' AND (data ->> 'pick_up_code' IN ('*1', '*12') "
        "OR data ->> 'pick_up_code' LIKE '*12_' OR data ->> 'sign_in_code' IN ('*1', '*12') "
        "OR data ->> 'sign_in_code' LIKE '*12_')"
    )
