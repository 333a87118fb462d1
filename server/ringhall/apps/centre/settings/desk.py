"""The settings as the API asks for them: with the rights of the person who asks."""

from dataclasses import asdict

from ringhall.apps.centre.settings.book import SettingsBook, shown
from ringhall.apps.centre.settings.document import CUSTOMERS, ConfigDocument
from ringhall.apps.centre.settings.matrix import AGENTS, AgentMatrix, Cells, Changes
from ringhall.apps.centre.settings.overview import troubles
from ringhall.apps.centre.settings.shelves import new_sip_secret
from ringhall.apps.centre.settings.trail import Trail
from ringhall.apps.centre.settings.values import By, Json
from ringhall.company.access.rules.rights import CATALOGUE, ROLES, SEE_PERSONAL
from ringhall.company.access.service import require
from ringhall.company.access.types import User
from ringhall.company.audit.rules.chain import Content
from ringhall.company.audit.service import Audit
from ringhall.foundation.db.engine import Transaction

READ_OTHERS = {"prompts": "settings.read"}


class SettingsDesk:
    """Implements the API's SettingsDesk."""

    def __init__(self, book: SettingsBook, document: ConfigDocument, audit: Audit) -> None:
        self._book, self._document, self._trail = book, document, Trail(book, audit)
        self._matrix = AgentMatrix(book, document)

    async def overview(self, transaction: Transaction, user: User) -> Json:
        """How many there are of each kind the person may read, and what does not fit together."""
        world = await self._book.world(transaction)
        readable = {name: section for name, section in self._book.sections.items() if user.may(section.read)}
        kinds = [
            {"kind": name, "count": len(world[name]), "may_edit": user.may(section.edit)}
            for name, section in readable.items()
        ]
        found = [each for each in troubles(self._book.sections, world) if each["kind"] in readable]
        return {"kinds": kinds, "troubles": found}

    async def all(self, transaction: Transaction, kind: str, user: User) -> list[Json]:
        """All of the kind."""
        require(user, self._book.section(kind).read)
        return [shown(each) for each in await self._book.all(transaction, kind)]

    async def one(self, transaction: Transaction, kind: str, key: str, user: User) -> Json:
        """One of the kind."""
        require(user, self._book.section(kind).read)
        return shown(await self._book.one(transaction, kind, key))

    async def uses(self, transaction: Transaction, kind: str, key: str, user: User) -> list[Json]:
        """What depends on it."""
        right = READ_OTHERS.get(kind) or self._book.section(kind).read
        require(user, right)
        return [dict(use) for use in await self._book.uses(transaction, kind, key)]

    async def check(self, transaction: Transaction, kind: str, data: Json, key: str | None, user: User) -> list[Json]:
        """What is wrong with what is typed."""
        require(user, self._book.section(kind).edit)
        faults, _ = await self._book.check(transaction, kind, data, key, _by(user))
        return [asdict(fault) for fault in faults]

    async def create(self, transaction: Transaction, kind: str, data: Json, user: User) -> Json:
        """A new one."""
        require(user, self._book.section(kind).edit)
        return shown(await self._book.create(transaction, kind, data, _by(user)))

    async def change(self, transaction: Transaction, kind: str, key: str, data: Json, version: int, user: User) -> Json:
        """Another value, if nobody changed it since `version`."""
        require(user, self._book.section(kind).edit)
        return shown(await self._book.change(transaction, kind, key, data, version, _by(user)))

    async def remove(self, transaction: Transaction, kind: str, key: str, version: int | None, user: User) -> None:
        """Take it away, if nothing depends on it."""
        require(user, self._book.section(kind).edit)
        await self._book.remove(transaction, kind, key, version, _by(user))

    async def rights(self, transaction: Transaction) -> Json:
        """Every right there is, and every role with its rights."""
        built_in = [
            {"id": name, "name": name, "rights": sorted(rights), "built_in": True} for name, rights in ROLES.items()
        ]
        own = [each.value | {"built_in": False} for each in await self._book.all(transaction, "roles")]
        return {"rights": sorted(CATALOGUE), "roles": built_in + own}

    def noun_of(self, kind: str) -> str:
        """What the kind is called in the audit log."""
        return self._book.section(kind).noun

    def about(self, content: Content) -> tuple[str | None, str | None, bool]:
        """Kind and key of the setting an audit entry is about, and whether it leaves a way back."""
        section = self._trail.section_of(content)
        if section is None:
            return None, None, False
        key = content.subject.partition(":")[2]
        return section.name, key, self._trail.reason_against(content) is None

    async def take_back(self, transaction: Transaction, n: int, user: User) -> tuple[Content, Json | None]:
        """Take change `n` back; the new entry of the audit log, and the setting as it is now."""
        content, held = await self._trail.take_back(transaction, n, _by(user))
        return content, shown(held) if held is not None else None

    async def renew_secret(self, transaction: Transaction, agent_id: str, user: User) -> None:
        """A new secret for the agent's SIP account."""
        held = await self._book.one(transaction, "agents", agent_id)
        value = held.value | {"sip_secret": new_sip_secret()}
        await self._book.change(transaction, "agents", agent_id, value, held.version, _by(user))

    async def export(self, transaction: Transaction, user: User) -> Json:
        """All settings that the person may read, as a document."""
        document = await self._document.export(transaction)
        return {kind: things for kind, things in document.items() if user.may(self._book.section(kind).read)}

    async def plan(self, transaction: Transaction, document: Json, user: User, *, remove: bool) -> Json:
        """What the document would change; what it says of customers is compared with their records."""
        if document.get(CUSTOMERS):
            require(user, SEE_PERSONAL)
        return (await self._document.plan(transaction, document, _by(user), remove=remove)).told()

    async def apply(self, transaction: Transaction, document: Json, user: User, *, remove: bool) -> list[Json]:
        """Bring everything to what the document says; all or nothing."""
        if document.get(CUSTOMERS):
            require(user, SEE_PERSONAL)
        changes = await self._document.apply(transaction, document, _by(user), remove=remove)
        return [change.told() for change in changes]

    async def plan_matrix(self, transaction: Transaction, changes: Json, user: User) -> Json:
        """What would become of the agents."""
        require(user, self._book.section(AGENTS).edit)
        return (await self._matrix.plan(transaction, _cells(changes), _by(user))).told()

    async def apply_matrix(self, transaction: Transaction, changes: Json, user: User) -> list[Json]:
        """Levels and tiers of many agents, all or nothing."""
        require(user, self._book.section(AGENTS).edit)
        return [change.told() for change in await self._matrix.apply(transaction, _cells(changes), _by(user))]


def _cells(changes: Json) -> Changes:
    return {key: Cells(**cells) for key, cells in changes.items()}


def _by(user: User) -> By:
    return By(user.login, user)
