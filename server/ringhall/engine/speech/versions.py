"""Versions of prompts: callers hear the newest, the former ones are kept to be heard, compared and gone back to."""

from collections.abc import Mapping
from pathlib import Path

from ringhall.engine.speech import repository
from ringhall.engine.speech.audio_file import Made
from ringhall.engine.speech.rules.reading.fragments import is_fragment
from ringhall.engine.speech.rules.sound import Trim
from ringhall.engine.speech.types import PromptVersion, Source
from ringhall.engine.speech.uploads import Uploads
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound

RECORDED = ("recorded", "phoned")
VERSIONS_MAX = 20
"""So many of each prompt are kept; when there are more the oldest goes."""


class PromptVersions:
    """Every method works in the caller's transaction; callers hear what is new once it is stored."""

    def __init__(self, clock: Clock, uploads: Uploads) -> None:
        self._clock, self._uploads = clock, uploads

    async def settle(self, transaction: Transaction) -> None:
        """At start: callers hear the newest of each, and a file that nobody ever put here becomes a first version."""
        await repository.lock(transaction)
        newest = await repository.newest(transaction)
        for each in newest:
            self._uploads.show(each.name, each.version)
        for name in sorted(self._uploads.stored - {each.name for each in newest}):
            found = self._uploads.adopt(name, 1)
            source = Source(origin="found")
            await repository.add(transaction, _version(name, 1, "", source, found.made, found.at))

    async def all(self, transaction: Transaction) -> list[PromptVersion]:
        """What callers hear now, by name."""
        return await repository.newest(transaction)

    async def of_prompt(self, transaction: Transaction, name: str) -> list[PromptVersion]:
        """The versions that are kept, newest first; raises NotFound."""
        found = await repository.of_prompt(transaction, name)
        if not found:
            raise NotFound(what="recording", which=name)
        return found

    async def one(self, transaction: Transaction, name: str, number: int) -> tuple[PromptVersion, Path]:
        """One version and its sound. Raises NotFound."""
        kept = await self.of_prompt(transaction, name)
        found = next((each for each in kept if each.version == number), None)
        file = self._uploads.version(name, number)
        if found is None or not file.exists():
            raise NotFound(what="version of the prompt", which=f"{name} {number}")
        return found, file

    async def put(
        self, transaction: Transaction, name: str, data: bytes, who: str, source: Source
    ) -> tuple[PromptVersion, PromptVersion | None, list[int]]:
        """Another sound for the prompt, or its first; with what it replaces, and the versions that went to make room.

        A sound that was recorded loses the silence at both its ends, and a piece of values all of it: others join it.
        Raises Refusals in words.
        """
        trim: Trim = "tight" if is_fragment(name) else "trim" if source.origin in RECORDED else "convert"
        async with self._uploads.made(name, data, trim=trim) as made:
            return await self._add(transaction, name, who, source, made)

    async def restore(
        self, transaction: Transaction, name: str, number: int, who: str
    ) -> tuple[PromptVersion, PromptVersion | None, list[int]]:
        """The sound of that version as the newest one. Raises NotFound."""
        old, file = await self.one(transaction, name, number)
        source = Source(origin="restored", detail=str(number), language=old.language)
        made = Made(file=file, seconds=old.seconds, bytes=old.bytes, lufs=old.lufs)
        return await self._add(transaction, name, who, source, made)

    async def let_go(self, transaction: Transaction, versions: Mapping[str, list[int]]) -> None:
        """Forget these versions, by prompt, and then their sounds."""
        await repository.lock(transaction)
        for name, numbers in versions.items():
            await repository.remove(transaction, name, numbers)
            self._forget_later(transaction, name, numbers)

    async def _add(
        self, transaction: Transaction, name: str, who: str, source: Source, made: Made
    ) -> tuple[PromptVersion, PromptVersion | None, list[int]]:
        await repository.lock(transaction)
        kept = await repository.of_prompt(transaction, name)
        before = kept[0] if kept else None
        number = before.version + 1 if before else 1
        await self._uploads.keep(name, number, made.file)
        new = _version(name, number, who, source, made, self._clock.now())
        await repository.add(transaction, new)
        surplus = [each.version for each in kept[VERSIONS_MAX - 1 :]]
        await repository.remove(transaction, name, surplus)
        transaction.after_commit(lambda: self._uploads.show(name, number))
        self._forget_later(transaction, name, surplus)
        return new, before, surplus

    def _forget_later(self, transaction: Transaction, name: str, numbers: list[int]) -> None:
        transaction.after_commit(lambda: self._uploads.forget(name, numbers))


def _version(name: str, number: int, who: str, source: Source, made: Made, at: int) -> PromptVersion:
    return PromptVersion(
        name=name, version=number, author=who, origin=source.origin, detail=source.detail, language=source.language,
        seconds=made.seconds, bytes=made.bytes, lufs=made.lufs, made_at=at,
    )  # fmt: skip
