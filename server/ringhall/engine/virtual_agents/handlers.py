"""What virtual agents do about events of contacts."""

from ringhall.contact.flow_events import VirtualAgentTook
from ringhall.contact.service import Contacts
from ringhall.engine.virtual_agents.service import VirtualAgents
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Handler, Step


def handlers(virtual_agents: VirtualAgents, contacts: Contacts) -> dict[type[Event], Handler]:
    """The table event -> what is done."""

    def took(step: Step, recorded: Recorded) -> None:
        event = recorded.event
        assert isinstance(event, VirtualAgentTook)
        contact = contacts.live.by_id.get(event.contact_id)
        if contact is not None and contact.virtual_agent is not None:
            virtual_agents.took(step, contact, event)

    return {VirtualAgentTook: took}
