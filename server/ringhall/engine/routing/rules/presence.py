"""What follows for an agent: from a wish, an offer that ended, a talk that is over. Values in, events out."""

from ringhall.contact.events import OfferOutcome
from ringhall.engine.routing import events as e
from ringhall.engine.routing.missed_offers import MissedOffers
from ringhall.engine.routing.rules.agents import Agent, Wish, Work
from ringhall.engine.routing.wrap_up import WrapUp

MISSED_OFFER = "missed_offer"
PHONE_UNREACHABLE = "phone_unreachable"
PHONE_DISCONNECTED = "phone_disconnected"
"""Their phone was to stay connected, and they hung it up."""


def on_request(
    agent: Agent,
    state: e.Presence,
    reason: str | None,
    by: str,
    starts: dict[str, e.Start] | None = None,
    busy: int | None = None,
) -> list[e.AgentEvent]:
    """The agent (or somebody for them) asks for a presence: taken now, or kept as a wish while there is work.

    `starts` and `busy` are what whoever signs in counts from.
    """
    if state == "ready":
        reason = None
    if agent.works:
        if (agent.wanted or Wish(agent.presence, agent.reason)) == Wish(state, reason):
            return []
        return [e.AgentWished(agent_id=agent.id, state=state, reason=reason, by=by)]
    if (agent.presence, agent.reason) == (state, reason) and agent.blocked_until is None:
        return []
    return [e.AgentPresenceSet(agent_id=agent.id, state=state, reason=reason, by=by, starts=starts or {}, busy=busy)]


def after_offer(
    agent: Agent,
    work: Work,
    outcome: OfferOutcome,
    now: int,
    settings: MissedOffers,
) -> list[e.AgentEvent]:
    """An offer ended without the agent: free again; a miss keeps them from the next one, or ends in a break."""
    if outcome == "accepted":
        return []
    released = e.AgentReleased(agent_id=agent.id, contact_id=work.contact_id, token=work.token, reason=outcome)
    last = len(agent.works) == 1
    if agent.wanted and last:
        return [released, *when_free(agent)]
    if outcome == "withdrawn" or outcome == "taken" or (agent.presence != "ready" and outcome != "failed"):
        return [released]
    delay_seconds, break_after = settings.cost(outcome)
    if break_after and agent.misses.get(outcome, 0) + 1 >= break_after:
        return [released, _aside(agent, PHONE_UNREACHABLE if outcome == "failed" else MISSED_OFFER, last=last)]
    if delay_seconds == 0 or agent.presence != "ready":
        return [released]
    return [released, e.AgentBlocked(agent_id=agent.id, until=now + delay_seconds * 1000)]


def after_talk(agent: Agent, work: Work, now: int, wrap_up: WrapUp) -> list[e.AgentEvent]:
    """The agent is out of the talk: wrap-up begins, or with none they are free at once."""
    if wrap_up.lasts_seconds > 0:
        until = now + wrap_up.lasts_seconds * 1000
        return [
            e.AgentWrapUpStarted(
                agent_id=agent.id,
                contact_id=work.contact_id,
                queue_id=work.queue_id,
                until=until,
                mode=wrap_up.wrap_up_mode,
                extra_ms=wrap_up.extra_ms,
                remind_at=wrap_up.reminds_at(now),
            )
        ]
    return released(agent, work, "finished")


def after_wrap_up(agent: Agent, contact_id: str, by: e.WrapUpEndedBy) -> list[e.AgentEvent]:
    """Wrap-up is finished; a wish comes true when it was the last work."""
    event = e.AgentWrapUpEnded(agent_id=agent.id, contact_id=contact_id, by=by)
    return [event, *(when_free(agent) if len(agent.works) == 1 else [])]


def released(agent: Agent, work: Work, reason: e.ReleaseReason, *, good: bool | None = None) -> list[e.AgentEvent]:
    """The work is over without wrap-up; a wish comes true when it was the last."""
    event = e.AgentReleased(agent_id=agent.id, contact_id=work.contact_id, token=work.token, reason=reason, good=good)
    return [event, *(when_free(agent) if len(agent.works) == 1 else [])]


def when_free(agent: Agent) -> list[e.AgentEvent]:
    """The wish of an agent whose last work is over comes true."""
    if agent.wanted is None:
        return []
    return [e.AgentPresenceSet(agent_id=agent.id, state=agent.wanted.state, reason=agent.wanted.reason, by="wish")]


def seat_gone(agent: Agent) -> list[e.AgentEvent]:
    """The agent's seat vanished in mid-call: without it they can take nothing after this contact either."""
    if agent.wanted is not None or agent.presence != "ready":
        return []
    return [e.AgentWished(agent_id=agent.id, state="not_ready", reason=PHONE_UNREACHABLE, by="system")]


def seat_back(agent: Agent) -> list[e.AgentEvent]:
    """The seat is there again: what `seat_gone` wished is taken back; a person's own wish stays."""
    if agent.wanted is None or agent.wanted.reason != PHONE_UNREACHABLE:
        return []
    return [e.AgentWished(agent_id=agent.id, state=agent.presence, reason=agent.reason, by="system")]


def _aside(agent: Agent, reason: str, *, last: bool) -> e.AgentEvent:
    if last:
        return e.AgentPresenceSet(agent_id=agent.id, state="not_ready", reason=reason, by="system")
    return e.AgentWished(agent_id=agent.id, state="not_ready", reason=reason, by="system")
