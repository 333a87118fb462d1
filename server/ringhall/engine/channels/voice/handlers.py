"""What the phone does when contacts change: rings seats, lets go of seats."""

from collections.abc import Callable

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Voice
from ringhall.engine.channels.voice.service.internal import Internal
from ringhall.engine.routing import events as r
from ringhall.engine.routing.rules.presence import PHONE_UNREACHABLE
from ringhall.engine.routing.settings import is_virtual_id
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(voice: Voice, internal: Internal) -> dict[type[Event], Handler]:
    """The table event -> what the phone does."""

    def on_voice(act: Callable[[Step, Contact, Event], None]) -> Handler:
        def handle(step: Step, recorded: Recorded) -> None:
            event = recorded.event
            assert isinstance(event, e.ContactEvent)
            contact = voice.contacts.live.by_id.get(event.contact_id)
            if contact is not None and contact.channel == "voice":
                act(step, contact, event)

        return handle

    def ring_seat(step: Step, contact: Contact, event: Event) -> None:
        assert isinstance(event, e.ContactOffered)
        offer = contact.offer_of(event.token)
        # Whoever picks up is a party already.
        if offer and not any(party.token == event.token for party in contact.present("agent")):
            voice.calling_back.offered(step, contact, offer)

    def let_seat_go(step: Step, contact: Contact, event: Event) -> None:
        assert isinstance(event, e.OfferEnded)
        if event.outcome == "accepted":
            return
        reasons: dict[str, e.LeftReason] = {"timed_out": "no_answer", "taken": "taken"}
        reason = reasons.get(event.outcome, "withdrawn")
        for party in [p for p in contact.present("agent") if p.token == event.token]:
            step.record(e.PartyLeft(contact_id=contact.id, party_id=party.id, reason=reason))

    def lose_seat(step: Step, contact: Contact, event: Event) -> None:
        party = contact.agent_party
        if party:
            step.record(e.PartyLeft(contact_id=contact.id, party_id=party.id, reason="away"))

    def ring_customer(step: Step, contact: Contact, event: Event) -> None:
        assert isinstance(event, e.PartyAnswered)
        party, caller = contact.parties[event.party_id], next(iter(contact.parties))
        if contact.state == "arrived" and party.id == caller:
            (internal.caller_is_there if contact.direction == "internal" else voice.calling.customer)(step, contact)
        elif party.role == "customer" and contact.state == "offered":
            voice.calling_back.customer_is_here(step, contact)

    def go_on_in_group(step: Step, contact: Contact, event: Event) -> None:
        assert isinstance(event, e.PartyLeft)
        if contact.parties[event.party_id].purpose == "group" and event.reason != "withdrawn":
            internal.groups.member_left(step, contact)

    def call_back(step: Step, contact: Contact, event: Event) -> None:
        voice.calling_back.call(step, contact)

    return {
        e.PartyAnswered: on_voice(ring_customer),
        e.PartyLeft: on_voice(go_on_in_group),
        e.ContactOffered: on_voice(ring_seat),
        e.OfferEnded: on_voice(let_seat_go),
        e.AgentAway: on_voice(lose_seat),
        e.CallBackTaken: on_voice(call_back),
    }


def phone_handlers(voice: Voice) -> dict[type[Event], Handler]:
    """The table event -> what becomes of phones that stay connected."""

    def look(step: Step, recorded: Recorded) -> None:
        assert isinstance(recorded.event, r.AgentEvent)
        voice.nailed_up.look(step, recorded.event.agent_id)

    return dict.fromkeys((r.AgentPresenceSet, r.AgentWished, r.AgentReleased, r.AgentWrapUpEnded), look)


def desk_handlers(voice: Voice) -> dict[type[Event], Handler]:
    """What follows where people sit from who is there."""

    def make_room(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, r.AgentPresenceSet)
        # Whoever is set aside because no phone of theirs can be rung takes none from anybody.
        is_person = not is_virtual_id(event.agent_id)
        if is_person and event.state != "offline" and event.reason != PHONE_UNREACHABLE:
            voice.hot_desks.signed_in(step, event.agent_id)

    def move_phone(step: Step, recorded: Recorded) -> None:
        assert isinstance(recorded.event, r.AgentSeated)
        voice.nailed_up.moved(step, recorded.event.agent_id)

    return {r.AgentPresenceSet: make_room, r.AgentSeated: move_phone}
