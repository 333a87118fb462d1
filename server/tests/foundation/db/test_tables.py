"""The migrations make the tables that the slices describe, in one unbroken line."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import ringhall
from ringhall.foundation.db.engine import as_sqlalchemy, metadata
from ringhall.foundation.db.migrate import FOLDER, newest_revision, revisions

pytestmark = pytest.mark.real

NO_MATTER = {"remove_table", "modify_comment"}


def test_every_table_of_a_slice_is_migrated_as_described(database_url: str) -> None:
    for module in pkgutil.walk_packages(ringhall.__path__, "ringhall."):
        if module.name.endswith(".models"):
            importlib.import_module(module.name)
    engine = sa.create_engine(as_sqlalchemy(database_url))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert [each for each in flat(differences) if each[0] not in NO_MATTER and not of_unknown_table(each)] == []


def flat(differences: list[Any]) -> Iterator[tuple[Any, ...]]:
    for each in differences:
        yield from each if isinstance(each, list) else [each]


def of_unknown_table(difference: tuple[Any, ...]) -> bool:
    """Tables that only COPY and projections write have no description to compare with."""
    table = getattr(difference[1], "table", None)
    return table is not None and table.name not in metadata.tables


def test_migrations_stand_in_one_line_that_ends_with_the_newest() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    line = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert line[0] == newest_revision()
    assert sorted(line) == sorted(revisions())
