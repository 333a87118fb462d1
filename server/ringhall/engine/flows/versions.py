"""Versions of flows: each document that answered callers is kept; what is being drawn stands apart from it."""

from typing import TypeVar

import msgspec

from ringhall.engine.flows import repository
from ringhall.engine.flows.document import FLOW_BYTES_MAX
from ringhall.engine.flows.errors import DraftMoved, FlowTooLarge
from ringhall.engine.flows.types import Document, FlowDraft, FlowVersion, FlowVersionLine
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound

LIMIT_MAX = 200
T = TypeVar("T")


class FlowVersions:
    """Every method works in the caller's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def keep(self, transaction: Transaction, who: str, flow_id: str, version: int, document: Document) -> None:
        """This version answers callers from now on. One that only has another name is the one before it."""
        newest = await repository.newest(transaction, flow_id)
        if newest is not None and newest.document == document:
            return
        now = self._clock.now()
        await repository.keep_version(
            transaction,
            FlowVersion(
                flow_id=flow_id, version=version, document=document, author=who, note="", published_at=now
            ),
        )  # fmt: skip

    async def annotate(self, transaction: Transaction, flow_id: str, note: str) -> None:
        """What the author says of the newest version."""
        await repository.annotate(transaction, flow_id, await self.live(transaction, flow_id), note)

    async def forget(self, transaction: Transaction, flow_id: str) -> None:
        """The flow is deleted."""
        await repository.forget(transaction, flow_id)

    async def page(
        self, transaction: Transaction, flow_id: str, before: int | None = None, limit: int = 50
    ) -> list[FlowVersionLine]:
        """The versions older than `before`, newest first, without their documents."""
        up_to = None if before is None else before - 1
        return await repository.lines(transaction, flow_id, up_to, max(1, min(limit, LIMIT_MAX)))

    async def live(self, transaction: Transaction, flow_id: str) -> int:
        """The number of the version that answers callers now. Raises NotFound."""
        return _there(await repository.newest_number(transaction, flow_id), flow_id)

    async def newest(self, transaction: Transaction, flow_id: str) -> FlowVersion:
        """What answers callers now. Raises NotFound."""
        return _there(await repository.newest(transaction, flow_id), flow_id)

    async def at(self, transaction: Transaction, flow_id: str, version: int) -> FlowVersion:
        """The document that answered callers when the setting had this version. Raises NotFound."""
        return _there(await repository.newest(transaction, flow_id, version), f"{flow_id} {version}")

    async def one(self, transaction: Transaction, flow_id: str, version: int) -> FlowVersion:
        """The version with this number. Raises NotFound."""
        found = await self.at(transaction, flow_id, version)
        return _there(found if found.version == version else None, f"{flow_id} {version}")

    async def draft(self, transaction: Transaction, flow_id: str) -> FlowDraft:
        """What is being drawn; nobody else changes it before the transaction ends. Raises NotFound."""
        found = await repository.find_draft(transaction, flow_id)
        if found is None:
            raise NotFound(what="draft", which=flow_id)
        return found

    async def drawn(self, transaction: Transaction, flow_id: str) -> int:
        """The revision of the draft; 0 when nothing is being drawn."""
        return await repository.draft_revision(transaction, flow_id)

    async def save_draft(
        self, transaction: Transaction, who: str, flow_id: str, document: Document, revision: int
    ) -> FlowDraft:
        """Keep what is drawn in place of `revision` (0: there is no draft yet). It need not be sound.

        Raises DraftMoved, FlowTooLarge, and NotFound without such a flow.
        """
        size = len(msgspec.json.encode(document))
        if size > FLOW_BYTES_MAX:
            raise FlowTooLarge(size=size, unit="bytes", most=FLOW_BYTES_MAX)
        live = await self.live(transaction, flow_id)
        before = await repository.find_draft(transaction, flow_id)
        kept = FlowDraft(
            flow_id=flow_id, document=document, revision=revision + 1, author=who, changed_at=self._clock.now(),
            based_on=before.based_on if before else live,
        )  # fmt: skip
        if not await repository.put_draft(transaction, kept):
            raise DraftMoved
        return kept

    async def drop_draft(self, transaction: Transaction, flow_id: str, revision: int) -> FlowDraft:
        """There is no draft any more; that draft. Raises NotFound, and DraftMoved if it is another revision."""
        there = await self.draft(transaction, flow_id)
        if there.revision != revision:
            raise DraftMoved
        await repository.drop_draft(transaction, flow_id)
        return there


def _there(found: T | None, which: str) -> T:
    if found is None:
        raise NotFound(what="version of the flow", which=which)
    return found
