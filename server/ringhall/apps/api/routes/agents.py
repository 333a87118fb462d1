"""Agents and queues as they are right now, and the phones of agents."""

from collections.abc import Callable

from ringhall.apps.api.acting import agent_named
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.phones import SipPhone
from ringhall.apps.api.schemas.agents import BrowserPhone, SipAccount
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.contacts import WebCall
from ringhall.apps.api.schemas.live import Agent, Queue, VirtualAgent
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import agent_view, queue_view, virtual_agent_view
from ringhall.company.access.types import User
from ringhall.foundation.errors import NotFound
from ringhall.foundation.steps import Step

PHONE_ADDRESS = "/api/v1/phone"
routes = Routes("agents")


@routes.on("GET", "/agents", may="agents.read")
async def list_agents(centre: Centre) -> list[Agent]:
    """All agents and what they do right now."""
    return [agent_view(centre, seat.settings.id) for seat in centre.routing.live.floor.people()]


@routes.on("GET", "/virtual_agents", may="agents.read")
async def list_virtual_agents(centre: Centre) -> list[VirtualAgent]:
    """All virtual agents and what they do right now."""
    return [virtual_agent_view(centre, seat) for seat in centre.routing.live.floor.virtual_agents()]


@routes.on("GET", "/queues", may="queues.read")
async def list_queues(centre: Centre) -> list[Queue]:
    """All queues right now and their figures of today."""
    return [queue_view(centre, queue_id) for queue_id in centre.routing.live.floor.queues]


@routes.on("GET", "/agents/{agent_id}/phone", may=("agents.state.own", "secrets.read"))
async def browser_phone(centre: Centre, user: SignedInUser, agent_id: Identifier) -> BrowserPhone:
    """What the page's softphone registers with."""
    phone = centre.phones.browser(agent_named(user, agent_id, "secrets.read"))
    return BrowserPhone(
        user=phone.user,
        secret=phone.secret,
        realm=phone.realm,
        websocket=PHONE_ADDRESS,
        ice_servers=[],
    )


@routes.on("GET", "/agents/{agent_id}/sip", may=("agents.state.own", "secrets.read"))
async def sip_account(centre: Centre, user: SignedInUser, agent_id: Identifier) -> SipAccount:
    """What a desk phone registers with; whoever looks at another's stands in the audit log."""
    named = agent_named(user, agent_id, "secrets.read")
    phone = centre.phones.desk(named)
    if named != user.agent_id:
        async with centre.database.transaction() as transaction:
            await centre.audit.write(transaction, user.login, "agent.secret_shown", f"agent:{named}")
    return _account(phone)


@routes.on("POST", "/agents/me/phone/connect", may="agents.state.own")
async def connect_phone(centre: Centre, user: SignedInUser) -> Agent:
    """Call your phone now; it stays connected, and callers come to it without ringing."""
    return await _do(centre, user, centre.voice.connect_phone)


@routes.on("POST", "/agents/me/phone/disconnect", may="agents.state.own")
async def disconnect_phone(centre: Centre, user: SignedInUser) -> Agent:
    """Hang up the phone that stays connected; you are not ready then."""
    return await _do(centre, user, centre.voice.disconnect_phone)


@routes.on("GET", "/extensions/{number}/sip", may="secrets.read")
async def sip_account_of_extension(centre: Centre, user: SignedInUser, number: Identifier) -> SipAccount:
    """What a phone that is nobody's registers with; whoever looks stands in the audit log."""
    phone = centre.phones.of_extension(number)
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, "extension.secret_shown", f"extension:{number}")
    return _account(phone)


@routes.on("POST", "/demo/web_call", may="agents.read")
async def web_call(centre: Centre) -> WebCall:
    """A guest phone for the button “Call the centre”; only the demo centre has one."""
    if not centre.settings.demo:
        raise NotFound(what="guest phone", which="outside the demo centre")
    phone, target = centre.phones.guest()
    return WebCall(user=phone.user, secret=phone.secret, websocket=PHONE_ADDRESS, target=target)


async def _do(centre: CentreParts, user: User, verb: Callable[[Step, str], None]) -> Agent:
    agent_id = agent_named(user, "me", "agents.state.own")
    centre.routing.settings_of(agent_id)
    await perform(centre, lambda step: verb(step, agent_id))
    return agent_view(centre, agent_id)


def _account(phone: SipPhone) -> SipAccount:
    return SipAccount(user=phone.user, secret=phone.secret, host=phone.host, port=phone.port, transport=phone.transport)
