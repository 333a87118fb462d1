"""What is done for contacts that come to a queue."""

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.routing import events as r
from ringhall.engine.waiting.overflow import Overflow
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


def overflow_handlers(overflow: Overflow, contacts: Contacts) -> dict[type[Event], Handler]:
    """The table event -> who is looked at by the rules of their queue."""

    def follow(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, e.ContactEvent)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is not None:
            overflow.follow(step, contact)

    def changed(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, r.AgentEvent)
        overflow.presence_changed(step, event.agent_id)

    of_agents = (r.AgentPresenceSet, r.AgentReleased, r.AgentWrapUpEnded)
    of_contacts = (e.ContactQueued, e.QueueLeft, e.ContactOffered, e.ContactConnected, e.ContactEnded)
    return {**dict.fromkeys(of_agents, changed), **dict.fromkeys(of_contacts, follow)}
