"""The migration that makes calendars of hours that stood in flows."""

import importlib
import json

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from ringhall.foundation.db.engine import as_sqlalchemy

pytestmark = pytest.mark.real

WEEK = {"mon": [{"opens": "08:00", "closes": "17:00"}]}
OLDER = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "hours", "open": "end", "closed": "end", "time_zone": "Asia/Kathmandu", "weekly": WEEK,
            "holidays": ["2026-12-25"],
        },
        "named": {"kind": "hours", "open": "end", "closed": "end", "calendar": "office", "weekly": {}},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip
NEW_NODE = {"kind": "hours", "open": "end", "closed": "end"}


def test_hours_in_a_stored_flow_become_a_calendar(database_url: str) -> None:
    migration = importlib.import_module("ringhall.migrations.versions.0143_hours_in_calendars")
    engine = sa.create_engine(as_sqlalchemy(database_url))
    insert = sa.text("INSERT INTO setting (kind, id, data, version, changed_at) VALUES ('flow', :id, :data, 3, now())")
    find = sa.text("SELECT data, version FROM setting WHERE kind = :kind AND id = :id")
    with engine.connect() as link:
        for key, document in (("main", OLDER), ("other", {"start": "end", "nodes": {"end": OLDER["nodes"]["end"]}})):  # type: ignore[index]
            data = {"id": key, "name": "Main line", "document": document}
            link.execute(insert, {"id": key, "data": json.dumps(data)})
        with Operations.context(MigrationContext.configure(link)):
            migration.upgrade()
        flow = link.execute(find, {"kind": "flow", "id": "main"}).one()
        calendar = link.execute(find, {"kind": "calendar", "id": "main.ask"}).one()
        other = link.execute(find, {"kind": "flow", "id": "other"}).one()
        link.rollback()
    engine.dispose()
    nodes = flow.data["document"]["nodes"]
    assert (nodes["ask"], nodes["named"]) == (NEW_NODE | {"calendar": "main.ask"}, NEW_NODE | {"calendar": "office"})
    assert (flow.version, other.version) == (4, 3)
    assert calendar.data == {
        "id": "main.ask", "name": "Main line: ask", "time_zone": "Asia/Kathmandu", "weekly": WEEK,
        "exceptions": [{"date": "2026-12-25", "openings": []}],
    }  # fmt: skip
