"""Live state as pages see it."""

from typing import Any

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import contacts as contact_shapes
from ringhall.apps.api.schemas import live as shapes
from ringhall.apps.api.schemas.session import Me
from ringhall.apps.api.sight import Sight
from ringhall.company.access.types import User
from ringhall.contact.state import Contact, Utterance, VirtualService
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.settings import VIRTUAL
from ringhall.engine.routing.snapshot import agent_of, queue_of
from ringhall.oversight.analytics.rules.metrics import figures
from ringhall.oversight.analytics.rules.sums import Sums
from ringhall.oversight.operations.alarms import Alarm
from ringhall.oversight.operations.rules.limits import late_at


def me_view(user: User) -> Me:
    """The signed-in person."""
    return Me(
        id=user.id,
        login=user.login,
        name=user.name,
        roles=list(user.roles),
        agent_id=user.agent_id,
        language=user.language,
        rights=sorted(user.rights),
    )


def agent_view(centre: CentreParts, agent_id: str) -> shapes.Agent:
    """The agent as the floor has them, and their phone."""
    fields = agent_of(centre.routing.live, agent_id)
    contact = centre.contacts.live.by_id.get(fields["contact_id"] or "")
    seat = centre.phones.seat_of(agent_id)
    return shapes.Agent(
        **fields,
        contact_channel=contact.channel if contact else None,
        late_at=late_at(centre.alerts.settings, fields["state"], fields["since"], fields["wrap_up_remind_at"]),
        for_now_until=centre.for_now.until_of(agent_id),
        phone=centre.phones.phone_of(agent_id),
        seat=shapes.AgentSeat(extension=seat.number, name=seat.name) if seat else None,
    )


def virtual_agent_view(centre: CentreParts, seat: Seat) -> shapes.VirtualAgent:
    """A virtual agent as the floor has it."""
    agent, member = seat.agent, seat.virtual
    assert member is not None
    return shapes.VirtualAgent(
        id=member.id,
        name=member.name,
        on_duty=agent.is_at_work,
        since=agent.since,
        contacts=len(agent.works),
        contacts_max=member.contacts_max,
        queue_ids=member.queue_ids,
        counted=agent.success.all,
        good=agent.success.good,
    )


def queue_view(centre: CentreParts, queue_id: str) -> shapes.Queue:
    """The queue right now and today."""
    stands = centre.openings.queue(queue_id)
    return shapes.Queue(
        **queue_of(centre.routing.live, queue_id),
        today=figures_view(centre.day.of(queue_id)),
        until=stands.until,
        because=stands.because,
        closed_name=stands.name,
    )


def closures_view(centre: CentreParts) -> list[shapes.Closure]:
    """What is closed by hand."""
    return [
        shapes.Closure(
            scope=scope,
            name=centre.openings.name_of(scope) or "",
            since=closure.since,
            until=closure.until,
            by=closure.by,
            message=closure.message,
            leave=closure.leave,
            goes_on=closure.goes_on,
            queues=list(closure.queues),
        )
        for scope, closure in centre.openings.closures().items()
    ]


def figures_view(sums: Sums) -> shapes.Figures:
    """Every figure of the dictionary."""
    return shapes.Figures.model_validate(figures(sums))


def contact_view(centre: CentreParts, contact: Contact, sight: Sight) -> shapes.Contact:
    """The contact as it stands, for somebody who sees so much."""
    return shapes.Contact(**_contact_fields(centre, sight.contact(contact)))


def _contact_fields(centre: CentreParts, contact: Contact) -> dict[str, Any]:
    """The fields every shape of a contact has."""
    offer, spent = contact.offer, contact.spent_ms
    return {
        "id": contact.id,
        "number": contact.number,
        "reference": contact.reference,
        "channel": contact.channel,
        "direction": contact.direction,
        "state": contact.state,
        "state_since": contact.state_since,
        "dialled": contact.dialled,
        "dialled_name": centre.directory.number_name(contact.dialled),
        "address": contact.address,
        "customer": _customer(contact),
        "verification": _verification(contact),
        "virtual": [_served_virtually(centre, each) for each in contact.virtual],
        "said": [_utterance(centre, each) for each in contact.said],
        "queue_id": contact.queue_id,
        "priority": contact.priority,
        "agent_id": contact.agent_id or (offer.agent_id if offer else contact.last_agent_id),
        "token": offer.token if offer else None,
        "offered_to": [each.agent_id for each in contact.offers],
        "offered_until": offer.ring_until if offer else None,
        "arrived_at": contact.arrived_at,
        "waiting_since": contact.waiting_since,
        "expected_p50_ms": contact.expected_p50_ms,
        "expected_p90_ms": contact.expected_p90_ms,
        "waited_ms": contact.waited_ms_before + spent.get("wait", 0) + spent.get("ring", 0),
        "path": centre.directory.path_of(contact),
        "call_back": _call_back(contact),
        "language": contact.language,
        "held": contact.held,
        "hold_reminders": contact.hold_reminders if contact.reminder_at is not None else None,
        "recording": any(party.recording and party.state == "up" for party in contact.parties.values()),
        "agent_away_until": contact.away_until,
        "parties": [_party(party) for party in contact.parties.values()],
        "note": contact.note,
        "disposition": contact.disposition,
        "outcome": contact.outcome,
        "ended_by": contact.ended_by,
        "wrap_up_until": _wrap_up_until(centre, contact),
        "mailbox": contact.mailbox,
        "message_seconds": contact.message_seconds,
        "due_at": contact.due_at,
        "links": [
            shapes.ContactLink(kind=link.kind, contact_id=link.contact_id, reference=f"C-{link.number}")
            for link in contact.links
        ],
    }


def listed_view(centre: CentreParts, contact: Contact, sight: Sight) -> contact_shapes.ListedContact:
    """The contact with its durations, for lists, for somebody who sees so much."""
    spent = contact.spent_ms
    fields = _contact_fields(centre, sight.contact(contact))
    return contact_shapes.ListedContact(
        **fields,
        closed_at=contact.closed_at,
        wait_ms=fields["waited_ms"],
        talk_ms=spent.get("talk", 0),
        hold_ms=spent.get("hold", 0),
        flow_ms=spent.get("flow", 0),
        virtual_ms=spent.get("virtual", 0),
        wrap_up_ms=spent.get("wrap_up", 0),
        ring_ms=spent.get("ring", 0),
        recordings=contact.recordings,
    )


def alarm_view(alarm: Alarm) -> shapes.Alarm:
    """The alarm as it stands."""
    return shapes.Alarm(
        id=alarm.id,
        grade=alarm.grade,
        code=alarm.code,
        text=alarm.text,
        since=alarm.since,
        action=alarm.action,
        fields=alarm.fields,
        snoozed_until=alarm.snoozed_until,
        snoozed_by=alarm.snoozed_by,
    )


def _call_back(contact: Contact) -> dict[str, Any] | None:
    promised = contact.call_back
    if promised is None:
        return None
    return {
        "number": promised.number,
        "promised_at": promised.promised_at,
        "attempt": len(promised.missed) + 1,
        "not_before": contact.not_before,
        "reached_at": promised.reached_at,
    }


def _verification(contact: Contact) -> shapes.Verification | None:
    found = contact.verification
    if found is None:
        return None
    return shapes.Verification(by=found.by, with_number=found.with_number, verdict=found.verdict, at=found.at)


def _served_virtually(centre: CentreParts, served: VirtualService) -> shapes.ServedVirtually:
    seat = centre.routing.live.floor.seats.get(served.agent_id)
    name = seat.settings.name if seat else served.agent_id.removeprefix(VIRTUAL)
    return shapes.ServedVirtually(
        agent_id=served.agent_id, name=name, since=served.since, until=served.until, how=served.how
    )


def _utterance(centre: CentreParts, said: Utterance) -> shapes.Utterance:
    intent = centre.intent_models.intent_name(said.model, said.intent) if said.intent else ""
    taken = intent if said.decision != "unsure" else ""
    return shapes.Utterance(
        text=said.text, intent=taken, confidence=said.confidence, decision=said.decision, at=said.at
    )


def _customer(contact: Contact) -> shapes.ContactCustomer | None:
    if contact.customer_id:
        return shapes.ContactCustomer(id=contact.customer_id, name=contact.customer_name or "", known=True)
    if contact.customer_name:
        return shapes.ContactCustomer(id="", name=contact.customer_name, known=False)
    return None


def _party(party: object) -> shapes.Party:
    return shapes.Party.model_validate(party, from_attributes=True)


def _wrap_up_until(centre: CentreParts, contact: Contact) -> int | None:
    for agent_id in contact.wrapping:
        work = centre.routing.live.agent(agent_id).on(contact.id)
        if work is not None and work.state == "wrap_up" and work.mode != "manual":
            return work.until
    return None
