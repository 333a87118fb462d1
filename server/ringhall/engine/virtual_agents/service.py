"""Virtual agents at work: on duty or not, and each contact that the match gives them goes into their flow."""

from collections.abc import Collection, Mapping

import msgspec

from ringhall.contact.flow_events import VirtualAgentTook
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.service import Flows
from ringhall.engine.routing.service import Routing
from ringhall.engine.routing.settings import VirtualMember
from ringhall.engine.virtual_agents.settings import VirtualAgent, floor_id, member_of
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step


class Known(msgspec.Struct, frozen=True):
    """A virtual agent: what it is called, how it is set up, and whether its hours are now."""

    name: str
    setup: VirtualAgent
    is_open: bool = True


class VirtualAgents:
    """Lets flows serve contacts of queues."""

    def __init__(self, contacts: Contacts, flows: Flows, routing: Routing) -> None:
        self._contacts, self._flows, self._routing = contacts, flows, routing
        self._known: dict[str, Known] = {}
        routing.on_settings.append(self.on_settings)

    def know(self, agents: Mapping[str, Known]) -> None:
        """These there are from now on, by id. Routing is told of their `members` next."""
        self._known = {floor_id(agent_id): known for agent_id, known in agents.items()}

    def members(self) -> list[VirtualMember]:
        """All of them, as the floor knows them."""
        return [member_of(key.partition(":")[2], known.name, known.setup) for key, known in self._known.items()]

    def flows_of(self) -> Collection[str]:
        """The flows they need."""
        return {known.setup.flow_id for known in self._known.values()}

    def on_settings(self, step: Step) -> None:
        """Whoever is to be on duty comes, and the others go; contacts they have go on."""
        for agent_id, known in self._known.items():
            on_duty = known.setup.active and known.is_open and self._flows.has(known.setup.flow_id)
            self._routing.set_on_duty(step, agent_id, on_duty=on_duty)

    def took(self, step: Step, contact: Contact, event: VirtualAgentTook) -> None:
        """The contact goes on in the flow of whoever took it; where that cannot be, a person gets it."""
        known = self._known.get(event.agent_id)
        try:
            if known is None or not self._flows.has(known.setup.flow_id):
                raise LookupError(event.agent_id)
            self._flows.take(step, contact, known.setup.flow_id, lent=True)
        except (LookupError, Refusal) as failure:
            log.error("virtual_agent.not_begun", agent_id=event.agent_id, reason=str(failure))
            self._contacts.hand_over(step, contact.id, step.now + self._routing.wait_ms_max(event.queue_id))
