"""The settings as one document: written out, compared, and brought to what it says, all or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from ringhall.apps.centre.settings import checking
from ringhall.apps.centre.settings.book import SettingsBook
from ringhall.apps.centre.settings.customers import DocumentCustomers
from ringhall.apps.centre.settings.values import By, Held, Json, Section, World
from ringhall.business.customers.service import Customers
from ringhall.company.organisation.errors import FaultySetting
from ringhall.company.organisation.rules.older_hours import with_named_hours
from ringhall.company.organisation.rules.older_queues import without_open
from ringhall.company.organisation.types import Fault
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotAllowed, Phrase

CUSTOMERS = "customers"
THINGS_MAX = 20_000
FAULTS_TOLD_MAX = 200


@dataclass(frozen=True)
class Change:
    """One thing that would be other than it is; `data` is what the document says, secrets included."""

    kind: str
    key: str
    name: str
    what: str
    before: Json | None
    after: Json | None
    data: Json = field(default_factory=dict, repr=False)
    held: Held | None = None

    def told(self) -> Json:
        """The change as people see it."""
        return {name: getattr(self, name) for name in ("kind", "key", "name", "what", "before", "after")}


@dataclass
class Plan:
    """What a document would change, and what is wrong with it."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Json] = field(default_factory=list)
    unchanged: int = 0

    def blame(self, kind: str, key: str, faults: list[Fault]) -> None:
        """Note faults of one thing."""
        self.faults += [{"kind": kind, "key": key} | asdict(fault) for fault in faults]
        del self.faults[FAULTS_TOLD_MAX:]

    def told(self) -> Json:
        """The plan as people see it."""
        changes = [change.told() for change in self.changes]
        return {"changes": changes, "faults": self.faults, "unchanged": self.unchanged}


class ConfigDocument:
    """`export`, `plan`, `apply`. Every method works in the caller's transaction."""

    def __init__(self, book: SettingsBook, customers: Customers) -> None:
        self._book, self._customers = book, DocumentCustomers(customers)

    async def export(self, transaction: Transaction) -> Json:
        """Everything that is set, without secrets; a plan of it shows nothing."""
        document: Json = {}
        for name, section in self._book.sections.items():
            held = [each for each in await self._book.all(transaction, name) if each.version > 0]
            document[name] = [_exported(section, each.value) for each in held]
        return document

    async def plan(self, transaction: Transaction, document: Json, by: By, *, remove: bool) -> Plan:
        """What would change. With `remove`, what a section of the document does not name goes; else it stays."""
        plan, document = Plan(), without_open(with_named_hours(document))
        there = {name: await self._book.all(transaction, name) for name in self._book.sections}
        for name, things in document.items():
            for fault in _faults_of_section(name, things, self._book.sections):
                plan.blame(name, "", [fault])
        if plan.faults:
            return plan
        for name, section in self._book.sections.items():
            await self._compare(plan, transaction, section, document.get(name, []), there[name], by)
            if remove and name in document:
                self._leave_out(plan, section, document[name], there[name])
        await self._compare_customers(plan, transaction, document.get(CUSTOMERS, []))
        world = {name: {each.key: each.value for each in held} for name, held in there.items()}
        self._check(plan, world, by)
        return plan

    async def apply(self, transaction: Transaction, document: Json, by: By, *, remove: bool = False) -> list[Change]:
        """Bring everything to what the document says. Refuses, and changes nothing, when anything is wrong."""
        return await self.carry_out(transaction, await self.plan(transaction, document, by, remove=remove), by)

    async def carry_out(self, transaction: Transaction, plan: Plan, by: By) -> list[Change]:
        """Bring everything to what was planned in this transaction. Raises FaultyDocument where something is wrong."""
        if plan.faults:
            raise FaultyDocument.of(plan)
        self._check_rights(plan, by)
        for change in plan.changes:
            await self._carry_out(transaction, change, by)
        for change in reversed(plan.changes):
            if change.what == "removed":
                await self._book.shelves[change.kind].remove(transaction, by, change.key, "")
        return plan.changes

    async def _carry_out(self, transaction: Transaction, change: Change, by: By) -> None:
        if change.what == "removed":
            return
        if change.kind == CUSTOMERS:
            await self._customers.put(transaction, by, change.data, new=change.what == "added")
        else:
            await self._book.shelves[change.kind].put(transaction, by, change.held, change.data, "")

    async def _compare(
        self, plan: Plan, transaction: Transaction, section: Section, things: list[Json], there: list[Held], by: By
    ) -> None:
        shelf, known = self._book.shelves[section.name], {_named(section, each.value): each for each in there}
        seen: set[str] = set()
        for given in things:
            data = _with_defaults(section, given)
            named = _named(section, data)
            held = known.get(named)
            faults = shelf.faults(data, held, by)
            if named in seen:
                faults.append(Fault(section.named_by, "twice", "This stands in the document twice."))
            seen.add(named)
            if faults:
                plan.blame(section.name, named, faults)
                continue
            after = shelf.whole(data)
            if held is not None and section.document_key:
                after, data = after | {section.key: held.key}, _known_user(data, held)
            if held is not None and held.value == after and await shelf.same_secrets(transaction, held, data):
                plan.unchanged += 1
                continue
            what = "changed" if held is not None and held.version else "added"
            key = held.key if held else named
            before = held.value if held is not None and held.version else None
            plan.changes.append(Change(section.name, key, _name(after, named), what, before, after, data, held))

    def _leave_out(self, plan: Plan, section: Section, things: list[Json], there: list[Held]) -> None:
        named = {_named(section, data) for data in things}
        for held in there:
            if held.version and _named(section, held.value) not in named:
                name = _name(held.value, held.key)
                plan.changes.append(Change(section.name, held.key, name, "removed", held.value, None, {}, held))

    async def _compare_customers(self, plan: Plan, transaction: Transaction, things: list[Json]) -> None:
        for data in things:
            key = str(data.get("id", ""))
            faults = self._customers.faults(data)
            if faults:
                plan.blame(CUSTOMERS, key, faults)
                continue
            before = await self._customers.find(transaction, key)
            if before is not None and before == before | data:
                plan.unchanged += 1
            else:
                what = "changed" if before else "added"
                plan.changes.append(Change(CUSTOMERS, key, _name(data, key), what, before, data, data))

    def _check(self, plan: Plan, world: World, by: By) -> None:
        """Everything must hold in the centre as it would be, also for what stays."""
        removed = [change for change in plan.changes if change.what == "removed"]
        for change in plan.changes:
            if change.kind in world:
                world[change.kind].pop(change.key, None)
                if change.after is not None:
                    world[change.kind][change.key] = change.after
        settled = world if by.user is None else world | self._book.prompts()
        for change in plan.changes:
            if change.after is not None and change.kind in self._book.sections:
                section = self._book.sections[change.kind]
                faults = checking.faults(section, change.key, change.after, settled, self._book.nouns)
                plan.blame(change.kind, change.key, faults)
        for change in removed:
            for use in checking.uses(self._book.sections, change.kind, change.key, world):
                kind = self._book.nouns[use["kind"]]
                words = Phrase("{kind} {name} still needs it.", kind=kind, name=use["name"])
                plan.blame(change.kind, change.key, [Fault("", "in-use", words, dict(use))])

    def _check_rights(self, plan: Plan, by: By) -> None:
        for change in plan.changes:
            right = "customers.edit" if change.kind == CUSTOMERS else self._book.sections[change.kind].edit
            if not by.may(right):
                raise NotAllowed(right=right)


class FaultyDocument(FaultySetting):
    """Something in the document cannot be; nothing of it was stored."""

    def __init__(self, faults: list[Fault], errors: list[Json]) -> None:
        super().__init__("document", faults)
        self.fields = self.fields | {"errors": errors}

    @classmethod
    def of(cls, plan: Plan) -> "FaultyDocument":
        """What is wrong with the plan."""
        faults = [Fault(f"{f['kind']} {f['key']} {f['where']}".strip(), f["code"], f["text"]) for f in plan.faults]
        return cls(faults, plan.faults)


def _faults_of_section(name: str, things: object, sections: Mapping[str, Section]) -> Iterator[Fault]:
    known = [*sections, CUSTOMERS]
    if name not in known:
        words = Phrase("There are no settings of this kind. Known: {known}.", known=", ".join(known))
        yield Fault(name[:80], "unknown-field", words)
    elif not isinstance(things, list) or not all(isinstance(each, dict) for each in things):
        yield Fault(name, "wrong-type", "This must be a list of objects.", {"wanted": "array"})
    elif len(things) > THINGS_MAX:
        yield Fault(name, "too-long", Phrase("Give at most {most} entries.", most=THINGS_MAX), {"max": THINGS_MAX})


def _named(section: Section, value: Json) -> str:
    named = str(value.get(section.named_by, ""))
    return named.strip().lower() if section.document_key else named


def _name(value: Json, otherwise: str) -> str:
    return str(value.get("name") or otherwise)


def _with_defaults(section: Section, data: Json) -> Json:
    """A user of a document may be no more than a login."""
    return {"name": data.get("login"), "roles": ["agent"]} | data if section.name == "users" else data


def _known_user(data: Json, held: Held) -> Json:
    """A document gives passwords and PINs to new users only: applied again it must change nothing."""
    return {name: value for name, value in data.items() if name not in ("password", "pin")} | {"id": held.key}


def _exported(section: Section, value: Json) -> Json:
    return {name: field for name, field in value.items() if not (section.document_key and name == section.key)}
