"""Call-backs: those that were promised or booked, and callers who gave up and are to be called."""

from typing import Annotated

from fastapi import Query

from ringhall.apps.api.acting import agent_named, agent_on
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import call_backs as shapes
from ringhall.apps.api.schemas.common import Identifier, Line
from ringhall.apps.api.schemas.live import Contact, ContactCustomer
from ringhall.apps.api.sight import MASK, Seen, Sight, sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view
from ringhall.business.call_backs.errors import NotBooked, WithoutQueue
from ringhall.business.call_backs.repository import Place
from ringhall.business.call_backs.rules.later import DAYS_AHEAD_MAX, KEPT_FOR_ME_MS, require_hours
from ringhall.business.call_backs.rules.slots import DAY_MS, MINUTE_MS
from ringhall.business.call_backs.types import WAITING, LostCaller, LostState, Wanted
from ringhall.company.access.types import User
from ringhall.contact.errors import CursorUnreadable
from ringhall.contact.rules import lifecycle
from ringhall.contact.state import Contact as LiveContact
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.errors import NotFound
from ringhall.foundation.steps import Step

HANDLE, HANDLE_ANY = "call_backs.handle", "call_backs.handle.any"
routes = Routes("call_backs")


@routes.on("GET", "/call_backs/promised", may=HANDLE)
async def list_promised(
    centre: Centre, sight: Seen, queue: Annotated[list[Identifier] | None, Query()] = None
) -> shapes.PromisedList:
    """Contacts that are owed a call, due first; booked ones among them."""
    owed = [each for each in centre.contacts.live.promised_contacts() if not queue or each.queue_id in queue]
    owed.sort(key=lambda each: (each.not_before or 0, (each.waiting_since or 0) - each.head_start_ms))
    items = [
        shapes.Promised(
            contact=contact_view(centre, each, sight),
            booked_for=each.call_back.booked_for if each.call_back else None,
            kept_for=each.preferred,
        )
        for each in owed
    ]
    return shapes.PromisedList(items=items)


@routes.on("POST", "/call_backs/promised/{contact_id}/cancel", may=HANDLE_ANY)
async def cancel_promised(centre: Centre, user: SignedInUser, contact_id: Identifier, sight: Seen) -> Contact:
    """Nobody is called: the contact ends. Audited."""

    def cancel(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        if not contact.waits_for_call or contact.state != "queued":
            raise NotBooked()
        centre.contacts.end(step, contact_id, "call_back", "agent")
        return contact

    contact = await perform(centre, cancel)
    await _audit(centre, user, "call_back.cancelled", contact)
    return contact_view(centre, contact, sight)


@routes.on("GET", "/call_backs/slots", may=HANDLE)
async def list_slots(
    centre: Centre, queue: Identifier, days: Annotated[int, Query(ge=1, le=DAYS_AHEAD_MAX)] = 7
) -> shapes.SlotList:
    """The times for which a call can be booked in this queue, from now on."""
    now = centre.clock.now()
    _queue(centre, queue)
    found = centre.slots.all(queue, now, now + days * DAY_MS)
    return shapes.SlotList(items=[shapes.Slot(at=each.at, capacity=each.capacity, free=each.free) for each in found])


@routes.on("POST", "/call_backs", may=HANDLE, status_code=201)
async def book_call_back(centre: Centre, user: SignedInUser, body: shapes.Booking, sight: Seen) -> Contact:
    """Book a call: in a slot that has room, or at any time with `slot` false. Audited."""
    at, now = round(body.at.timestamp() * 1000), centre.clock.now()

    def book(step: Step) -> LiveContact:
        # One step at a time: nobody takes the last place twice.
        if body.slot:
            centre.slots.require(body.queue, at, now)
        head_start_ms = _queue(centre, body.queue).call_back_head_start_minutes * MINUTE_MS
        return centre.contacts.book_call_back(
            step,
            queue_id=body.queue,
            number=body.number,
            booked_for=at,
            head_start_ms=head_start_ms,
            dialled=centre.directory.caller_id(),
        )

    contact = await perform(centre, book)
    await _audit(centre, user, "call_back.booked", contact)
    return contact_view(centre, contact, sight)


@routes.on("POST", "/contacts/{contact_id}/call_later", may=HANDLE, status_code=201)
async def call_later(
    centre: Centre, user: SignedInUser, contact_id: Identifier, body: shapes.CallLater, sight: Seen
) -> Contact:
    """Book a call to the customer of a contact one has, linked with it: in the queue's slots, or at its hours. Audited.

    By `queue` (none: the contact's) or by `me` for a while, if I am there then.
    """
    at = round(body.at.timestamp() * 1000)

    def book(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        agent_id = agent_on(user, contact)
        lifecycle.require(contact, "call_later")
        queue_id = body.queue or contact.queue_id
        if queue_id is None:
            raise WithoutQueue()
        settings = _queue(centre, queue_id)
        if settings.call_back_slot_capacity:
            centre.slots.require(queue_id, at, step.now)
        else:
            require_hours(settings.call_back, centre.contacts.time_zone, at, step.now)
        call = centre.contacts.book_call_back(
            step,
            queue_id=queue_id,
            number=contact.address,
            booked_for=at,
            head_start_ms=settings.call_back_head_start_minutes * MINUTE_MS,
            kept_for=agent_id if body.to == "me" else None,
            kept_ms=KEPT_FOR_ME_MS,
            dialled=centre.directory.caller_id(),
            customer_id=contact.customer_id,
            customer_name=contact.customer_name,
            language=contact.language,
        )
        centre.contacts.link(step, contact, "called_back", call, "call_back_of")
        return call

    call = await perform(centre, book)
    await _audit(centre, user, "call_back.booked", call)
    return contact_view(centre, call, sight)


@routes.on("GET", "/call_backs/lost", may=HANDLE)
async def list_lost(
    centre: Centre,
    sight: Seen,
    queue: Annotated[list[Identifier] | None, Query()] = None,
    state: Annotated[list[LostState] | None, Query()] = None,
    days: Annotated[int, Query(ge=1, le=31)] = 7,
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> shapes.LostCallerPage:
    """Callers who gave up and were not reached since, newest first; those to be called unless `state` says others."""
    wanted = Wanted(centre.clock.now() - days * DAY_MS, tuple(queue or ()), tuple(state or WAITING))
    async with centre.database.transaction() as transaction:
        found = await centre.call_backs.page(transaction, wanted, _place(cursor), limit + 1)
    items, last = found[:limit], found[limit - 1] if len(found) > limit else None
    following = f"{last.last_at}.{last.id}" if last else None
    return shapes.LostCallerPage(items=[_lost(centre, each, sight) for each in items], next=following)


@routes.on("POST", "/call_backs/lost/{contact_id}", may=HANDLE)
async def deal_with_lost(
    centre: Centre, user: SignedInUser, contact_id: Identifier, body: shapes.LostCallerDeed, sight: Seen
) -> shapes.LostCaller:
    """Take a lost caller, give them back, be done with them, or let them be for a reason. Audited."""
    async with centre.database.transaction() as transaction:
        lost = await centre.call_backs.do(
            transaction, contact_id, body.deed, user.login, body.reason, for_others=user.may(HANDLE_ANY)
        )
    await _spare(centre, lost)
    return _lost(centre, lost, sight)


@routes.on("POST", "/call_backs/lost/{contact_id}/call", may="contacts.dial", status_code=201)
async def call_lost(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Call them now: your own phone rings first. They are yours, and off the list once they are reached."""
    agent_id = agent_named(user, "me", "contacts.dial")
    async with centre.database.transaction() as transaction:
        lost = await centre.call_backs.do(transaction, contact_id, "take", user.login, for_others=user.may(HANDLE_ANY))
    await _spare(centre, lost)
    contact = await perform(centre, lambda step: centre.voice.dial(step, agent_id, lost.number))
    async with centre.database.transaction() as transaction:
        await centre.call_backs.do(transaction, contact_id, "take", user.login, for_others=True, call_id=contact.id)
    return contact_view(centre, contact, sight_of(centre, user))


def _queue(centre: CentreParts, queue_id: str) -> QueueSettings:
    queue = centre.routing.live.floor.queues.get(queue_id)
    if queue is None:
        raise NotFound(what="queue", which=queue_id)
    return queue.settings


def _place(cursor: str | None) -> Place | None:
    if cursor is None:
        return None
    moment, _, contact_id = cursor.partition(".")
    if not moment.isdigit() or len(moment) > 15 or not contact_id:
        raise CursorUnreadable()
    return int(moment), contact_id


async def _spare(centre: CentreParts, lost: LostCaller) -> None:
    """People deal with them now: the call that the centre would have made by itself is not made."""
    call = centre.contacts.live.by_id.get(lost.call_id or "")
    if call is not None and call.call_back is not None and call.call_back.unasked and call.waits_for_call:
        await perform(centre, lambda step: centre.contacts.end(step, call.id, "call_back", "agent"))


def _calls_at(centre: CentreParts, lost: LostCaller) -> int | None:
    """When the centre calls them by itself: as soon as it is time, and the call is due."""
    if lost.state == "planned":
        call = centre.contacts.live.by_id.get(lost.call_id or "")
        return max(centre.clock.now(), call.not_before or 0) if call else None
    return centre.follow_up.due(lost)


def _lost(centre: CentreParts, lost: LostCaller, sight: Sight) -> shapes.LostCaller:
    seen = sight.everybody or lost.customer_id in sight.customer_ids
    name = lost.customer_name or ""
    customer = None
    if lost.customer_id:
        customer = ContactCustomer(id=lost.customer_id, name=name if seen else MASK.name(name), known=True)
    return shapes.LostCaller(
        id=lost.id,
        queue_id=lost.queue_id,
        number=lost.number if seen else MASK.address(lost.number),
        customer=customer,
        contact_ids=lost.contact_ids,
        first_at=lost.first_at,
        last_at=lost.last_at,
        wait_ms=lost.wait_ms,
        state=lost.state,
        by=lost.by,
        reason=lost.reason,
        call_id=lost.call_id,
        calls_at=_calls_at(centre, lost),
    )


async def _audit(centre: CentreParts, user: User, what: str, contact: LiveContact) -> None:
    booked = contact.call_back.booked_for if contact.call_back else None
    async with centre.database.transaction() as transaction:
        after = {"queue_id": contact.queue_id, "booked_for": booked}
        await centre.audit.write(transaction, user.login, what, f"contact:{contact.id}", None, after)
