"""Rules of queues at work: who comes to a queue, or waits in it, goes elsewhere as soon as a rule holds.

Nothing is polled: whoever comes is looked at then; who waits is looked at when the presence of a member changes, when
settings or hours do, and when their own wait has reached the limit of a rule.
"""

from collections.abc import Callable, Iterable

import msgspec

from ringhall.contact import events as e
from ringhall.contact.rules.terms import Terms, terms_of, waits_for_people
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import Enqueue
from ringhall.engine.flows.service import Flows
from ringhall.engine.routing.rules import overflow as rules
from ringhall.engine.routing.service import Routing
from ringhall.engine.routing.settings import At, QueueRule
from ringhall.engine.waiting.rules import ways
from ringhall.foundation.clock import Clock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel


class Overflow:
    """Lets callers go where the rules of their queue say."""

    def __init__(self, steps: Steps, clock: Clock, contacts: Contacts, flows: Flows, routing: Routing) -> None:
        self._steps, self._clock, self._wheel = steps, clock, Wheel(clock)
        self._contacts, self._flows, self._routing = contacts, flows, routing
        self._changed: dict[str, None] = {}
        flows.divert, flows.kept, flows.join = self.on_enqueue, self.kept, self.join
        routing.on_settings.append(self.on_settings)

    def on_enqueue(self, step: Step, contact: Contact, command: Enqueue, terms: Terms) -> bool:
        """Whether a caller who is given to a queue by a flow goes elsewhere instead."""
        return self.join(step, contact, command.queue, terms, command.own)

    @staticmethod
    def kept(contact: Contact) -> Terms:
        """The terms that hold whatever the flow says: whoever declines what a rule offers comes back on their own."""
        if not ways.is_of_rule(contact.flow_id):
            return {}
        kept = terms_of(contact)
        return kept if contact.wait_until is None else {**kept, "wait_until": contact.wait_until}

    def join(self, step: Step, contact: Contact, queue_id: str, terms: Terms, passed_over: Iterable[str] = ()) -> bool:
        """Whether somebody who comes to the queue goes elsewhere instead; they are there already then."""
        rule = self._first(step, contact, queue_id, "join", terms, tuple(passed_over))
        if rule is None:
            return False
        self._take(step, contact, queue_id, rule, terms)
        return True

    def would_take(self, step: Step, contact: Contact, queue_id: str, terms: Terms) -> bool:
        """Whether somebody who comes to the queue now goes elsewhere."""
        return self._first(step, contact, queue_id, "join", terms, ()) is not None

    def look(self, step: Step, contact: Contact) -> None:
        """Whether somebody who waits goes elsewhere now; and when to look again for no other reason than time."""
        if contact.state == "queued" and contact.queue_id is not None:
            terms = terms_of(contact)
            rule = self._first(step, contact, contact.queue_id, "waiting", terms, ())
            if rule is not None:
                self._take(step, contact, contact.queue_id, rule, {**terms, "wait_until": contact.wait_until})
        self.follow(step, contact)

    def follow(self, step: Step, contact: Contact) -> None:
        """Set or take back the clock of a contact."""
        due = self._due(contact, step.now)
        self._wheel.set(contact.id, due, lambda: self._time_has_come(contact.id))

    def on_settings(self, step: Step) -> None:
        """Queues are set up otherwise, open or close: their ways are known, and all who wait are looked at."""
        for queue_id, queue in self._routing.live.floor.queues.items():
            for rule in queue.settings.rules:
                self._publish(queue_id, rule)
        for contact in self._waiting():
            self.look(step, contact)

    def presence_changed(self, step: Step, agent_id: str) -> None:
        """Something is otherwise with a member: once all is said in this step, their queues are looked at."""
        seat = self._routing.live.floor.seats.get(agent_id)
        concerned = [key for key in seat.places if self._rules(key, "waiting")] if seat else []
        if concerned:
            self._changed |= dict.fromkeys(concerned)
            step.at_end(self._look_at_changed)

    def _publish(self, queue_id: str, rule: QueueRule) -> None:
        """The flow that the rule leads into; one that makes none is no way for anybody."""
        if (document := ways.flow_of(rule, queue_id)) is None:
            return
        try:
            self._flows.publish_document(ways.flow_id(rule, queue_id), ways.version_of(document), document)
        except Refusal as refusal:
            log.error("rule.unusable", queue=queue_id, rule=rule.key(queue_id), reason=str(refusal))

    def _look_at_changed(self, step: Step) -> None:
        changed, self._changed = self._changed, {}
        for contact in self._waiting():
            if contact.queue_id in changed:
                self.look(step, contact)

    def _waiting(self) -> list[Contact]:
        by_id = self._contacts.live.by_id
        there = [by_id[contact_id] for contact_id in self._routing.live.floor.waiting if contact_id in by_id]
        return [contact for contact in there if self._rules(contact.queue_id or "", "waiting")]

    def _time_has_come(self, contact_id: str) -> None:
        contact = self._contacts.live.by_id.get(contact_id)
        if contact is not None:
            self._steps.run(lambda step: self.look(step, contact))

    def _due(self, contact: Contact, now: int) -> int | None:
        if contact.state != "queued" or contact.waiting_since is None or not _can_go(contact):
            return None
        limits = [rule for rule in self._rules(contact.queue_id or "", "waiting") if rule.when == "expected_wait"]
        moments = [contact.waiting_since + rule.seconds * 1000 + 1 for rule in limits]
        return min((moment for moment in moments if moment > now), default=None)

    def _rules(self, queue_id: str, at: At) -> list[QueueRule]:
        return [rule for rule in self._routing.rules_of(queue_id) if rule.at == at]

    def _first(
        self, step: Step, contact: Contact, queue_id: str, at: At, terms: Terms, passed_over: tuple[str, ...]
    ) -> QueueRule | None:
        there = self._rules(queue_id, at)
        if not there or not _can_go(contact):
            return None
        expected = self._expected(step, contact, queue_id, at, terms)
        seen = self._routing.seen(queue_id, people_only=waits_for_people(contact))
        return rules.first(
            there, at, seen, expected, lambda rule: self._is_possible(contact, queue_id, rule), passed_over
        )

    def _expected(
        self, step: Step, contact: Contact, queue_id: str, at: At, terms: Terms
    ) -> Callable[[], float | None]:
        waited = step.now - contact.waiting_since if at == "waiting" and contact.waiting_since is not None else 0

        def ask() -> float | None:
            if at == "waiting":
                expected = self._routing.expected_wait(contact.id, step.now)
            else:
                skills, priority = tuple(terms.get("skills", ())), terms.get("priority", 0)
                expected = self._routing.expected_wait_of_newcomer(queue_id, step.now, skills, priority)
            return None if expected is None else waited + expected.p50_ms

        return ask

    def _is_possible(self, contact: Contact, queue_id: str, rule: QueueRule) -> bool:
        if rule.key(queue_id) in contact.rules_taken:
            return False
        if rule.then == "queue":
            return rule.to != queue_id and self._routing.admits(rule.to) is None
        return self._flows.has(ways.flow_id(rule, queue_id))

    def _take(self, step: Step, contact: Contact, queue_id: str, rule: QueueRule, terms: Terms) -> None:
        expected = self._expected(step, contact, queue_id, rule.at, terms)() if rule.when == "expected_wait" else None
        seen = self._routing.seen(queue_id, people_only=waits_for_people(contact))
        facts = {
            "expected_ms": None if expected is None else round(expected),
            "here": seen.here,
            "waiting": seen.waiting,
        }
        told = msgspec.to_builtins(rule)
        taken = e.RuleTaken(
            contact_id=contact.id, queue_id=queue_id, key=rule.key(queue_id), rule=told, seen=facts, terms=dict(terms)
        )
        self._contacts.take_rule(step, taken)
        if rule.then == "queue":
            self._into(step, contact, rule.to, terms)
            return
        if contact.state == "queued":
            self._contacts.leave_queue(step, contact.id, "rule")
        self._flows.take(step, contact, ways.flow_id(rule, queue_id), lent=rule.then != "flow")

    def _into(self, step: Step, contact: Contact, queue_id: str, terms: Terms) -> None:
        """Into another queue, at the age and priority, unless a rule of that one leads on."""
        if self.join(step, contact, queue_id, terms):
            return
        since = contact.waiting_since if contact.connected_at is None else None
        self._contacts.enqueue(step, contact.id, queue_id, waiting_since=since, **terms)


def _can_go(contact: Contact) -> bool:
    """Only somebody on the line can be sent elsewhere: no message, and nobody who is to be called back."""
    customer = contact.customer_party
    return contact.channel == "voice" and customer is not None and customer.state == "up" and not contact.is_promised
