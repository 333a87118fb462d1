"""What each event of a story makes of the contact. The same function runs live and after a restart."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ringhall.contact import events as e
from ringhall.contact.flow_events import CallerSaid, CallerVerified, LanguageChosen, VirtualAgentLeft, VirtualAgentTook
from ringhall.contact.rules.personal import erase
from ringhall.contact.script_events import ScriptFilled
from ringhall.contact.state import (
    CallBack,
    Contact,
    FilledScript,
    Link,
    Offer,
    Parked,
    Party,
    Utterance,
    Verification,
    VirtualService,
)
from ringhall.foundation.events import Recorded

SAID_MAX = 20
"""So much of what a caller said to flows is shown; the story has all."""


def arrive(recorded: Recorded) -> Contact:
    """The contact that ContactArrived begins."""
    event = recorded.event
    assert isinstance(event, e.ContactArrived)
    return Contact(
        id=event.contact_id,
        number=event.number,
        channel=event.channel,
        direction=event.direction,
        dialled=event.dialled,
        address=event.address,
        customer_id=event.customer_id,
        customer_name=event.customer_name,
        agent_id=event.agent_id,
        last_agent_id=event.agent_id,
        line=event.line,
        language=event.language,
        arrived_at=recorded.at,
        waited_ms_before=event.waited_ms_before,
        state_since=recorded.at,
    )


def fold(contact: Contact, recorded: Recorded) -> None:
    """Change `contact` by one event of its story."""
    before = contact.phase
    since = contact.state_since
    change = CHANGES.get(type(recorded.event))
    if change is None:
        return
    change(contact, recorded.event, recorded.at)
    if contact.phase != before:
        if before is not None:
            contact.spent_ms[before] = contact.spent_ms.get(before, 0) + recorded.at - since
        contact.state_since = recorded.at


def _last_agent_found(c: Contact, event: e.LastAgentFound, at: int) -> None:
    c.served_before_by = event.agent_id


def _flow_entered(c: Contact, event: e.FlowEntered, at: int) -> None:
    c.state, c.flow_id, c.flow_version = "in_flow", event.flow_id, event.version
    _taken_on(c)


def _language_chosen(c: Contact, event: LanguageChosen, at: int) -> None:
    c.language = event.language


def _verified(c: Contact, event: CallerVerified, at: int) -> None:
    c.verification = Verification(event.by, event.with_number, event.verdict, at)


def _said(c: Contact, event: CallerSaid, at: int) -> None:
    spoken = Utterance(event.text, event.model, event.intent, event.confidence, event.decision, at)
    c.said = [*c.said, spoken][-SAID_MAX:]


def _flow_moved(c: Contact, event: e.FlowMoved, at: int) -> None:
    c.state, c.place = "in_flow", event.place


def _queued(c: Contact, event: e.ContactQueued, at: int) -> None:
    if c.state not in ("queued", "offered") or c.queue_id != event.queue_id:
        c.expected_p50_ms = c.expected_p90_ms = None
    c.state = "queued"
    _taken_on(c)
    c.queue_id, c.priority, c.skills = event.queue_id, event.priority, event.skills
    c.waiting_since, c.wait_until, c.head_start_ms = event.waiting_since, event.wait_until, event.head_start_ms
    c.not_agents, c.not_agents_until = event.not_agents, event.not_agents_until
    c.preferred, c.preferred_until = event.preferred, event.preferred_until
    c.not_before = event.not_before
    if c.queued_at is None:
        c.queued_at = at


def _wait_expected(c: Contact, event: e.WaitExpected, at: int) -> None:
    c.expected_p50_ms, c.expected_p90_ms = event.p50_ms, event.p90_ms


def _queue_left(c: Contact, event: e.QueueLeft, at: int) -> None:
    c.offers, c.treatment = [], None
    if event.reason in ("chosen", "rule", "virtual_agent") or (
        event.reason in ("timeout", "closed", "full") and c.flow_id
    ):
        c.state = "in_flow"
    elif event.reason != "abandoned" and c.channel == "voicemail":
        # Its queue is no more: it waits for somebody to choose a mailbox for it.
        c.state = "arrived"


def _virtual_took(c: Contact, event: VirtualAgentTook, at: int) -> None:
    since = c.waiting_since if c.waiting_since is not None else at
    c.virtual = [*c.virtual, VirtualService(event.agent_id, event.queue_id, at, since - c.head_start_ms)]


def _virtual_left(c: Contact, event: VirtualAgentLeft, at: int) -> None:
    if c.virtual_agent is not None:
        c.virtual = [*c.virtual[:-1], replace(c.virtual[-1], until=at, how=event.how)]
        if event.how == "handed_over":
            # They lose no place by it; and what they wait from now on is counted alone.
            c.waiting_since, c.head_start_ms = at, at - c.virtual[-1].counts_from


def _promised(c: Contact, event: e.CallBackPromised, at: int) -> None:
    c.call_back, c.wait_until = CallBack(event.number, at, booked_for=event.booked_for, unasked=event.unasked), None
    if event.queue_id is not None:
        # Whoever waited there before, and went back into the flow, keeps that age.
        waited_there = c.queue_id == event.queue_id and c.waiting_since is not None
        c.waiting_since = c.waiting_since if waited_there else at - c.waited_ms_before
        c.queue_id, c.priority, c.skills = event.queue_id, event.priority, event.skills


def _taken(c: Contact, event: e.CallBackTaken, at: int) -> None:
    # As long as the customer is not there it still rings, only at their end.
    c.state = "offered"
    c.agent_id = c.last_agent_id = event.agent_id


def _missed(c: Contact, event: e.CallBackMissed, at: int) -> None:
    if c.call_back is not None:
        c.call_back = replace(c.call_back, missed=(*c.call_back.missed, event.reason), missed_at=at)


def _treated(c: Contact, event: e.TreatmentMoved, at: int) -> None:
    c.treatment = event.place or None


def _offered(c: Contact, event: e.ContactOffered, at: int) -> None:
    c.state = "offered"
    c.offers = [*c.offers, Offer(event.token, event.agent_id, event.queue_id, event.ring_until)]


def _offer_ended(c: Contact, event: e.OfferEnded, at: int) -> None:
    c.offers = [offer for offer in c.offers if offer.token != event.token]
    if event.outcome in e.MISSED:
        # The latest last: some strategies go on after them.
        c.not_agents = [*(agent_id for agent_id in c.not_agents if agent_id != event.agent_id), event.agent_id]


def _connected(c: Contact, event: e.ContactConnected, at: int) -> None:
    c.state, c.treatment = "connected", None
    c.agent_id = c.last_agent_id = event.agent_id
    _taken_on(c)
    if c.connected_at is None:
        c.connected_at = at
    if c.call_back is not None and c.call_back.reached_at is None:
        c.call_back = replace(c.call_back, reached_at=at)


def _party_added(c: Contact, event: e.PartyAdded, at: int) -> None:
    party = Party(
        event.party_id,
        event.role,
        event.purpose,
        event.agent_id,
        event.address,
        event.recording,
        event.token,
        at,
        # An agent's own phone that calls is there once that was said of it.
        state="up" if event.purpose == "arrival" and event.role == "customer" else "dialling",
        picks_up=event.picks_up,
        answers_after=event.answers_after,
    )
    if event.purpose == "rejoin":
        # Whoever was muted before a reload is so after it.
        before = [p for p in c.parties.values() if p.agent_id == event.agent_id]
        party.muted = bool(before) and before[-1].muted
    c.parties[event.party_id] = party
    c.parties_ever += 1


def _party_answered(c: Contact, event: e.PartyAnswered, at: int) -> None:
    party = c.parties[event.party_id]
    party.state, party.answered_at = "up", at
    if party.recording:
        c.recordings += 1


def _outside_connected(c: Contact, event: e.OutsideConnected, at: int) -> None:
    if c.state == "arrived":
        c.connected_at = at
    c.state = "connected"
    _taken_on(c)


def _group_rung(c: Contact, event: e.GroupRung, at: int) -> None:
    before = c.group_tried if c.group_id == event.group_id else []
    c.group_id, c.group_tried = event.group_id, [*before, *event.members]


def _parked(c: Contact, event: e.ContactParked, at: int) -> None:
    c.parked = Parked(event.place, event.by_agent_id, event.until, event.returns)


def _taken_on(c: Contact) -> None:
    """Somebody or something has it now: no group rings for it any more, and no place keeps it."""
    c.group_id, c.group_tried, c.parked = None, [], None


def _party_left(c: Contact, event: e.PartyLeft, at: int) -> None:
    if event.party_id in c.parties:
        party = c.parties[event.party_id]
        party.state, party.left_reason, party.left_at = "left", event.reason, at


def _party_muted(c: Contact, event: e.PartyMuted, at: int) -> None:
    c.parties[event.party_id].muted = event.muted


def _party_held(c: Contact, event: e.PartyHeld, at: int) -> None:
    c.parties[event.party_id].held = event.held


def _party_joined(c: Contact, event: e.PartyJoined, at: int) -> None:
    party = c.parties[event.party_id]
    party.joined, party.held = True, False


def _held(c: Contact, event: e.ContactHeld, at: int) -> None:
    c.held, c.hold_remind_at, c.hold_reminders = True, event.remind_at, event.reminders


def _retrieved(c: Contact, event: e.ContactRetrieved, at: int) -> None:
    c.held = False


def _away(c: Contact, event: e.AgentAway, at: int) -> None:
    c.away_until = event.until


def _back(c: Contact, event: e.AgentBack, at: int) -> None:
    c.away_until = None


def _agent_left(c: Contact, event: e.AgentLeft, at: int) -> None:
    if event.agent_id not in c.wrapping:
        c.wrapping = [*c.wrapping, event.agent_id]
    if c.agent_id == event.agent_id:
        c.agent_id, c.held, c.away_until = None, False, None
        if c.offers:
            # Gone before the bridge stood: the others still ring.
            c.state = "offered"
        for party in c.parties.values():
            party.held, party.joined = False, party.purpose == "consult" or party.joined


def _ended(c: Contact, event: e.ContactEnded, at: int) -> None:
    c.state = "wrap_up"
    c.outcome, c.ended_by, c.ended_at = event.outcome, event.by, at
    c.offers, c.held, c.away_until, c.treatment = [], False, None, None
    c.parked = None


def _wrap_up_finished(c: Contact, event: e.WrapUpFinished, at: int) -> None:
    c.wrapping = [a for a in c.wrapping if a != event.agent_id]


def _closed(c: Contact, event: e.ContactClosed, at: int) -> None:
    c.state = "closed"
    c.closed_at = at


def _message(c: Contact, event: e.MessageLeft, at: int) -> None:
    c.recordings += event.mailbox is None
    c.messages += 1
    c.message_left = True


def _received(c: Contact, event: e.MessageReceived, at: int) -> None:
    c.recordings += 1
    c.mailbox, c.message_seconds, c.due_at = event.mailbox, event.seconds, event.due_at


def _rule_taken(c: Contact, event: e.RuleTaken, at: int) -> None:
    c.rules_taken = [*c.rules_taken, event.key]
    if (terms := event.terms) is not None:
        c.priority, c.skills = terms.get("priority", 0), terms.get("skills", [])
        c.not_agents, c.not_agents_until = terms.get("not_agents", []), terms.get("not_agents_until")
        c.preferred, c.preferred_until = terms.get("preferred", []), terms.get("preferred_until", 0)
        c.head_start_ms, c.not_before = terms.get("head_start_ms", 0), terms.get("not_before")
        c.wait_until = terms.get("wait_until", c.wait_until)


def _mailbox(c: Contact, event: e.MailboxChosen, at: int) -> None:
    c.mailbox = event.mailbox


def _linked(c: Contact, event: e.ContactLinked, at: int) -> None:
    c.links = [*c.links, Link(event.link, event.other_id, event.other_number)]


def _disposition(c: Contact, event: e.DispositionSet, at: int) -> None:
    c.disposition = event.disposition


def _note(c: Contact, event: e.NoteSaved, at: int) -> None:
    c.note = event.text


def _script(c: Contact, event: ScriptFilled, at: int) -> None:
    c.scripts = {**c.scripts, event.script_id: FilledScript.of(event)}


def _identified(c: Contact, event: e.CustomerIdentified, at: int) -> None:
    c.customer_id, c.customer_name = event.customer_id, event.customer_name


def _erased(c: Contact, event: e.PersonErased, at: int) -> None:
    erase(c, event.party_ids)


CHANGES: dict[type, Callable[[Contact, Any, int], None]] = {
    e.LastAgentFound: _last_agent_found,
    e.FlowEntered: _flow_entered,
    e.FlowMoved: _flow_moved,
    LanguageChosen: _language_chosen,
    CallerVerified: _verified,
    CallerSaid: _said,
    e.ContactQueued: _queued,
    e.WaitExpected: _wait_expected,
    e.QueueLeft: _queue_left,
    VirtualAgentTook: _virtual_took,
    VirtualAgentLeft: _virtual_left,
    e.CallBackPromised: _promised,
    e.CallBackTaken: _taken,
    e.CallBackMissed: _missed,
    e.TreatmentMoved: _treated,
    e.TreatmentSaid: _treated,
    e.TreatmentHeard: _treated,
    e.TreatmentChosen: _treated,
    e.ContactOffered: _offered,
    e.OfferEnded: _offer_ended,
    e.ContactConnected: _connected,
    e.PartyAdded: _party_added,
    e.PartyAnswered: _party_answered,
    e.PartyLeft: _party_left,
    e.OutsideConnected: _outside_connected,
    e.GroupRung: _group_rung,
    e.ContactParked: _parked,
    e.PartyMuted: _party_muted,
    e.PartyHeld: _party_held,
    e.PartyJoined: _party_joined,
    e.ContactHeld: _held,
    e.ContactRetrieved: _retrieved,
    e.AgentAway: _away,
    e.AgentBack: _back,
    e.AgentLeft: _agent_left,
    e.ContactEnded: _ended,
    e.WrapUpFinished: _wrap_up_finished,
    e.ContactClosed: _closed,
    e.MessageLeft: _message,
    e.MessageReceived: _received,
    e.MailboxChosen: _mailbox,
    e.RuleTaken: _rule_taken,
    e.ContactLinked: _linked,
    e.DispositionSet: _disposition,
    e.NoteSaved: _note,
    ScriptFilled: _script,
    e.CustomerIdentified: _identified,
    e.PersonErased: _erased,
}
