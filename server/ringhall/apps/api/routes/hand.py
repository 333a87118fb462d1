"""The supervisor's hand on the floor: agents' states, skills and queues for now, and who waits where. All audited."""

from functools import partial

from fastapi import Request

from ringhall.apps.api.acting import agent_named
from ringhall.apps.api.gateway import Gateway
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import board as asked
from ringhall.apps.api.schemas.agents import SeatChoice, StateWish
from ringhall.apps.api.schemas.common import Identifier, Json
from ringhall.apps.api.schemas.live import Agent, Contact
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import agent_view, contact_view
from ringhall.company.access.types import User
from ringhall.contact.state import Contact as LiveContact
from ringhall.foundation.errors import NotFound
from ringhall.foundation.steps import Step

MINUTE_MS = 60_000
routes = Routes("board")


@routes.on("PUT", "/agents/{agent_id}/state", may=("agents.state.own", "agents.state.any"))
async def set_agent_state(
    centre: Centre, user: SignedInUser, agent_id: Identifier, body: StateWish, request: Request
) -> Agent:
    """Be ready, not ready (with a reason) or offline; while busy it becomes what is wanted next."""
    named = agent_named(user, agent_id, "agents.state.any")
    reason = body.reason if body.state == "not_ready" else None
    if body.state == "ready" and named == user.agent_id:
        await centre.phones.require_phone(named)
    before = _state(centre, named)
    await perform(centre, lambda step: centre.routing.set_state(step, named, body.state, reason, user.id))
    if named != user.agent_id:
        await _audit(centre, user, "agent.state_forced", f"agent:{named}", before, _state(centre, named))
        code = "state_forced_later" if centre.routing.live.agent(named).works else "state_forced"
        text = f"{user.name} has changed your state: {body.state.replace('_', ' ')}."
        _tell(request, named, code, text, by=user.name, state=body.state, reason=reason or "")
    return agent_view(centre, named)


@routes.on("PUT", "/agents/{agent_id}/seat", may=("agents.state.own", "agents.state.any"))
async def choose_seat(
    centre: Centre, user: SignedInUser, agent_id: Identifier, body: SeatChoice, request: Request
) -> Agent:
    """Calls ring at the phone of this extension until the agent is offline; empty: at their own phone again.

    Whoever sat there is signed out, unless they are in a contact.
    """
    named = centre.routing.settings_of(agent_named(user, agent_id, "agents.state.any")).id
    if body.extension:
        await centre.phones.require_connected(body.extension)
    before = _seat(centre, named)
    await perform(centre, lambda step: centre.voice.sit(step, named, body.extension, user.id))
    await _audit(centre, user, "agent.seated", f"agent:{named}", before, _seat(centre, named))
    if named != user.agent_id:
        text = f"{user.name} has changed the phone your calls ring at."
        _tell(request, named, "seat_changed", text, by=user.name)
    return agent_view(centre, named)


@routes.on("POST", "/agents/{agent_id}/log_out", may="agents.state.any")
async def log_agent_out(centre: Centre, user: SignedInUser, agent_id: Identifier, request: Request) -> Agent:
    """Offline, and signed out everywhere; an agent with work in hand goes offline after it and keeps their page."""
    before = _state(centre, agent_id)
    await perform(centre, lambda step: centre.routing.set_state(step, agent_id, "offline", None, user.id))
    await _audit(centre, user, "agent.logged_out", f"agent:{agent_id}", before, _state(centre, agent_id))
    if centre.routing.live.agent(agent_id).works:
        text = f"{user.name} logs you out after this contact."
        _tell(request, agent_id, "logged_out_later", text, by=user.name)
    else:
        await _end_sessions(centre, request, agent_id, user.login)
    return agent_view(centre, agent_id)


@routes.on("POST", "/agents/{agent_id}/wrap_up/end", may="agents.state.any")
async def end_agents_wrap_up(centre: Centre, user: SignedInUser, agent_id: Identifier, request: Request) -> Agent:
    """The agent's work after a talk is over, also one that lasts its whole time; what they wrote is kept."""
    contacts = [work.contact_id for work in centre.routing.live.agent(agent_id).works if work.state == "wrap_up"]
    before = _state(centre, agent_id)
    await perform(centre, lambda step: centre.routing.finish_wrap_up(step, agent_id, "supervisor"))
    after = _state(centre, agent_id) | {"contacts": contacts}
    await _audit(centre, user, "agent.wrap_up_ended", f"agent:{agent_id}", before, after)
    _tell(request, agent_id, "wrap_up_ended", f"{user.name} has ended your wrap-up.", by=user.name)
    return agent_view(centre, agent_id)


@routes.on("PUT", "/agents/{agent_id}/for_now", may="agents.for_now", status_code=204)
async def change_agent_for_now(
    centre: Centre, user: SignedInUser, agent_id: Identifier, body: asked.ForNowChange, request: Request
) -> None:
    """Other skills and queues for a while. It takes effect at once, for the next offer."""
    name = centre.routing.settings_of(agent_id).name
    for queue_id in body.queue_ids:
        if not centre.routing.has_queue(queue_id):
            raise NotFound(what="queue", which=queue_id)
    until = centre.clock.now() + body.minutes * MINUTE_MS
    async with centre.database.transaction() as transaction:
        await centre.for_now.change(transaction, agent_id, body.skills, body.queue_ids, until, user)
    text = f"{user.name} has changed your queues and skills for now, {name}."
    _tell(request, agent_id, "changed_for_now", text, by=user.name)


@routes.on("DELETE", "/agents/{agent_id}/for_now", may="agents.for_now", status_code=204)
async def end_agent_for_now(centre: Centre, user: SignedInUser, agent_id: Identifier, request: Request) -> None:
    """What is set up for the agent holds again."""
    centre.routing.settings_of(agent_id)
    async with centre.database.transaction() as transaction:
        await centre.for_now.end(transaction, agent_id, user)
    text = f"{user.name} has given you back your usual queues and skills."
    _tell(request, agent_id, "for_now_ended", text, by=user.name)


@routes.on("POST", "/contacts/{contact_id}/move", may="contacts.handle.any")
async def move_contact(centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.QueueChoice) -> Contact:
    """Who waits goes to another queue, at their age."""
    _admit(centre, body.queue)

    def move(step: Step) -> LiveContact:
        centre.contacts.move(step, contact_id, body.queue)
        return centre.contacts.get(contact_id)

    before = {"queue_id": centre.contacts.get(contact_id).queue_id}
    contact = await perform(centre, move)
    await _audit(centre, user, "contact.moved", f"contact:{contact_id}", before, {"queue_id": body.queue})
    return contact_view(centre, contact, sight_of(centre, user))


@routes.on("PUT", "/contacts/{contact_id}/priority", may="contacts.handle.any")
async def set_priority(
    centre: Centre, user: SignedInUser, contact_id: Identifier, body: asked.PriorityChoice
) -> Contact:
    """Who waits is ranked otherwise from now on: by priority, or as if they had waited longer or shorter."""

    def prioritise(step: Step) -> LiveContact:
        centre.contacts.prioritise(step, contact_id, body.priority)
        if body.waited_seconds is not None:
            centre.contacts.credit(step, contact_id, body.waited_seconds * 1000)
        return centre.contacts.get(contact_id)

    before = {"priority": centre.contacts.get(contact_id).priority}
    contact = await perform(centre, prioritise)
    await _audit(
        centre, user, "contact.prioritised", f"contact:{contact_id}", before, body.model_dump(exclude_none=True)
    )
    return contact_view(centre, contact, sight_of(centre, user))


def _admit(centre: CentreParts, queue_id: str) -> None:
    if not centre.routing.has_queue(queue_id):
        raise NotFound(what="queue", which=queue_id)
    centre.routing.require_admission(queue_id)


def _state(centre: CentreParts, agent_id: str) -> Json:
    agent = centre.routing.live.agent(agent_id)
    wanted = {"state": agent.wanted.state, "reason": agent.wanted.reason} if agent.wanted else None
    return {"state": agent.state, "reason": agent.reason, "wanted": wanted}


def _seat(centre: CentreParts, agent_id: str) -> Json:
    seat = centre.phones.seat_of(agent_id)
    return {"extension": seat.number if seat else ""}


async def _audit(centre: CentreParts, user: User, what: str, subject: str, before: Json, after: Json) -> None:
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, what, subject, before, after)


async def _end_sessions(centre: CentreParts, request: Request, agent_id: str, by: str) -> None:
    async with centre.database.transaction() as transaction:
        for each in await centre.users.all(transaction):
            if each.agent_id == agent_id:
                await centre.access.sign_out_everywhere(transaction, each.id, by)
                transaction.after_commit(partial(_gateway(request).close_user, each.id))


def _tell(request: Request, agent_id: str, code: str, text: str, **fields: str) -> None:
    _gateway(request).tell_agent(agent_id, code, text, fields)


def _gateway(request: Request) -> Gateway:
    gateway: Gateway = request.app.state.gateway
    return gateway
