"""What flows do when a queue gives a contact back, and when it is over."""

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.flows.ports import QueueReturned
from ringhall.engine.flows.service import Flows
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(flows: Flows, contacts: Contacts) -> dict[type[Event], Handler]:
    """The table event -> what flows do."""

    def go_on(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.QueueLeft)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is None or contact.customer_party is None:
            # A call-back waited there: nobody is on the line who could go on.
            return
        if event.reason == "closed":
            flows.queue_closed(step, contact, event.queue_id)
        elif event.reason in ("timeout", "full"):
            flows.tell(step, contact, QueueReturned(event.reason))

    def forget(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactEnded)
        flows.forget(event.contact_id)

    return {e.QueueLeft: go_on, e.ContactEnded: forget}
