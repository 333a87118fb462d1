"""What an agent does with a contact. Each answers the contact as it stands once that is stored."""

from collections.abc import Callable

from ringhall.apps.api.acting import agent_named, agent_on
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import contacts as asked
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.live import Contact
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view
from ringhall.company.access.types import User
from ringhall.contact.state import Contact as LiveContact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.routing.errors import NotInWrapUp
from ringhall.foundation.errors import Conflict, Refusal
from ringhall.foundation.steps import Step

HANDLE = ("contacts.handle", "contacts.handle.any")
Verb = Callable[[Step, str, str], None]
routes = Routes("contacts")


class DispositionUnknown(Refusal):
    """Not one of the centre's dispositions."""

    code = "disposition-unknown"
    text = "There is no disposition {disposition}. Choose one of: {known}."


class DispositionNeeded(Conflict):
    """The queue wants to know what it was about, before the work on it ends."""

    code = "disposition-needed"
    text = "Say what it was about first: contacts of this queue are closed with a disposition."


async def _do(centre: CentreParts, user: User, contact_id: str, verb: Verb) -> Contact:
    def decide(step: Step) -> LiveContact:
        contact = centre.contacts.get(contact_id)
        verb(step, contact_id, agent_on(user, contact))
        return contact

    contact = await perform(centre, decide)
    return contact_view(centre, contact, sight_of(centre, user))


@routes.on("POST", "/contacts", may="contacts.dial", status_code=201)
async def dial(centre: Centre, user: SignedInUser, body: asked.Call) -> Contact:
    """Call somebody: your own phone rings first (the page's answers itself), then theirs."""
    agent_id = agent_named(user, "me", "contacts.dial")
    contact = await perform(centre, lambda step: centre.voice.dial(step, agent_id, body.number))
    return contact_view(centre, contact, sight_of(centre, user))


@routes.on("POST", "/contacts/{contact_id}/decline", may=HANDLE)
async def decline(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Do not take the contact that is offered; it goes on to the next agent at its age."""
    return await _do(centre, user, contact_id, centre.voice.decline)


@routes.on("POST", "/contacts/{contact_id}/hold", may=HANDLE)
async def hold(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The customer hears music."""
    return await _do(centre, user, contact_id, centre.voice.hold)


@routes.on("POST", "/contacts/{contact_id}/retrieve", may=HANDLE)
async def retrieve(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The customer comes back from hold."""
    return await _do(centre, user, contact_id, centre.voice.retrieve)


@routes.on("POST", "/contacts/{contact_id}/park", may=HANDLE)
async def park(centre: Centre, user: SignedInUser, contact_id: Identifier) -> asked.ParkedAt:
    """The customer waits at a numbered place for whoever calls its number."""

    def decide(step: Step) -> str:
        contact = centre.contacts.get(contact_id)
        return centre.voice.park(step, contact_id, agent_on(user, contact))

    return asked.ParkedAt(place=await perform(centre, decide))


@routes.on("POST", "/contacts/{contact_id}/mute", may=HANDLE)
async def mute(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The others do not hear the agent."""
    return await _do(centre, user, contact_id, centre.voice.mute)


@routes.on("POST", "/contacts/{contact_id}/unmute", may=HANDLE)
async def unmute(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The others hear the agent again."""
    return await _do(centre, user, contact_id, centre.voice.unmute)


@routes.on("POST", "/contacts/{contact_id}/keys", may=HANDLE)
async def press_keys(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.KeysPressed) -> Contact:
    """Send keys to the other side."""
    return await _do(centre, user, contact_id, lambda step, c, a: centre.voice.keys(step, c, a, body.keys.upper()))


@routes.on("POST", "/contacts/{contact_id}/hang_up", may=HANDLE)
async def hang_up(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """End the call."""
    return await _do(centre, user, contact_id, centre.voice.hang_up)


@routes.on("POST", "/contacts/{contact_id}/parties/{party_id}/hang_up", may=HANDLE)
async def hang_up_party(centre: Centre, user: SignedInUser, contact_id: Identifier, party_id: Identifier) -> Contact:
    """Let one of the others go; the rest talk on. Without the customer the contact is over."""
    return await _do(centre, user, contact_id, lambda step, c, a: centre.voice.hang_up_party(step, c, a, party_id))


@routes.on("POST", "/contacts/{contact_id}/transfer", may=HANDLE)
async def transfer(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.Transfer) -> Contact:
    """Blind transfer: the customer goes to a queue, an agent or a number."""
    target = _target(body)
    return await _do(centre, user, contact_id, lambda step, c, a: centre.voice.transfer(step, c, a, target))


@routes.on("POST", "/contacts/{contact_id}/consult", may=HANDLE)
async def consult(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.Transfer) -> Contact:
    """Ask somebody else while the customer hears music."""
    target = _target(body)
    return await _do(centre, user, contact_id, lambda step, c, a: centre.voice.consult(step, c, a, target))


@routes.on("POST", "/contacts/{contact_id}/consult/complete", may=HANDLE)
async def complete_consult(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Attended transfer: customer and third party talk, the agent is out."""
    return await _do(centre, user, contact_id, centre.voice.complete_consult)


@routes.on("POST", "/contacts/{contact_id}/consult/swap", may=HANDLE)
async def swap(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Talk with the other of the two, customer or third party; whoever waits hears music."""
    return await _do(centre, user, contact_id, centre.voice.swap)


@routes.on("POST", "/contacts/{contact_id}/consult/conference", may=HANDLE)
async def conference(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """All three talk."""
    return await _do(centre, user, contact_id, centre.voice.conference)


@routes.on("POST", "/contacts/{contact_id}/consult/cancel", may=HANDLE)
async def cancel_consult(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Let the third party go; the customer comes back."""
    return await _do(centre, user, contact_id, centre.voice.cancel_consult)


@routes.on("POST", "/contacts/{contact_id}/wrap_up", may=HANDLE)
async def finish_wrap_up(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """The work after the talk is done."""

    def finish(step: Step, contact_id: str, agent_id: str) -> None:
        agent = centre.routing.live.agent(agent_id)
        work = agent.on(contact_id)
        if work is None or work.state != "wrap_up":
            raise NotInWrapUp(name=agent_id, state=agent.state)
        _require_disposition(centre, centre.contacts.get(contact_id))
        centre.routing.end_wrap_up(step, agent_id, contact_id, "agent")

    return await _do(centre, user, contact_id, finish)


@routes.on("POST", "/contacts/{contact_id}/wrap_up/extend", may=HANDLE)
async def extend_wrap_up(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.MoreTime) -> Contact:
    """More time for the work after the talk."""

    def extend(step: Step, contact_id: str, agent_id: str) -> None:
        centre.routing.extend_wrap_up(step, agent_id, contact_id, body.seconds)

    return await _do(centre, user, contact_id, extend)


@routes.on("PUT", "/contacts/{contact_id}/note", may=HANDLE)
async def save_note(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.NoteText) -> Contact:
    """Keep the note as it stands now."""
    return await _do(centre, user, contact_id, lambda step, c, a: centre.contacts.note(step, c, a, body.text))


@routes.on("PUT", "/contacts/{contact_id}/disposition", may=HANDLE)
async def set_disposition(
    centre: Centre,
    user: SignedInUser,
    contact_id: Identifier,
    body: asked.DispositionChoice,
) -> Contact:
    """Say what the contact was about."""
    chosen, known = body.disposition, _dispositions(centre, centre.contacts.get(contact_id))
    if chosen not in known:
        raise DispositionUnknown(disposition=chosen, known=", ".join(known))
    return await _do(centre, user, contact_id, lambda step, c, a: centre.contacts.set_disposition(step, c, a, chosen))


def _dispositions(centre: CentreParts, contact: LiveContact) -> list[str]:
    """What the contact can be filed as."""
    of_queues = centre.settings.disposition_queues
    return [
        each for each in centre.settings.dispositions if contact.queue_id in of_queues.get(each, [contact.queue_id])
    ]


def _require_disposition(centre: CentreParts, contact: LiveContact) -> None:
    """Refuse where it is to be filed, could be, and is not."""
    queue = centre.routing.live.floor.queues.get(contact.queue_id or "")
    required = queue is not None and queue.settings.disposition_required
    if required and contact.disposition is None and _dispositions(centre, contact):
        raise DispositionNeeded


def _target(body: asked.Transfer) -> Target:
    to = body.to
    if to.queue is not None:
        return Target("queue", to.queue)
    if to.agent is not None:
        return Target("agent", to.agent)
    if to.extension is not None:
        return Target("extension", to.extension)
    return Target("number", to.number or "")
