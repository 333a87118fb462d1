"""What is stored decides what callers hear, also when Ringhall died between the two."""

from pathlib import Path

import pytest

from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.types import Source
from ringhall.engine.speech.uploads import Uploads
from ringhall.engine.speech.versions import PromptVersions
from ringhall.foundation.clock import RealClock
from ringhall.foundation.db.engine import Database
from tests.engine.speech.sounds import sine

pytestmark = pytest.mark.real

SOUND = write_wav(sine(500, 8_000, 0.3), 8_000)
OTHER = write_wav(sine(900, 8_000, 0.5), 8_000)
FILE = Source(origin="uploaded", detail="welcome.wav")


class PowerCutError(Exception):
    """Ringhall ends here."""


async def _cut_short(database: Database, versions: PromptVersions) -> None:
    async with database.transaction() as transaction:
        await versions.put(transaction, "welcome", OTHER, "root", FILE)
        raise PowerCutError


async def test_a_file_that_was_there_before_is_the_first_version(database: Database, tmp_path: Path) -> None:
    (tmp_path / "welcome.wav").write_bytes(SOUND)
    versions = PromptVersions(RealClock(), Uploads(tmp_path))
    for _ in range(2):
        async with database.transaction() as transaction:
            await versions.settle(transaction)
    async with database.transaction() as transaction:
        await versions.put(transaction, "welcome", OTHER, "root", FILE)
    async with database.transaction() as transaction:
        told = [(each.version, each.author, each.origin) for each in await versions.of_prompt(transaction, "welcome")]
        _, first = await versions.one(transaction, "welcome", 1)
    assert told == [(2, "root", "uploaded"), (1, "", "found")]
    assert first.read_bytes() == SOUND


async def test_what_was_not_stored_is_not_heard(database: Database, tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    versions = PromptVersions(RealClock(), uploads)
    async with database.transaction() as transaction:
        await versions.put(transaction, "welcome", SOUND, "root", FILE)
    heard = (tmp_path / "welcome.wav").read_bytes()
    with pytest.raises(PowerCutError):
        await _cut_short(database, versions)
    again = PromptVersions(RealClock(), Uploads(tmp_path))
    async with database.transaction() as transaction:
        await again.settle(transaction)
    assert (tmp_path / "welcome.wav").read_bytes() == heard
    async with database.transaction() as transaction:
        new, before, _ = await again.put(transaction, "welcome", OTHER, "root", FILE)
    assert (new.version, before.version if before else 0) == (2, 1)
    assert (tmp_path / "welcome.wav").read_bytes() != heard


async def test_what_was_stored_is_heard_after_a_restart(database: Database, tmp_path: Path) -> None:
    versions = PromptVersions(RealClock(), Uploads(tmp_path))
    async with database.transaction() as transaction:
        await versions.put(transaction, "welcome", SOUND, "root", FILE)
    async with database.transaction() as transaction:
        await versions.put(transaction, "welcome", OTHER, "root", FILE)
    # As if the second had been stored and not shown.
    (tmp_path / "welcome.wav").write_bytes((tmp_path / "versions" / "welcome" / "1.wav").read_bytes())
    again = PromptVersions(RealClock(), Uploads(tmp_path))
    async with database.transaction() as transaction:
        await again.settle(transaction)
    assert (tmp_path / "welcome.wav").samefile(tmp_path / "versions" / "welcome" / "2.wav")
