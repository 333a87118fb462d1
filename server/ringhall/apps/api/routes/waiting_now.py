"""Who waits in the queues of an agent, for those who may take them out of turn. Audited."""

from ringhall.apps.api.acting import agent_named
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.live import Contact
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view
from ringhall.company.access.rules.rights import PULL
from ringhall.company.access.types import User
from ringhall.contact.state import Contact as LiveContact
from ringhall.foundation.errors import NotAllowed
from ringhall.foundation.steps import Step

WAITING_MAX = 500
OF_ALL = "contacts.handle.any"
routes = Routes("contacts")


@routes.on("GET", "/waiting", may=PULL)
async def waiting(centre: Centre, user: SignedInUser) -> list[Contact]:
    """The calls that wait in your queues, of all for whoever handles all contacts; longest first, at most 500."""
    found = [each for each in centre.contacts.live.by_id.values() if _waits(each) and _serves(centre, user, each)]
    found.sort(key=lambda each: (each.waiting_since or 0, each.number))
    sight = sight_of(centre, user)
    return [contact_view(centre, each, sight) for each in found[:WAITING_MAX]]


@routes.on("POST", "/contacts/{contact_id}/pull", may=PULL)
async def pull(centre: Centre, user: SignedInUser, contact_id: Identifier) -> Contact:
    """Take whoever waits: your own phone rings, and the page's answers by itself."""
    agent_id = agent_named(user, "me", PULL)

    def take(step: Step) -> LiveContact:
        if not _serves(centre, user, centre.contacts.get(contact_id)):
            raise NotAllowed(right=OF_ALL)
        return centre.voice.pull(step, contact_id, agent_id)

    contact = await perform(centre, take)
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, "contact.taken", f"contact:{contact_id}")
    return contact_view(centre, contact, sight_of(centre, user))


def _waits(contact: LiveContact) -> bool:
    return contact.channel == "voice" and contact.state == "queued"


def _serves(centre: CentreParts, user: User, contact: LiveContact) -> bool:
    if user.may(OF_ALL):
        return True
    seat = centre.routing.live.floor.seats.get(user.agent_id or "")
    return seat is not None and contact.queue_id in seat.settings.queue_ids
