"""Prompts as people set them up: uploaded, spoken, recorded, and gone back to. Every change is audited."""

from pathlib import Path
from typing import Any

from ringhall.apps.api.parts import Json
from ringhall.apps.centre.settings import SettingsBook
from ringhall.apps.centre.settings.missing_languages import missing, missing_in
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.engine.speech.rules.reading.fragments import fragments
from ringhall.engine.speech.types import PromptVersion, Source
from ringhall.engine.speech.uploads import Uploads
from ringhall.engine.speech.versions import PromptVersions
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.logging import log


class PromptSetup:
    """Implements the API's Prompts over the versions and their files."""

    def __init__(self, uploads: Uploads, versions: PromptVersions, book: SettingsBook, audit: Audit) -> None:
        self._uploads, self._versions, self._book, self._audit = uploads, versions, book, audit

    async def all(self, transaction: Transaction) -> list[PromptVersion]:
        """What callers hear now, by name."""
        return await self._versions.all(transaction)

    async def versions(self, transaction: Transaction, name: str) -> list[PromptVersion]:
        """The versions that are kept, newest first. Raises NotFound."""
        return await self._versions.of_prompt(transaction, name)

    async def put(self, transaction: Transaction, name: str, data: bytes, by: User, source: Source) -> PromptVersion:
        """Callers hear this sound from now on; refused in words when it is none."""
        new, before, gone = await self._versions.put(transaction, name, data, by.login, source)
        log.info("prompt.kept", name=name, version=new.version, origin=new.origin, seconds=new.seconds, by=by.login)
        await self._told(transaction, "changed" if before else "added", new, before, gone)
        return new

    async def restore(self, transaction: Transaction, name: str, number: int, by: User) -> PromptVersion:
        """Callers hear that version again, as the newest. Raises NotFound."""
        new, before, gone = await self._versions.restore(transaction, name, number, by.login)
        await self._told(transaction, "restored", new, before, gone)
        return new

    async def sound(self, transaction: Transaction, name: str, number: int) -> Path:
        """One version as callers hear it. Raises NotFound."""
        _, file = await self._versions.one(transaction, name, number)
        return file

    def file(self, name: str) -> Path:
        """The recording of exactly this name, or the one that stands in for it where a language is named."""
        found = self._uploads.find(name, "")
        if found is None:
            raise NotFound(what="prompt", which=name)
        return found

    def fragments(self, language: str) -> list[tuple[str, str, bool]]:
        """The pieces of values in a language of ours: name, words, and whether they are recorded."""
        stored = self._uploads.stored
        return [(name, words, name in stored) for words, name in fragments(language).items()]

    async def missing(self, transaction: Transaction, flow_id: str = "", document: Json | None = None) -> list[Json]:
        """What callers would hear in another language than theirs; with a document, in that flow if it were so.

        Raises NotFound without such a flow.
        """
        world = await self._book.world(transaction)
        if document is None:
            return missing(self._book.sections, world, self._uploads.stored)
        flow = (await self._book.one(transaction, "flows", flow_id)).value
        world["flows"][flow_id] = flow | {"document": document}
        return missing_in(flow_id, self._book.sections, world, self._uploads.stored)

    async def _told(
        self, transaction: Transaction, verb: str, new: PromptVersion, before: PromptVersion | None, gone: list[int]
    ) -> None:
        after = shown(new) | ({"no_longer_kept": gone} if gone else {})
        subject = f"prompt:{new.name}"
        await self._audit.write(
            transaction, new.author, f"prompt.{verb}", subject, shown(before) if before else None, after
        )


def shown(version: PromptVersion) -> dict[str, Any]:
    """A version as the audit log tells it."""
    return {name: getattr(version, name) for name in ("version", "origin", "detail", "seconds", "lufs")}
