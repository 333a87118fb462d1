"""What the contact itself does about its events: it closes once nothing is left to wait for."""

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

    return {e.PartyLeft: look, e.ContactEnded: look, e.WrapUpFinished: look}
