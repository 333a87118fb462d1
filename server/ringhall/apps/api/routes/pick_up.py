"""Taking a call that rings at a colleague."""

from ringhall.apps.api.acting import agent_named
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.contacts import PickUp
from ringhall.apps.api.schemas.live import Contact
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view
from ringhall.company.access.rules.rights import PICK_UP
from ringhall.engine.channels.voice.service import Target

routes = Routes("contacts")


@routes.on("POST", "/pick_up", may=PICK_UP, status_code=201)
async def pick_up(centre: Centre, user: SignedInUser, body: PickUp) -> Contact:
    """Take what rings at an agent or an extension; with neither named, what rings longest in your queues and groups."""
    agent_id = agent_named(user, "me", PICK_UP)
    at = Target("agent", body.agent) if body.agent else Target("extension", body.extension) if body.extension else None
    contact = await perform(centre, lambda step: centre.voice.pick_up(step, agent_id, at))
    return contact_view(centre, contact, sight_of(centre, user))
