"""Voicemail: the boxes one looks into, and what is done with a message."""

from collections.abc import Callable, Collection
from typing import Annotated

from fastapi import Query

from ringhall.apps.api.acting import agent_named, agent_on
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import voicemail as shapes
from ringhall.apps.api.schemas.common import Identifier, Json, Line
from ringhall.apps.api.schemas.live import Contact
from ringhall.apps.api.sight import Seen, sight_of
from ringhall.apps.api.snapshot import sees_box, sees_contact
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view, listed_view
from ringhall.company.access.types import User
from ringhall.contact import repository
from ringhall.contact.state import Contact as LiveContact
from ringhall.engine.channels.voicemail.rules.boxes import agent_in, boxes_of, of_agent
from ringhall.foundation.errors import NotAllowed
from ringhall.foundation.steps import Step

READ = ("contacts.read", "contacts.read.own")
HANDLE = ("contacts.handle", "contacts.handle.any")
TAKEN = frozenset({"connected", "wrap_up"})
SOUND = 1
"""A message is the first and only recording of its contact."""
BY_HAND = "by-hand"
routes = Routes("voicemail")


@routes.on("GET", "/voicemail", may=READ)
async def list_messages(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    state: shapes.MessageState = "new",
    mailbox: Line | None = None,
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=repository.LIMIT_MAX)] = 50,
) -> shapes.Messages:
    """The messages of one state in a mailbox, or in all that one looks into; supervisors look into every one."""
    boxes = _boxes(centre, user)
    mine = [each for each in _open(centre) if boxes is None or each.mailbox in boxes]
    if state == "done":
        found = await _done(centre, boxes, mailbox, cursor, limit)
    else:
        wanted = [each for each in mine if (each.state in TAKEN) == (state == "taken")]
        chosen = [each for each in wanted if mailbox is None or each.mailbox == mailbox]
        found = repository.Page(sorted(chosen, key=lambda each: (each.due_at or 0, each.id)), None)
    return shapes.Messages(
        items=[listed_view(centre, each, sight) for each in found.items],
        next=found.next,
        mailboxes=_counted(centre, mine, boxes),
    )


@routes.on("POST", "/contacts/{contact_id}/accept", may=HANDLE)
async def accept(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Take what is offered: a message, or a call at a phone that stays connected. (Any other phone is picked up.)"""

    def accept(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        take = centre.voice.accept if contact.channel == "voice" else centre.contacts.accept
        take(step, contact_id, agent_on(user, contact))
        return contact

    return await _answered(centre, user, accept)


@routes.on("POST", "/contacts/{contact_id}/take", may=HANDLE)
async def take_message(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Take a message out of its mailbox, ready or not, as long as there is room for it beside the rest."""

    def take(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        agent_id = agent_named(user, "me", "contacts.handle")
        _require_box(centre, user, contact)
        centre.mailboxes.take(step, contact_id, agent_id)
        return contact

    return await _answered(centre, user, take)


@routes.on("POST", "/contacts/{contact_id}/complete", may=HANDLE)
async def complete_message(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The message is worked off."""

    def complete(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        centre.contacts.complete(step, contact_id, agent_on(user, contact))
        return contact

    return await _answered(centre, user, complete)


@routes.on("POST", "/contacts/{contact_id}/call_back", may="contacts.dial", status_code=201)
async def call_back(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Call whoever left the message that is in your hands; answers the call, which is linked with the message."""

    def dial(step: Step) -> LiveContact:
        agent_id = agent_named(user, "me", "contacts.dial")
        return centre.voice.dial(step, agent_id, centre.contacts.get(contact_id).address, contact_id)

    return await _answered(centre, user, dial)


@routes.on("POST", "/contacts/{contact_id}/hand_over", may=HANDLE)
async def hand_over_message(
    centre: Centre, user: SignedInUser, contact_id: Identifier, body: shapes.HandOver
) -> Contact:
    """Give the message to another mailbox, at its age."""
    mailbox = body.queue if body.queue is not None else of_agent(body.agent or "")

    def hand_over(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        _require_box(centre, user, contact)
        centre.mailboxes.hand_over(step, contact_id, mailbox, user.agent_id or user.id)
        return contact

    before = {"mailbox": centre.contacts.get(contact_id).mailbox}
    shown = await _answered(centre, user, hand_over)
    await _audit(centre, user, "contact.handed_over", contact_id, before, {"mailbox": mailbox})
    return shown


@routes.on("POST", "/contacts/{contact_id}/discard", may=HANDLE)
async def discard_message(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Throw the message away, and its sound. Who left it and when stays in the story; in the audit log."""

    def discard(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        if not (user.may("contacts.handle.any") or (user.agent_id and contact.agent_id == user.agent_id)):
            raise NotAllowed(right="contacts.handle.any")
        centre.contacts.discard(step, contact_id)
        return contact

    shown = await _answered(centre, user, discard)
    async with centre.database.transaction() as transaction:
        lines = await centre.recordings.of_contact(transaction, contact_id)
        await centre.audit.write(transaction, user.login, "contact.discarded", f"contact:{contact_id}")
    for line in [each for each in lines if each.n == SOUND and each.state not in ("recording", "deleted")]:
        await centre.recordings.let_go(centre.steps, centre.database, contact_id, line.n, line.started_ms, BY_HAND)
    return shown


async def _answered(centre: CentreParts, user: User, decide: Callable[[Step], LiveContact]) -> Contact:
    contact = await perform(centre, decide)
    return contact_view(centre, contact, sight_of(centre, user))


async def _done(
    centre: CentreParts, boxes: Collection[str] | None, mailbox: str | None, cursor: str | None, limit: int
) -> repository.Page:
    chosen = sorted(boxes) if boxes is not None else None
    if mailbox is not None:
        chosen = [mailbox] if boxes is None or mailbox in boxes else []
    wanted = repository.Filter(channel="voicemail", state="closed", mailboxes=chosen)
    async with centre.database.transaction() as transaction:
        return await repository.page(transaction, wanted, cursor, limit)


def _open(centre: CentreParts) -> list[LiveContact]:
    return [each for each in centre.contacts.live.by_id.values() if each.channel == "voicemail" and not each.closed_at]


def _boxes(centre: CentreParts, user: User) -> Collection[str] | None:
    """The mailboxes this person looks into; None: all there are."""
    if user.may("contacts.read"):
        return None
    seat = centre.routing.live.floor.seats.get(user.agent_id or "")
    return boxes_of(seat.settings) if seat else ()


def _require_box(centre: CentreParts, user: User, contact: LiveContact) -> None:
    own = sees_contact(contact, user.agent_id) or sees_box(centre, contact, user.agent_id)
    if not (own or user.may("contacts.handle.any")):
        raise NotAllowed(right="contacts.handle.any")


def _counted(centre: CentreParts, messages: list[LiveContact], boxes: Collection[str] | None) -> list[shapes.Mailbox]:
    """Every box one looks into, with what is in it; those of agents only where they are one's own or not empty."""
    floor, now = centre.routing.live.floor, centre.clock.now()
    there = dict.fromkeys([*(boxes if boxes is not None else floor.queues), *(each.mailbox or "" for each in messages)])
    found = []
    for mailbox in there:
        inside = [each for each in messages if each.mailbox == mailbox]
        taken = sum(each.state in TAKEN for each in inside)
        late = sum(each.due_at is not None and each.due_at < now for each in inside)
        agent, queue = floor.seats.get(agent_in(mailbox) or ""), floor.queues.get(mailbox)
        kind: shapes.MailboxKind = "queue" if queue else "agent" if agent else "none"
        name = queue.settings.name if queue else agent.settings.name if agent else mailbox
        found.append(
            shapes.Mailbox(mailbox=mailbox, kind=kind, name=name, new=len(inside) - taken, taken=taken, late=late)
        )
    return found


async def _audit(centre: CentreParts, user: User, what: str, contact_id: str, before: Json, after: Json) -> None:
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, what, f"contact:{contact_id}", before, after)
