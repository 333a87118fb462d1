"""Scripts of contacts: read, and filled in while the agent has the customer."""

import msgspec

from ringhall.apps.api.acting import agent_on
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.routes.contacts import READ, readable
from ringhall.apps.api.schemas import scripts as shapes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.sight import Seen, Sight, sight_of
from ringhall.apps.api.steps import perform
from ringhall.business.scripts.rules.filling import Filled
from ringhall.contact.state import Contact, FilledScript
from ringhall.foundation.steps import Step

HANDLE = ("contacts.handle", "contacts.handle.any")
routes = Routes("contacts")


@routes.on("GET", "/contacts/{contact_id}/scripts", may=READ)
async def contact_scripts(
    centre: Centre, user: SignedInUser, sight: Seen, contact_id: Identifier
) -> list[shapes.ContactScript]:
    """The script of its queue first, then those that were filled in for it before."""
    async with centre.database.transaction() as transaction:
        contact = await readable(centre, transaction, user, contact_id, "contacts.read")
    return _scripts(centre, contact, sight)


@routes.on("PUT", "/contacts/{contact_id}/scripts/{script_id}", may=HANDLE)
async def fill_script(
    centre: Centre, user: SignedInUser, contact_id: Identifier, script_id: Identifier, body: shapes.ScriptFilling
) -> list[shapes.ContactScript]:
    """Keep what was written down and said so far."""
    filled = Filled(tuple(body.path), body.answers, tuple(body.said), body.done)

    def fill(step: Step) -> Contact:
        contact = centre.contacts.get(contact_id)
        centre.scripts.fill(step, contact_id, agent_on(user, contact), script_id, filled)
        return contact

    return _scripts(centre, await perform(centre, fill), sight_of(centre, user))


def _scripts(centre: CentreParts, contact: Contact, sight: Sight) -> list[shapes.ContactScript]:
    filled = sight.contact(contact).scripts
    current = centre.scripts.for_queue(contact.queue_id) if contact.closed_at is None else None
    ids = [*([current.id] if current else []), *filled]
    return [
        _script(centre, script_id, filled.get(script_id), current=current is not None and script_id == current.id)
        for script_id in dict.fromkeys(ids)
    ]


def _script(centre: CentreParts, script_id: str, filled: FilledScript | None, *, current: bool) -> shapes.ContactScript:
    known = centre.scripts.find(script_id)
    return shapes.ContactScript(
        id=script_id,
        name=known.name if known else script_id,
        version=known.version if known else 0,
        current=current,
        steps=msgspec.to_builtins(known.script.steps) if known else [],
        filled=msgspec.to_builtins(filled) if filled else None,
    )
