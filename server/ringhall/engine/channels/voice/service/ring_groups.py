"""Ring groups: several phones ring for one call, at once or in turn; first come, first served."""

from collections.abc import Callable

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.extensions import Extension, Extensions, RingGroup
from ringhall.engine.channels.voice.ports import Floor
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.foundation.errors import Refusal
from ringhall.foundation.steps import Step

Go = Callable[[Step, Contact, RingGroup], None]


class RingGroups:
    """Rings groups for contacts. `go_on` leads a caller whom nobody of the group has answered."""

    def __init__(self, contacts: Contacts, calling: Calling, extensions: Extensions, floor: Floor, go_on: Go) -> None:
        self._contacts, self._calling, self._extensions = contacts, calling, extensions
        self._floor, self._go_on = floor, go_on

    def ring(self, step: Step, contact: Contact, group: RingGroup) -> None:
        """Ring all of the group, or the next one; go on where nobody is left who could be rung."""
        tried = contact.group_tried if contact.group_id == group.id else []
        found = [each for number in group.members if number not in tried and (each := self._free(contact, number))]
        if group.mode == "in_turn":
            found = found[:1]
        self._contacts.ring_group(step, contact.id, group.id, [each.number for each in found])
        for each in found:
            agent_id = each.target if each.leads_to == "agent" else None
            self._calling.member(step, contact, each, agent_id, group.ring_seconds)
        if not found:
            self._go_on(step, contact, group)

    def member_left(self, step: Step, contact: Contact) -> None:
        """One of the group does not answer: after the last that rings the next is rung, or the caller goes on."""
        group = self._extensions.group(contact.group_id or "")
        rings = any(p.purpose == "group" and p.state == "dialling" for p in contact.present())
        if contact.group_id is None or rings or contact.outcome is not None:
            return
        if group is None:
            self._contacts.end(step, contact.id, "not_reached", "system")
        elif group.mode == "in_turn":
            self.ring(step, contact, group)
        else:
            self._go_on(step, contact, group)

    def _free(self, contact: Contact, number: str) -> Extension | None:
        """The extension, if somebody can be rung there now who is not the caller."""
        extension = self._extensions.find(number)
        if extension is None or extension.number == contact.address:
            return None
        if extension.leads_to != "agent":
            return extension
        try:
            self._floor.require_idle(extension.target)
        except Refusal:
            return None
        return extension
