"""Emergency message: what a supervisor wants all callers to hear just now."""

from collections.abc import Iterator

from ringhall.company.organisation.rules.closures import words_of
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Part
from ringhall.engine.flows.walk import Walk

ENDS = "ends"


class EmergencyMessage(Node, frozen=True, kw_only=True, tag="emergency_message"):
    """Says the message that is switched on, to its end, and leads to `next`, or ends the call, as the message has it.

    While none is on, the caller goes on at once and hears nothing of this.
    """

    next: NodeId

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)

    def enter(self, walk: Walk) -> None:
        message = walk.emergency
        if message is None or not message.since <= walk.now < message.until:
            walk.go(self.next)
            return
        walk.note("emergency_message")
        walk.change(part="" if message.goes_on else ENDS, emergency_heard=message.since)
        self.say(walk, (Part(text=words_of(message, emergency=True)),))

    def heard(self, walk: Walk) -> None:
        if walk.place.part == ENDS:
            walk.end("rejected")
        else:
            walk.go(self.next)
