"""Lost callers: who they are, and what people do about them."""

from collections.abc import Collection
from typing import Any

from ringhall.business.call_backs import repository
from ringhall.business.call_backs.repository import Place
from ringhall.business.call_backs.rules import deeds
from ringhall.business.call_backs.rules.deeds import BECOMES, Deed
from ringhall.business.call_backs.rules.slots import DAY_MS
from ringhall.business.call_backs.types import WAITING, LostCaller, LostState, Wanted
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import Clock, as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound

DAYS_MAX = 31
LIMIT_MAX = 200
REASON_LETTERS_MAX = 500
SYSTEM = "system"
EVERY_STATE: tuple[LostState, ...] = (*WAITING, "done", "dismissed")


class CallBacks:
    """The list of lost callers. Verbs write the audit log in the same transaction."""

    def __init__(self, audit: Audit, clock: Clock) -> None:
        self._audit, self._clock = audit, clock

    async def page(
        self, transaction: Transaction, wanted: Wanted, after: Place | None = None, limit: int = 50
    ) -> list[LostCaller]:
        """Lost callers, those whose last try is newest first; none is older than 31 days."""
        return await repository.page(transaction, self._within(wanted), after, max(1, min(limit, LIMIT_MAX)))

    async def get(self, transaction: Transaction, contact_id: str) -> LostCaller:
        """The lost caller of whom this is a contact. Raises NotFound, also when they are not lost any more."""
        found = await self.find(transaction, contact_id)
        if found is None:
            raise NotFound(what="lost caller", which=contact_id)
        return found

    async def do(
        self,
        transaction: Transaction,
        contact_id: str,
        deed: Deed,
        who: str,
        reason: str = "",
        *,
        for_others: bool = False,
        call_id: str | None = None,
    ) -> LostCaller:
        """Take, release, finish, dismiss or reopen. Raises NotFound, TakenBySomebody, NotWithReason."""
        seen = await self.get(transaction, contact_id)
        await repository.lock(transaction, seen.queue_id, seen.number)
        lost = await self.get(transaction, contact_id)
        deeds.require(lost, deed, who, reason, for_others=for_others)
        state: LostState | None = BECOMES[deed]
        values = dict[str, Any]()
        if state is None and (call_id or lost.call_id):
            # Whom we have called already the centre does not call by itself.
            state = "missed"
        if state is not None:
            said = reason.strip()[:REASON_LETTERS_MAX]
            now, call = as_datetime(self._clock.now()), call_id or lost.call_id
            values = {"state": state, "by": who, "reason": said, "call_id": call, "at": now}
        await repository.put(transaction, lost.contact_ids, values or None)
        after = {"state": state or "open", "reason": reason.strip()[:REASON_LETTERS_MAX], "call_id": call_id}
        subject = f"contact:{lost.id}"
        await self._audit.write(transaction, who, f"lost_caller.{DONE[deed]}", subject, {"state": lost.state}, after)
        return await self.get(transaction, contact_id)

    async def plan(self, transaction: Transaction, contact_id: str) -> LostCaller | None:
        """The centre will call this lost caller by itself; None where they are not open any more. Audited."""
        if (seen := await self.find(transaction, contact_id)) is None:
            return None
        await repository.lock(transaction, seen.queue_id, seen.number)
        lost = await self.find(transaction, contact_id)
        if lost is None or lost.state != "open":
            return None
        values = {"state": "planned", "by": "", "reason": "", "call_id": None, "at": as_datetime(self._clock.now())}
        await repository.put(transaction, lost.contact_ids, values)
        await self._audit.write(
            transaction,
            SYSTEM,
            "lost_caller.planned",
            f"contact:{lost.id}",
            {"state": lost.state},
            {"state": "planned"},
        )
        return lost

    async def planned(self, transaction: Transaction, lost: LostCaller, call_id: str | None) -> None:
        """This contact is the call that was planned; None: nobody is to be called there."""
        await repository.follow(transaction, lost.contact_ids, call_id)

    async def missed(self, transaction: Transaction, call_ids: Collection[str]) -> None:
        """These calls did not reach anybody: now it is for people."""
        await repository.missed(transaction, call_ids)

    async def find(self, transaction: Transaction, contact_id: str) -> LostCaller | None:
        """The lost caller of whom this is a contact, in whatever state; None when they are not lost any more."""
        return await repository.find(transaction, contact_id, self._within(Wanted(since=0, states=EVERY_STATE)))

    def _within(self, wanted: Wanted) -> Wanted:
        oldest = self._clock.now() - DAYS_MAX * DAY_MS
        return Wanted(max(wanted.since, oldest), wanted.queue_ids, wanted.states)


DONE: dict[Deed, str] = {
    "take": "taken",
    "release": "released",
    "finish": "finished",
    "dismiss": "dismissed",
    "reopen": "reopened",
}
