"""The settings of a centre, all kinds through the same few calls: read, check, store, remove, see what depends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from ringhall.apps.centre.settings import checking
from ringhall.apps.centre.settings.errors import AlreadyThere, ChangedMeanwhile, InUse, NoSuchKind
from ringhall.apps.centre.settings.values import By, Held, Json, Section, Shelf, World
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.errors import FaultySetting, SettingMoved
from ringhall.company.organisation.types import Fault
from ringhall.foundation.clock import iso
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound, Phrase

USES_NAMED_MAX = 3
ORDERED = frozenset({"dispositions", "reasons"})


class SettingsBook:
    """Every method works in the caller's transaction. Rights to a whole kind are the caller's to check."""

    def __init__(self, shelves: Iterable[Shelf], audit: Audit, prompts: Callable[[], Iterable[str]]) -> None:
        self.shelves: Mapping[str, Shelf] = {shelf.section.name: shelf for shelf in shelves}
        self.sections: Mapping[str, Section] = {name: shelf.section for name, shelf in self.shelves.items()}
        self.nouns = {name: section.noun for name, section in self.sections.items()} | checking.NOUNS
        self._audit, self._prompts = audit, prompts

    def section(self, kind: str) -> Section:
        """The kind; refuses when there is none of that name."""
        if kind not in self.sections:
            raise NoSuchKind(what="kind", which=kind)
        return self.sections[kind]

    async def all(self, transaction: Transaction, kind: str) -> list[Held]:
        """All of the kind, by key; what people put in an order, in that order."""
        self.section(kind)
        found = await self.shelves[kind].all(transaction)
        return sorted(found, key=lambda each: (each.value["position"], each.key)) if kind in ORDERED else found

    async def find(self, transaction: Transaction, kind: str, key: str) -> Held | None:
        """The one with this key, or None."""
        return next((each for each in await self.all(transaction, kind) if each.key == key), None)

    async def one(self, transaction: Transaction, kind: str, key: str) -> Held:
        """The one with this key; refuses when there is none."""
        found = await self.find(transaction, kind, key)
        if found is None:
            raise NotFound(what=self.section(kind).noun, which=key)
        return found

    async def world(self, transaction: Transaction) -> World:
        """Everything that is set, and the recordings that flows can speak."""
        held = {name: await shelf.all(transaction) for name, shelf in self.shelves.items()}
        settings = {name: {each.key: each.value for each in some} for name, some in held.items()}
        return settings | self.prompts()

    def prompts(self) -> World:
        """The recordings, as a kind that flows name."""
        return {"prompts": {name: {"name": name} for name in self._prompts()}}

    async def check(
        self, transaction: Transaction, kind: str, data: Json, key: str | None, by: By
    ) -> tuple[list[Fault], Held | None]:
        """What is wrong with the data, for the setting `key` or for a new one; and that setting as it is."""
        section = self.section(kind)
        held = await self.find(transaction, kind, key) if key else None
        faults = self.shelves[kind].faults(data, held, by)
        if faults:
            return faults, held
        whole = self.shelves[kind].whole(data)
        if held is not None and section.key in data and data[section.key] not in ("", held.key):
            words = Phrase("It is {key} and stays so: identifiers do not change.", key=held.key)
            return [Fault(section.key, "wrong-form", words)], held
        world = await self.world(transaction)
        return checking.faults(section, held.key if held else "", whole, world, self.nouns), held

    async def create(self, transaction: Transaction, kind: str, data: Json, by: By, verb: str = "") -> Held:
        """A new one; refused when its key is taken or anything is wrong with it."""
        section = self.section(kind)
        key = str(data.get(section.key, ""))
        taken = await self.find(transaction, kind, key) if key else None
        if taken is not None and taken.version > 0:
            raise AlreadyThere(kind=section.noun, key=key)
        faults, _ = await self.check(transaction, kind, data, None, by)
        self._refuse(kind, faults)
        try:
            made = await self.shelves[kind].put(transaction, by, None, data, verb)
        except SettingMoved:
            raise AlreadyThere(kind=section.noun, key=key) from None
        return await self.one(transaction, kind, made)

    async def change(
        self, transaction: Transaction, kind: str, key: str, data: Json, version: int | None, by: By, verb: str = ""
    ) -> Held:
        """The whole setting as it is to be; refused when it is no longer the `version` that was read (None: any)."""
        data = {self.section(kind).key: key} | data
        faults, held = await self.check(transaction, kind, data, key, by)
        if held is None:
            raise NotFound(what=self.section(kind).noun, which=key)
        if version is not None and version != held.version:
            raise await self._moved(transaction, kind, held, version)
        self._refuse(kind, faults)
        try:
            await self.shelves[kind].put(transaction, by, held, data, verb)
        except SettingMoved as moved:
            now = await self.one(transaction, kind, key)
            raise await self._moved(transaction, kind, now, held.version) from moved
        return await self.one(transaction, kind, key)

    async def remove(
        self, transaction: Transaction, kind: str, key: str, version: int | None, by: By, verb: str = ""
    ) -> None:
        """Take it away; refused while something depends on it."""
        held = await self.one(transaction, kind, key)
        if version is not None and version != held.version:
            raise await self._moved(transaction, kind, held, version)
        uses = await self.uses(transaction, kind, key)
        if uses:
            named = ", ".join(f"{self.nouns[use['kind']]} {use['name']}" for use in uses[:USES_NAMED_MAX])
            raise InUse(kind=self.nouns[kind], key=key, named=named, uses=uses)
        await self.shelves[kind].remove(transaction, by, key, verb)

    async def uses(self, transaction: Transaction, kind: str, key: str) -> list[dict[str, str]]:
        """What depends on it."""
        if kind not in self.nouns:
            raise NoSuchKind(what="kind", which=kind)
        return checking.uses(self.sections, kind, key, await self.world(transaction))

    def _refuse(self, kind: str, faults: list[Fault]) -> None:
        if faults:
            raise FaultySetting(self.nouns[kind], faults)

    async def _moved(self, transaction: Transaction, kind: str, held: Held, version: int) -> ChangedMeanwhile:
        noun = self.nouns[kind]
        newest = await self._audit.page(transaction, f"{noun}:{held.key}", limit=1)
        by = newest[0].content.who if newest else "Somebody"
        at = iso(newest[0].content.at) if newest else None
        current = shown(held)
        return ChangedMeanwhile(kind=noun, key=held.key, by=by, at=at, current=current, version=version)


def shown(held: Held) -> Json:
    """The setting as the interface shows it."""
    changed_at = iso(held.changed_at) if held.changed_at is not None else None
    return asdict(held) | {"changed_at": changed_at}
