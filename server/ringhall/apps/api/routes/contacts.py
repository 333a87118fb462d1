"""Contacts to read: the list, one, its story, its recordings."""

from typing import Annotated

from fastapi import Path, Query, Request
from fastapi.responses import FileResponse, JSONResponse

from ringhall.apps.api.contact_filter import Asked, filter_of
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Identifier, Line
from ringhall.apps.api.schemas.contacts import (
    ContactPage,
    HearableRecording,
    ListedContact,
    Recording,
    Story,
    StoryEvent,
    WholeContact,
)
from ringhall.apps.api.sight import Seen, Sight
from ringhall.apps.api.snapshot import had_part_in, sees_box
from ringhall.apps.api.views import listed_view
from ringhall.company.access.rules.rights import SEE_PERSONAL
from ringhall.company.access.types import User
from ringhall.contact import repository
from ringhall.contact.state import Contact
from ringhall.engine.recordings.repository import StoredRecording
from ringhall.foundation.clock import as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotAllowed
from ringhall.foundation.events import to_data

READ = ("contacts.read", "contacts.read.own")
PLAY = ("recordings.play", "recordings.play.own")
routes = Routes("contacts")


@routes.on("GET", "/contacts", may=READ)
async def list_contacts(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    asked: Asked,
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=repository.LIMIT_MAX)] = 50,
) -> ContactPage:
    """Contacts, newest first, those that arrived in [from, to). Without the right to all, those one had a part in."""
    wanted = filter_of(centre, user, asked, sight)
    async with centre.database.transaction() as transaction:
        page = await repository.page(transaction, wanted, cursor, limit)
    return ContactPage(items=[listed_view(centre, contact, sight) for contact in page.items], next=page.next)


@routes.on("GET", "/contacts/{contact_id}", may=READ)
async def one_contact(centre: Centre, user: SignedInUser, sight: Seen, contact_id: Identifier) -> ListedContact:
    """One contact, open or closed."""
    async with centre.database.transaction() as transaction:
        return listed_view(centre, await readable(centre, transaction, user, contact_id, "contacts.read"), sight)


@routes.on("GET", "/contacts/{contact_id}/story", may=READ)
async def contact_story(centre: Centre, user: SignedInUser, sight: Seen, contact_id: Identifier) -> Story:
    """Everything that happened to the contact, in order."""
    async with centre.database.transaction() as transaction:
        contact = await readable(centre, transaction, user, contact_id, "contacts.read")
    return Story(items=await told_story(centre, contact, sight))


@routes.on("GET", "/contacts/{contact_id}/export", may="contacts.export")
async def export_contact(centre: Centre, user: SignedInUser, sight: Seen, contact_id: Identifier) -> JSONResponse:
    """The contact, its story and its line in the ledger of recordings, as a file; in the audit log."""
    async with centre.database.transaction() as transaction:
        contact = await readable(centre, transaction, user, contact_id, "contacts.read")
        recordings = [shown_recording(each) for each in await centre.recordings.of_contact(transaction, contact_id)]
        await centre.audit.write(transaction, user.login, "contact.exported", f"contact:{contact_id}")
    whole = WholeContact(
        contact=listed_view(centre, contact, sight),
        story=await told_story(centre, contact, sight),
        recordings=recordings,
    )
    name = f"{contact.reference}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return JSONResponse(whole.model_dump(mode="json"), headers=headers)


async def told_story(centre: CentreParts, contact: Contact, sight: Sight) -> list[StoryEvent]:
    """Everything that happened to the contact, in order, for somebody who sees so much."""
    return [
        StoryEvent(
            n=each.n,
            at=each.at,
            kind=type(each.event).__name__,
            data=to_data(sight.event(contact, each.event)),
        )
        for each in await centre.stories.events(f"contact:{contact.id}")
    ]


def shown_recording(line: StoredRecording) -> Recording:
    """A line of the ledger as pages and files show it."""
    return Recording(
        n=line.n,
        started_at=as_milliseconds(line.started_at),
        ended_at=as_milliseconds(line.ended_at) if line.ended_at else None,
        seconds=line.seconds,
        bytes=line.bytes,
        sha256=line.sha256,
        state=line.state,
        agent_id=line.agent_id,
        kind=line.kind,
    )


@routes.on("GET", "/contacts/{contact_id}/recordings", may=READ)
async def list_recordings(
    centre: Centre, user: SignedInUser, sight: Seen, contact_id: Identifier
) -> list[HearableRecording]:
    """The contact's recordings, oldest first, and whether whoever asks may hear them."""
    async with centre.database.transaction() as transaction:
        contact = await readable(centre, transaction, user, contact_id, "contacts.read")
        found = await centre.recordings.of_contact(transaction, contact_id)
    return [
        HearableRecording(**dict(shown_recording(each)), hears=_hears(centre, user, sight, contact, each.agent_id))
        for each in found
    ]


@routes.on(
    "GET",
    "/contacts/{contact_id}/recordings/{n}",
    may=PLAY,
    response_class=FileResponse,
    responses={200: {"content": {"audio/wav": {}}, "description": "The sound: left the customer, right the agent."}},
)
async def play_recording(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    contact_id: Identifier,
    n: Annotated[int, Path(ge=1, le=100_000)],
    request: Request,
) -> FileResponse:
    """The recording as WAV; byte ranges work. Listening from the beginning is in the audit log.

    A voice says names and numbers: whoever may not see them hears only talks they had themselves.
    """
    async with centre.database.transaction() as transaction:
        contact = await readable(centre, transaction, user, contact_id, "recordings.play")
        lines = await centre.recordings.of_contact(transaction, contact_id)
        agent_id = next((line.agent_id for line in lines if line.n == n), None)
        if not _hears(centre, user, sight, contact, agent_id):
            raise NotAllowed(right=SEE_PERSONAL)
        file = await centre.recordings.file(transaction, contact_id, n)
        if request.headers.get("range", "bytes=0-").startswith("bytes=0-"):
            await centre.audit.write(transaction, user.login, "recording.played", f"recording:{contact_id}.{n}")
    name = f"{contact_id}-{n}.wav"
    return FileResponse(file, media_type="audio/wav", content_disposition_type="inline", filename=name)


def _hears(centre: CentreParts, user: User, sight: Sight, contact: Contact, agent_id: str | None) -> bool:
    """Whether this person may hear what `agent_id` and the customer said."""
    own = _is_own(centre, user, contact) and user.may("recordings.play.own")
    if not (own or user.may("recordings.play")):
        return False
    return sight.of_contact(contact) or (user.agent_id is not None and agent_id == user.agent_id)


async def readable(
    centre: CentreParts,
    transaction: Transaction,
    user: User,
    contact_id: str,
    right_for_all: str,
) -> Contact:
    """The contact, live or stored, if this person may see it."""
    contact = centre.contacts.live.by_id.get(contact_id) or await repository.one(transaction, contact_id)
    if not (user.may(right_for_all) or _is_own(centre, user, contact)):
        raise NotAllowed(right=right_for_all)
    return contact


def _is_own(centre: CentreParts, user: User, contact: Contact) -> bool:
    """Whether they have or had a part in it, or it is a message in a mailbox of theirs."""
    return had_part_in(contact, user.agent_id) or sees_box(centre, contact, user.agent_id)
