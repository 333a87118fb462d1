"""How routing answers to events of contacts: table at the end. Every one of them ends in the match."""

from collections.abc import Callable, Iterator
from typing import Any

from ringhall.contact import events as c
from ringhall.contact.flow_events import VirtualAgentLeft, VirtualAgentTook
from ringhall.engine.routing import events as e
from ringhall.engine.routing.live import KINDS
from ringhall.engine.routing.rules import presence
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.service import Routing
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step

MESSAGE_MS_MAX = 4 * 3_600_000
"""So long an agent may have a message at most; one that was forgotten waits again then."""
HELPER_PURPOSES = frozenset({"consult", "transfer", "call", "arrival", "group"})
Reaction = Callable[[Routing, Step, Any], None]


def _queued(routing: Routing, step: Step, event: c.ContactQueued) -> None:
    """Of a wait that begins it is kept what is expected of it, in case the match leaves it waiting."""
    if routing.contacts.get(event.contact_id).expected_p50_ms is None:
        routing.came[event.contact_id] = None


def _offered(routing: Routing, step: Step, event: c.ContactOffered) -> None:
    """Somebody else than the match chose this agent (a transfer): they are reserved all the same."""
    if routing.live.agent(event.agent_id).on(event.contact_id) is None:
        routing.keep_room(step, event.agent_id, event.contact_id, event.token, event.queue_id, event.ring_until)


def _offer_ended(routing: Routing, step: Step, event: c.OfferEnded) -> None:
    agent = routing.live.agent(event.agent_id)
    work = agent.on(event.contact_id)
    if work and work.state == "ringing" and work.token == event.token:
        routing.record(step, presence.after_offer(agent, work, event.outcome, step.now, routing.misses_cost(work)))


def _connected(routing: Routing, step: Step, event: c.ContactConnected) -> None:
    is_message = routing.contacts.get(event.contact_id).channel == "voicemail"
    step.record(
        e.AgentTalking(
            agent_id=event.agent_id,
            contact_id=event.contact_id,
            queue_id=event.queue_id,
            until=step.now + MESSAGE_MS_MAX if is_message else None,
        )
    )


def _call_back_taken(routing: Routing, step: Step, event: c.CallBackTaken) -> None:
    """Busy with it from now on; it counts as a talk of theirs once the customer is there."""
    work = routing.live.agent(event.agent_id).on(event.contact_id)
    token = work.token if work else None
    step.record(
        e.AgentTalking(agent_id=event.agent_id, contact_id=event.contact_id, queue_id=event.queue_id, token=token)
    )


def _held(routing: Routing, step: Step, event: c.ContactHeld) -> None:
    work = routing.live.agent(event.by_agent_id).on(event.contact_id)
    if work and work.state == "talking":
        step.record(e.AgentHolding(agent_id=event.by_agent_id, contact_id=event.contact_id))


def _retrieved(routing: Routing, step: Step, event: c.ContactRetrieved) -> None:
    work = routing.live.agent(event.by_agent_id).on(event.contact_id)
    if work and work.state == "hold":
        step.record(
            e.AgentTalking(
                agent_id=event.by_agent_id,
                contact_id=event.contact_id,
                queue_id=work.queue_id,
                token=work.token,
            )
        )


def _agent_away(routing: Routing, step: Step, event: c.AgentAway) -> None:
    routing.record(step, presence.seat_gone(routing.live.agent(event.agent_id)))


def _agent_back(routing: Routing, step: Step, event: c.AgentBack) -> None:
    routing.record(step, presence.seat_back(routing.live.agent(event.agent_id)))


def _agent_left(routing: Routing, step: Step, event: c.AgentLeft) -> None:
    agent = routing.live.agent(event.agent_id)
    work = agent.on(event.contact_id)
    contact = routing.contacts.get(event.contact_id)
    among_us = contact.direction == "internal" and work is not None and work.queue_id is None
    # Nobody was talked with, or a colleague, or all was written while the message was in hand: nothing to write up.
    if work and (event.reason in ("not_reached", "parked") or among_us or contact.channel == "voicemail"):
        routing.record(step, presence.released(agent, work, "finished"))
    elif work and work.state != "wrap_up":
        routing.record(step, presence.after_talk(agent, work, step.now, routing.wrap_up_after(work)))
    left = routing.live.agent(event.agent_id).on(event.contact_id)
    if left is None:
        routing.contacts.finish_wrap_up(step, event.contact_id, event.agent_id)


def _party_added(routing: Routing, step: Step, event: c.PartyAdded) -> None:
    """An agent is called into a talk, or calls: busy from the first ring."""
    if event.agent_id is None or event.purpose not in HELPER_PURPOSES:
        return
    token = event.token or event.party_id
    if routing.live.agent(event.agent_id).on(event.contact_id) is None:
        routing.keep_room(step, event.agent_id, event.contact_id, token, None, None)
    if event.purpose == "arrival" and event.role == "customer":
        # They called by themselves, as callers do, and listen already.
        step.record(e.AgentTalking(agent_id=event.agent_id, contact_id=event.contact_id, token=token))


def _party_answered(routing: Routing, step: Step, event: c.PartyAnswered) -> None:
    for agent, work in _as_helper(routing, event):
        if work.state == "ringing":
            step.record(e.AgentTalking(agent_id=agent.id, contact_id=event.contact_id, token=work.token))


def _party_left(routing: Routing, step: Step, event: c.PartyLeft) -> None:
    for agent, work in _as_helper(routing, event):
        if work.state != "ringing":
            routing.record(step, presence.released(agent, work, "finished"))
        else:
            # Once the contact is over it is we who let them go.
            missed = event.reason == "failed" and routing.contacts.get(event.contact_id).outcome is None
            outcome: c.OfferOutcome = "failed" if missed else "taken" if event.reason == "taken" else "withdrawn"
            routing.record(step, presence.after_offer(agent, work, outcome, step.now, routing.misses_cost(work)))


def _virtual_took(routing: Routing, step: Step, event: VirtualAgentTook) -> None:
    step.record(
        e.AgentTalking(agent_id=event.agent_id, contact_id=event.contact_id, queue_id=event.queue_id, until=event.until)
    )


def _virtual_left(routing: Routing, step: Step, event: VirtualAgentLeft) -> None:
    agent = routing.live.agent(event.agent_id)
    if work := agent.on(event.contact_id):
        routing.record(step, presence.released(agent, work, "finished", good=event.how == "completed"))


def _closed(routing: Routing, step: Step, event: c.ContactClosed) -> None:
    """The story is over: nobody can still be busy with it."""
    for agent in routing.live.busy_with(event.contact_id):
        work = agent.on(event.contact_id)
        if work and work.state == "wrap_up":
            routing.record(step, presence.after_wrap_up(agent, event.contact_id, "system"))
        elif work:
            routing.record(step, presence.released(agent, work, "lost"))


def _as_helper(routing: Routing, event: c.PartyAnswered | c.PartyLeft) -> Iterator[tuple[Agent, Work]]:
    """The agent this party is, while they are in the contact to help another."""
    party = routing.contacts.get(event.contact_id).parties.get(event.party_id)
    if party is None or party.agent_id is None or party.purpose not in HELPER_PURPOSES:
        return
    agent = routing.live.agent(party.agent_id)
    work = agent.on(event.contact_id)
    if work and work.token == (party.token or party.id):
        yield agent, work


REACTIONS: dict[type[Event], Reaction] = {
    c.ContactQueued: _queued,
    c.ContactOffered: _offered,
    c.OfferEnded: _offer_ended,
    c.CallBackTaken: _call_back_taken,
    c.ContactConnected: _connected,
    c.ContactHeld: _held,
    c.ContactRetrieved: _retrieved,
    c.AgentAway: _agent_away,
    c.AgentBack: _agent_back,
    c.AgentLeft: _agent_left,
    c.PartyAdded: _party_added,
    c.PartyAnswered: _party_answered,
    c.PartyLeft: _party_left,
    c.ContactClosed: _closed,
    VirtualAgentTook: _virtual_took,
    VirtualAgentLeft: _virtual_left,
}


def handlers(routing: Routing) -> dict[type[Event], Handler]:
    """The slice's HANDLERS table: whatever changes the floor wakes the match, whatever concerns agents is answered."""
    routing.waking = tuple(dict.fromkeys((*KINDS, *REACTIONS)))
    return {kind: _handler(routing, REACTIONS.get(kind)) for kind in routing.waking}


def _handler(routing: Routing, reaction: Reaction | None) -> Handler:
    def handle(step: Step, recorded: Recorded) -> None:
        routing.wake(step)
        if reaction:
            reaction(routing, step, recorded.event)

    return handle
