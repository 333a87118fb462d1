"""What the contact itself does about its events: it closes once nothing is left to wait for, and keeps promises."""

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(contacts: Contacts) -> dict[type[Event], Handler]:
    """The table event -> what the contact does."""

    def look(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactEvent)
        contacts.look_whether_done(step, event.contact_id)

    def settle(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactEvent)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is not None and contact.customer_party is not None:
            contacts.settle_call_backs(step, contact)

    def given_back(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.QueueLeft)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is not None and contact.is_promised and event.reason in ("closed", "full", "timeout"):
            # The queue or the time for it is gone; a caller in a flow does not wait for a call.
            contacts.end(step, contact.id, "not_reached", "system")

    def virtual_over(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactEvent)
        if contact := contacts.live.by_id.get(event.contact_id):
            contacts.virtual_agent_left(step, contact)

    def connected(step: Step, recorded: Recorded) -> None:
        virtual_over(step, recorded)
        settle(step, recorded)

    def ended(step: Step, recorded: Recorded) -> None:
        virtual_over(step, recorded)
        look(step, recorded)

    return {
        e.PartyLeft: look,
        e.ContactEnded: ended,
        e.WrapUpFinished: look,
        e.ContactQueued: settle,
        e.ContactConnected: connected,
        e.OutsideConnected: virtual_over,
        e.QueueLeft: given_back,
    }
