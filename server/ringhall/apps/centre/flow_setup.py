"""Flows as people set them up: checked, drawn as a draft, published, and gone back to."""

from typing import Any

from ringhall.apps.api.parts import Json
from ringhall.apps.centre import kinds
from ringhall.apps.centre.flow_tests import FlowTests
from ringhall.apps.centre.settings import SettingsBook
from ringhall.apps.centre.settings.values import By
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.company.organisation.types import Setting
from ringhall.engine.flows.errors import NothingToPublish, TestsFailed
from ringhall.engine.flows.rules.difference import Difference, difference
from ringhall.engine.flows.types import FlowDraft, FlowVersion, FlowVersionLine
from ringhall.engine.flows.versions import FlowVersions
from ringhall.foundation.db.engine import Transaction

LIVE, DRAFT = "live", "draft"


class FlowSetup:
    """Implements the API's Flows over the book of settings and the versions."""

    def __init__(self, book: SettingsBook, versions: FlowVersions, audit: Audit, tests: FlowTests) -> None:
        self._book, self._versions, self._audit, self._tests = book, versions, audit, tests

    async def check(self, transaction: Transaction, document: Json, by: User) -> list[Json]:
        """Everything that is wrong with the flow."""
        typed = {"id": "flow", "name": "flow", "document": document}
        faults, _ = await self._book.check(transaction, "flows", typed, None, By(by.login, by))
        return [{"where": fault.where.removeprefix("document."), "text": fault.text} for fault in faults]

    async def publish(
        self, transaction: Transaction, key: str, document: Json, note: str, by: User, *, despite_tests: bool
    ) -> Json:
        """The document answers callers from now on; refused when it is not sound.

        Raises TestsFailed when its own tests fail, unless it shall be published `despite_tests`, which is audited.
        """
        held = await self._book.one(transaction, "flows", key)
        value = held.value | {"document": document}
        if value == held.value:
            return value
        changed = await self._book.change(transaction, "flows", key, value, None, By(by.login, by))
        await self._versions.annotate(transaction, key, note)
        results, _ = await self._tests.run(await self._tests.ready(transaction, document))
        failed = [result.name for result in results if result.failures]
        if failed and not despite_tests:
            raise TestsFailed(failed)
        if failed:
            await self._audit.write(transaction, by.login, "flow.overruled", f"flow:{key}", None, {"failed": failed})
        return changed.value

    async def versions(
        self, transaction: Transaction, key: str, before: int | None, limit: int
    ) -> list[FlowVersionLine]:
        """Versions, newest first."""
        return await self._versions.page(transaction, key, before, limit)

    async def version(self, transaction: Transaction, key: str, number: int) -> FlowVersion:
        """One version. Raises NotFound."""
        return await self._versions.one(transaction, key, number)

    async def live(self, transaction: Transaction, key: str) -> int:
        """The number of the version that answers callers now. Raises NotFound without such a flow."""
        return await self._versions.live(transaction, key)

    async def draft(self, transaction: Transaction, key: str) -> FlowDraft:
        """What is being drawn. Raises NotFound."""
        return await self._versions.draft(transaction, key)

    async def drawn(self, transaction: Transaction, key: str) -> int:
        """The revision of the draft; 0 when nothing is being drawn."""
        return await self._versions.drawn(transaction, key)

    async def save_draft(
        self, transaction: Transaction, key: str, document: Json, revision: int, by: User
    ) -> FlowDraft:
        """Keep what is drawn; nobody hears it. Raises DraftMoved."""
        return await self._versions.save_draft(transaction, by.login, key, document, revision)

    async def discard_draft(self, transaction: Transaction, key: str, revision: int, by: User) -> None:
        """Throw the draft away; the audit log keeps it. Raises NotFound, DraftMoved."""
        gone = await self._versions.drop_draft(transaction, key, revision)
        before = {"document": gone.document, "based_on": gone.based_on}
        await self._audit.write(transaction, by.login, "flow.discarded", f"flow:{key}", before, None)

    async def publish_draft(
        self, transaction: Transaction, key: str, revision: int, note: str, by: User, *, despite_tests: bool
    ) -> Json:
        """The draft answers callers from now on, and is no draft any more.

        Raises DraftMoved, NothingToPublish, FaultySetting, and TestsFailed.
        """
        draft = await self._versions.drop_draft(transaction, key, revision)
        if draft.document == (await self._versions.newest(transaction, key)).document:
            raise NothingToPublish
        return await self.publish(transaction, key, draft.document, note, by, despite_tests=despite_tests)

    async def difference(self, transaction: Transaction, key: str, before: str, after: str) -> Difference:
        """Between two versions by number, or "live", or "draft". Raises NotFound."""
        return difference(await self._side(transaction, key, before), await self._side(transaction, key, after))

    async def _side(self, transaction: Transaction, key: str, which: str) -> Json:
        if which == DRAFT:
            return (await self._versions.draft(transaction, key)).document
        if which == LIVE:
            return (await self._versions.newest(transaction, key)).document
        return (await self._versions.one(transaction, key, int(which))).document


def keep_versions(organisation: Organisation, versions: FlowVersions) -> None:
    """Every document of a flow that is stored, whichever way it comes, is kept as a version."""

    async def keep(transaction: Transaction, who: str, key: str, flow: Setting[Any] | None) -> None:
        if flow is None:
            await versions.forget(transaction, key)
        else:
            await versions.keep(transaction, who, key, flow.version, flow.value.document)

    organisation.keep_with(kinds.FLOWS, keep)
