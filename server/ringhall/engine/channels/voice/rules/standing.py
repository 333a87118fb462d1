"""What is wanted of an agent's phone that stays connected: a function of the agent's story and settings."""

from typing import Literal

from ringhall.contact.state import Party
from ringhall.engine.routing.events import PhoneGone
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.settings import AgentSettings
from ringhall.engine.telephony.ports import INTO_BRIDGE

HANG_UP_NORMAL = 16
UNANSWERED: dict[int, PhoneGone] = {17: "busy", 18: "no_answer", 19: "no_answer", 21: "declined"}
"""Why a phone that was called was not reached, by its Q.850 cause; any other is a failure."""
BRIDGE_END = ".phone"


def lane_of(agent_id: str) -> str:
    """Commands for the agent's phone are carried out in turn: one is hung up before the next is called."""
    return f"phone {agent_id}"


def bridge_of(leg_id: str) -> str:
    """The bridge in which this leg of a phone waits, and contacts come to it.

    Each leg has its own: the switch refuses a bridge by the name of one whose legs are still leaving.
    """
    return f"{leg_id}{BRIDGE_END}"


def leg_in(bridge_id: str) -> str | None:
    """Which leg of a phone the bridge is for; None where it is another kind."""
    return bridge_id.removesuffix(BRIDGE_END) if bridge_id.endswith(BRIDGE_END) else None


def comes_by_it(party: Party) -> bool:
    """Whether this party is an agent at a phone that stays connected."""
    return (party.address or "").startswith(INTO_BRIDGE)


def next_act(agent: Agent, settings: AgentSettings | None, now: int) -> Literal["call", "sign_out", "let_go"] | None:
    """What is to be done about the agent's phone now; None is an agent who was taken off the settings."""
    phone = agent.phone
    if phone.state != "off":
        if agent.presence == "offline":
            return "sign_out"
        # Nobody is cut off in the middle of a talk, because others changed the settings.
        rings = settings is None or settings.reached_by == "ring"
        return "let_go" if rings and not agent.works else None
    if settings is None or settings.reached_by == "ring":
        return None
    # Whoever lost their phone in a talk gets it back, though they will not be ready after it.
    wanted = agent.is_at_work if phone.retry_at is None else phone.retry_at <= now
    return "call" if wanted else None


def reason_gone(cause: int, *, was_connected: bool) -> PhoneGone:
    """Why the phone's leg ended, by its Q.850 cause."""
    if not was_connected:
        return UNANSWERED.get(cause, "failed")
    return "hung_up" if cause == HANG_UP_NORMAL else "lost"
