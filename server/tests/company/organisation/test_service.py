"""Settings are typed, versioned, audited, told of after the commit, and their secrets are locked away."""

from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from ringhall.company.audit.service import Audit
from ringhall.company.organisation.errors import BadSetting, SettingMoved
from ringhall.company.organisation.events import SettingChanged
from ringhall.company.organisation.service import Organisation, read
from ringhall.company.organisation.types import Kind
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.errors import NotFound
from ringhall.foundation.secrets import SecretBox

pytestmark = pytest.mark.real


class Lamp(msgspec.Struct, kw_only=True):
    """Something one can set up."""

    name: str
    watts: int
    key: str = ""


LAMPS = Kind("lamp", Lamp, secret_fields=frozenset({"key"}))


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    clock = SimulatedClock()
    return Organisation(clock, Audit(clock), SecretBox(tmp_path / "key"))


async def test_a_setting_is_kept_counted_and_told_of_once_it_is_stored(
    database: Database, organisation: Organisation
) -> None:
    told: list[SettingChanged] = []
    organisation.on_changed(told.append)
    async with database.transaction() as transaction:
        await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=40))
        assert told == []
    assert told == [SettingChanged("lamp", "hall", Lamp(name="Hall", watts=40))]
    async with database.transaction() as transaction:
        again = await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=60), version=1)
        assert again.version == 2
        same = await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=60))
        assert same.version == 2
        assert [each.id for each in await organisation.all(transaction, LAMPS)] == ["hall"]
        await organisation.delete(transaction, "anna", LAMPS, "hall")
        with pytest.raises(NotFound, match="no lamp hall"):
            await organisation.get(transaction, LAMPS, "hall")
    assert told[-1] == SettingChanged("lamp", "hall", None)
    assert len(told) == 3


async def test_whoever_stores_settings_waits_once_until_they_hold_and_not_when_nothing_was_stored(
    database: Database, organisation: Organisation
) -> None:
    waits: list[str] = []

    async def in_effect() -> None:
        async with database.transaction() as another:
            waits.append((await organisation.get(another, LAMPS, "porch")).value.name)

    organisation.wait_with(in_effect)
    async with database.transaction() as transaction:
        for name in ("hall", "porch"):
            await organisation.put(transaction, "anna", LAMPS, name, Lamp(name=name, watts=40))
        assert waits == []
    assert waits == ["porch"]
    async with database.transaction() as transaction:
        await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="hall", watts=40))
    with pytest.raises(NotFound):
        await in_vain(database, organisation)
    assert waits == ["porch"]


async def in_vain(database: Database, organisation: Organisation) -> None:
    async with database.transaction() as transaction:
        await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="hall", watts=60))
        await organisation.delete(transaction, "anna", LAMPS, "cellar")


async def test_who_comes_second_is_told(database: Database, organisation: Organisation) -> None:
    async with database.transaction() as transaction:
        await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=40), version=0)
        with pytest.raises(SettingMoved, match="version 1, not 0"):
            await organisation.put(transaction, "bo", LAMPS, "hall", Lamp(name="Hall", watts=60), version=0)


async def test_a_secret_is_in_the_database_only_locked_and_in_the_audit_log_not_at_all(
    database: Database, organisation: Organisation
) -> None:
    async with database.transaction() as transaction:
        await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=40, key="sesame"))
        rows = (await transaction.execute(sa.text("SELECT s::text, a::text FROM setting s, audit_entry a"))).all()
        assert "sesame" not in str(rows)
        assert (await organisation.get(transaction, LAMPS, "hall")).value.key == "sesame"


async def test_what_is_undone_is_not_told(database: Database, organisation: Organisation) -> None:
    told: list[SettingChanged] = []
    organisation.on_changed(told.append)

    async def fails_at_the_end() -> None:
        async with database.transaction() as transaction:
            await organisation.put(transaction, "anna", LAMPS, "hall", Lamp(name="Hall", watts=40))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails_at_the_end()
    assert told == []


def test_a_wrong_shape_is_refused_with_the_field() -> None:
    with pytest.raises(BadSetting, match=r"This lamp cannot be: .*watts"):
        read(LAMPS, {"name": "Hall", "watts": "bright"})
