"""Calls among ourselves: from a desk or a phone to an extension. Both sides' agents are busy meanwhile."""

from collections.abc import Callable

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import ColleagueBusy, OwnExtension, TargetUnknown
from ringhall.engine.channels.voice.extensions import Extension, Extensions, RingGroup
from ringhall.engine.channels.voice.ports import Floor
from ringhall.engine.channels.voice.service.calling import OWN_SEAT_SECONDS, Calling
from ringhall.engine.channels.voice.service.ring_groups import RingGroups
from ringhall.engine.flows.ports import TransferFailed
from ringhall.engine.flows.service import Flows
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

TO_PEOPLE = frozenset({"agent", "phone"})
PUT_THROUGH = TO_PEOPLE | {"ring_group"}


class Internal:
    """Opens contacts between ourselves, and rings whom they are for once the caller is there.

    An agent who calls a person has the contact, and the other is its customer. Where nobody is signed in at the phone
    that calls, or what is called waits or speaks, the phone is the customer as any caller's is.
    """

    def __init__(
        self,
        contacts: Contacts,
        calling: Calling,
        extensions: Extensions,
        floor: Floor,
        flows: Callable[[], Flows],
        run: Callable[[Callable[[Step], None]], object],
    ) -> None:
        self._run = run
        self._contacts, self._calling, self._extensions = contacts, calling, extensions
        self._floor, self._flows = floor, flows
        self.groups = RingGroups(contacts, calling, extensions, floor, self._beyond_group)

    def call(self, step: Step, agent_id: str, extension: Extension) -> Contact:
        """From the desk: the agent's own seat is rung first. Refuses what cannot be reached."""
        self._floor.require_idle(agent_id)
        self.require_reachable(extension, agent_id)
        mine = self._extensions.number_of(agent_id)
        name = self._extensions.name_of(agent_id)
        owner = agent_id if extension.leads_to in TO_PEOPLE else None
        contact = self.open(step, extension.number, mine, name, owner)
        if contact.agent_id:
            self._calling.seat(step, contact, agent_id, "call", OWN_SEAT_SECONDS, recorded=False)
        else:
            self._calling.own_seat(step, contact, agent_id)
        return contact

    def open(self, step: Step, dialled: str, caller: str, name: str, owner: str | None) -> Contact:
        """A contact between ourselves: who calls, by number and name, and the agent who has it."""
        return self._contacts.open(
            step,
            channel="voice",
            direction="internal",
            dialled=dialled,
            address=caller,
            customer_name=name or None,
            agent_id=owner,
        )

    def require_reachable(self, extension: Extension, caller: str | None) -> None:
        """A Refusal when there is nobody to ring, or nothing to wait in."""
        if extension.leads_to == "agent":
            if extension.target == caller:
                raise OwnExtension()
            if self._floor.is_signed_in(extension.target):
                try:
                    self._floor.require_idle(extension.target)
                except Refusal:
                    raise ColleagueBusy(name=extension.name) from None
        elif extension.leads_to == "queue":
            self._floor.require_admission(extension.target)

    def require_there(self, extension: Extension) -> None:
        """TargetUnknown when the flow or group it leads to is there no more."""
        group = extension.leads_to == "ring_group"
        there = self._extensions.group(extension.target) if group else self._flows().has(extension.target)
        if not there:
            raise TargetUnknown(kind="extension", value=extension.number)

    def caller_is_there(self, step: Step, contact: Contact) -> None:
        """Ring, or lead on, whoever calls. What became impossible meanwhile ends the contact."""
        extension = self._extensions.find(contact.dialled)
        try:
            if extension is None:
                raise ColleagueBusy(name=contact.dialled)
            self.require_reachable(extension, contact.agent_id)
        except Refusal as refusal:
            log.info("internal.not_reached", contact_id=contact.id, reason=str(refusal))
            self._contacts.end(step, contact.id, "not_reached", "system")
            return
        self.lead(step, contact, extension)

    def lead(self, step: Step, contact: Contact, extension: Extension) -> None:
        """On to where the extension leads: somebody rings, or the contact waits, or listens."""
        if extension.leads_to == "ring_group":
            self.ring_group(step, contact, extension.target)
        elif extension.leads_to == "queue":
            self._contacts.enqueue(step, contact.id, extension.target)
        elif extension.leads_to == "flow":
            self.enter(step, contact, extension.target)
        else:
            there = extension.leads_to == "agent" and self._floor.is_signed_in(extension.target)
            self._calling.colleague(step, contact, extension, extension.target if there else None)

    def ring_group(self, step: Step, contact: Contact, group_id: str) -> None:
        """Ring a group for the contact, unless it is there no more."""
        group = self._extensions.group(group_id)
        if group is None:
            self._not_reached(step, contact)
        else:
            self.groups.ring(step, contact, group)

    def put_through(self, step: Step, contact: Contact, extension: Extension) -> None:
        """A flow connects its caller with an agent, a phone or a group; where that fails it is the flow's to go on."""
        try:
            if extension.leads_to not in PUT_THROUGH:
                raise TargetUnknown(kind="extension", value=extension.number)
            self.require_reachable(extension, None)
            self.lead(step, contact, extension)
        except Refusal as refusal:
            log.info("flow.not_put_through", contact_id=contact.id, reason=str(refusal))
            self._not_reached(step, contact)

    def _beyond_group(self, step: Step, contact: Contact, group: RingGroup) -> None:
        """Nobody of the group answers: on to where it says, or it is over."""
        if contact.state == "in_flow":
            self._not_reached(step, contact)
            return
        extension = self._extensions.find(group.target) if group.otherwise == "extension" else None
        try:
            if extension is not None:
                self.require_reachable(extension, None)
                self.lead(step, contact, extension)
                return
            if group.otherwise == "queue":
                self._floor.require_admission(group.target)
                self._contacts.enqueue(step, contact.id, group.target)
                return
        except Refusal as refusal:
            log.info("ring_group.nowhere", contact_id=contact.id, group=group.id, reason=str(refusal))
        if group.otherwise == "flow":
            self.enter(step, contact, group.target)
        else:
            self._not_reached(step, contact)

    def _not_reached(self, step: Step, contact: Contact) -> None:
        if contact.state == "in_flow":
            # Later: the flow is perhaps just being left.
            step.after_commit(lambda: self._tell_flow(contact))
            return
        self._contacts.end(step, contact.id, "answered" if contact.connected_at else "not_reached", "system")

    def _tell_flow(self, contact: Contact) -> None:
        self._run(lambda step: self._flows().tell(step, contact, TransferFailed("no_answer")))

    def enter(self, step: Step, contact: Contact, flow_id: str) -> None:
        """Into a flow, unless it is there no more."""
        flows = self._flows()
        if flows.has(flow_id):
            flows.begin(step, contact, flow_id)
        else:
            self._not_reached(step, contact)
