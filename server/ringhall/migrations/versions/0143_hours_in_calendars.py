"""Opening hours that stood in a flow become a calendar of their own, which the flow names."""

import json

import sqlalchemy as sa
from alembic import op

from ringhall.company.organisation.rules.older_hours import has_own_hours, named_hours

revision = "0143"
down_revision = "0142"


def upgrade() -> None:
    link = op.get_bind()
    flows = link.execute(sa.text("SELECT id, data FROM setting WHERE kind = 'flow'")).all()
    for key, data in flows:
        if not has_own_hours(data["document"]):
            continue
        document, calendars = named_hours(key, data["name"], data["document"])
        for calendar in calendars:
            link.execute(
                sa.text("""
                    INSERT INTO setting (kind, id, data, version, changed_at)
                    VALUES ('calendar', :id, CAST(:data AS jsonb), 1, now()) ON CONFLICT DO NOTHING
                """),
                {"id": calendar["id"], "data": json.dumps(calendar)},
            )
        link.execute(
            sa.text(
                "UPDATE setting SET data = CAST(:data AS jsonb), version = version + 1 WHERE kind = 'flow' AND id = :id"
            ),
            {"id": key, "data": json.dumps(data | {"document": document})},
        )
