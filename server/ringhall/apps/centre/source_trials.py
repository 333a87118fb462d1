"""Sources tried out by those who set them up."""

from msgspec import convert
from msgspec.structs import replace

from ringhall.apps.centre.kinds import SourceSettings
from ringhall.apps.centre.settings import SettingsBook
from ringhall.apps.centre.settings.shelves import SettingShelf
from ringhall.apps.centre.settings.values import By, Json
from ringhall.company.access.service import require
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.errors import FaultySetting
from ringhall.engine.lookups.ports import Answer
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.lookups.settings import Source
from ringhall.foundation.db.engine import Transaction

MASK = "•••"


class SourceTrials:
    """Implements the API's Sources."""

    def __init__(self, book: SettingsBook, look_ups: LookUps, audit: Audit) -> None:
        self._book, self._look_ups, self._audit = book, look_ups, audit

    async def ready(self, transaction: Transaction, data: Json, key: str | None, by: User) -> Source:
        """The source with its secrets, those kept included. That it is tried is audited.

        Raises FaultySetting, and NotAllowed where it would tell of customers whom the person may not look at.
        """
        if data.get("kind") == "customers":
            require(by, "customers.read")
        faults, held = await self._book.check(transaction, "sources", data, key, By(by.login, by))
        if faults:
            raise FaultySetting("source", faults)
        shelf = self._book.shelves["sources"]
        assert isinstance(shelf, SettingShelf)
        whole = await shelf.with_secrets(transaction, held, data) if held else data
        await self._audit.write(transaction, by.login, "source.tried", f"source:{data['id']}")
        return convert(whole, SourceSettings)

    async def ask(self, source: Source, parameters: dict[str, str], seconds_max: int) -> Answer:
        """What it says; secrets in it are masked."""
        answer = await self._look_ups.ask_source(source, parameters, seconds_max)

        def masked(text: str) -> str:
            return text.replace(source.secret, MASK) if source.secret else text

        values = {name: masked(value) for name, value in answer.values.items()}
        return replace(answer, values=values, detail=masked(answer.detail), said=masked(answer.said))
