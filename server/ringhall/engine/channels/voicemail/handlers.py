"""What mailboxes do when callers leave messages."""

from ringhall.contact import events as e
from ringhall.engine.channels.voicemail.service import Mailboxes
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(mailboxes: Mailboxes) -> dict[type[Event], Handler]:
    """The table event -> what mailboxes do."""

    def enter(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.MessageLeft)
        mailboxes.enter(step, event.contact_id, event)

    return {e.MessageLeft: enter}
