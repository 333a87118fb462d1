"""What is done for contacts that come to a queue."""

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.waiting.service import Waiting
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(waiting: Waiting, contacts: Contacts) -> dict[type[Event], Handler]:
    """The table event -> what is done."""

    def queued(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactQueued)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is not None and contact.state in ("queued", "offered"):
            waiting.queued(step, contact)

    return {e.ContactQueued: queued}
