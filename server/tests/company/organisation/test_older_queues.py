"""Queues that said whether they were open: in the database, and in documents of settings."""

import importlib
import json

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from ringhall.apps.centre.kinds import CLOSURES
from ringhall.company.organisation.rules.older_queues import without_open
from ringhall.company.organisation.service import read
from ringhall.foundation.db.engine import as_sqlalchemy

QUEUES = {
    "shut": {"id": "shut", "name": "Shut", "open": False, "closed_flow_id": "night"},
    "shut_too": {"id": "shut_too", "name": "Shut too", "open": False, "closed_flow_id": ""},
    "usual": {"id": "usual", "name": "Usual", "open": True, "closed_flow_id": ""},
    "newer": {"id": "newer", "name": "Newer"},
}


@pytest.mark.real
def test_a_queue_that_was_set_to_be_closed_is_closed_by_hand(database_url: str) -> None:
    migration = importlib.import_module("ringhall.migrations.versions.0148_queues_closed_by_hand")
    engine = sa.create_engine(as_sqlalchemy(database_url))
    insert = sa.text("INSERT INTO setting (kind, id, data, version, changed_at) VALUES ('queue', :id, :data, 3, now())")
    with engine.connect() as link:
        for key, data in QUEUES.items():
            link.execute(insert, {"id": key, "data": json.dumps(data)})
        with Operations.context(MigrationContext.configure(link)):
            migration.upgrade()
            migration.upgrade()
        closures = link.execute(sa.text("SELECT id, data FROM setting WHERE kind = 'closure' ORDER BY id")).all()
        queues = link.execute(sa.text("SELECT id, data, version FROM setting WHERE kind = 'queue'")).all()
        link.rollback()
    engine.dispose()
    found = {row.id: read(CLOSURES, row.data) for row in closures}
    assert {key: each.goes_on for key, each in found.items()} == {"queue:shut": True, "queue:shut_too": False}
    assert all(each.since < each.until and not each.leave for each in found.values())
    assert {row.id: row.version for row in queues} == {"shut": 4, "shut_too": 4, "usual": 4, "newer": 3}
    assert all("open" not in row.data for row in queues)


@pytest.mark.unit
def test_a_document_may_say_that_a_queue_is_open_and_nothing_else() -> None:
    given = {"queues": [QUEUES["usual"], QUEUES["shut"], QUEUES["newer"], 7], "agents": []}
    told = without_open(given)
    assert told["queues"] == [{"id": "usual", "name": "Usual", "closed_flow_id": ""}, *given["queues"][1:]]
    for document in ({}, {"queues": "none"}, told):
        assert without_open(document) == document
