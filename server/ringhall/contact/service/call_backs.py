"""Call-backs: a customer who was promised one may leave; their contact waits on in their place until it is kept."""

from collections.abc import Callable, Collection
from typing import Any

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.live import LiveContacts
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.rules.call_backs import given_up_at, is_settled_by, next_attempt
from ringhall.contact.rules.terms import Terms
from ringhall.contact.service.ending import Ending
from ringhall.contact.settings import CallBackSettings
from ringhall.contact.state import Contact
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step

UNSET = CallBackSettings()
NO_TERMS: Terms = {}


class CallBacks(Ending):
    """`diallable` makes a number what is dialled, in one of these countries (none: those the centre is at home in).

    It raises a Refusal: strangers must not call anywhere at our cost.
    """

    def __init__(self, live: LiveContacts, new_id: NewId) -> None:
        super().__init__(live, new_id)
        self.diallable: Callable[[str, Collection[str]], str] = lambda number, countries: number
        self.call_back_settings: dict[str, CallBackSettings] = {}
        self.time_zone = "UTC"

    def promise_call_back(
        self,
        step: Step,
        contact_id: str,
        *,
        number: str,
        queue_id: str | None = None,
        priority: int = 0,
        skills: list[str] | None = None,
    ) -> None:
        """The customer is called at `number` when their turn comes. They may hang up; the place in the queue stays.

        As long as they are on the line the contact goes on as any other, only without the end of its wait. Who was
        promised a call in this queue before keeps the earlier place. From a flow they come to `queue_id`, with
        these terms. Raises a Refusal for a number that is not to be dialled, and NotPossible unless the contact waits.
        """
        contact = self.get(contact_id)
        rules.require(contact, "promise_call_back")
        if contact.state == "in_flow" and queue_id is None:
            raise NotPossible(verb="promise_call_back", state=contact.state, hint=rules.HINTS["promise_call_back"])
        if contact.state != "in_flow":
            queue_id, priority, skills = None, 0, None
        dialled = self.number_to_call_back(number, queue_id or contact.queue_id or "")
        if contact.is_promised and contact.call_back and contact.call_back.number == dialled:
            return
        terms: dict[str, Any] = {"queue_id": queue_id, "priority": priority, "skills": skills or []}
        step.record(e.CallBackPromised(contact_id=contact_id, number=dialled, **terms))
        if contact.state == "queued":
            self._wait_for_call(step, contact)
        self.settle_call_backs(step, contact)

    def number_to_call_back(self, number: str, queue_id: str) -> str:
        """The number as it is dialled. Raises a Refusal where customers of the queue are not called back there."""
        return self.diallable(number, self.call_back_settings.get(queue_id, UNSET).countries)

    def customer_of_call_back_left(
        self, step: Step, contact: Contact, *, was_called: bool, reason: e.LeftReason
    ) -> None:
        """The customer is not on the line (any more): the promise stands, or one attempt is over."""
        if was_called:
            self.miss_call_back(step, contact.id, reason)
        else:
            self._withdraw(step, contact)
            self._wait_for_call(step, contact)

    def miss_call_back(self, step: Step, contact_id: str, reason: e.LeftReason) -> None:
        """This attempt is over without a talk: whoever was kept for it is free, and later it is tried again, or not."""
        contact = self.get(contact_id)
        assert contact.call_back is not None
        attempt = len(contact.call_back.missed) + 1
        step.record(e.CallBackMissed(contact_id=contact_id, attempt=attempt, reason=reason))
        self._withdraw(step, contact)
        self.agent_left(step, contact_id, "not_reached")
        self._wait_for_call(step, contact)

    def call_back_settings_of(self, contact: Contact) -> CallBackSettings:
        """How the contact's queue calls its customers back."""
        return self.call_back_settings.get(contact.queue_id or "", UNSET)

    def put_off_call_back(self, step: Step, contact_id: str) -> bool:
        """Nobody is called at this hour: the contact waits until they may be. Says whether that was so."""
        contact = self.get(contact_id)
        due = self._next_attempt(contact, step.now)
        if due is None or due <= step.now:
            return False
        self._withdraw(step, contact)
        self._wait_for_call(step, contact)
        return True

    def queue_booked(
        self,
        step: Step,
        contact: Contact,
        head_start_ms: int,
        kept_for: str | None = None,
        kept_ms: int = 0,
        wished: Terms = NO_TERMS,
    ) -> None:
        """A booked call enters its queue; its wait begins when it is due, and so long it is kept for that agent."""
        call_back, queue_id = contact.call_back, contact.queue_id
        assert call_back is not None
        assert queue_id is not None
        due = self._next_attempt(contact, step.now)
        if due is None:
            # It is night somewhere at every hour of calls: then it is nobody's good hour.
            self.end(step, contact.id, "not_reached", "system")
            return
        until = given_up_at(self.call_back_settings_of(contact), call_back)
        since = max(due, step.now)
        later = due if due > step.now else None
        terms: Terms = {**wished, "wait_until": until, "not_before": later, "head_start_ms": head_start_ms}
        if kept_for is not None:
            terms |= {"preferred": [kept_for], "preferred_until": since + kept_ms}
        self.enqueue(step, contact.id, queue_id, waiting_since=since, **terms)

    def booked(self, queue_id: str) -> list[int]:
        """For when calls are booked in the queue and not made yet, one moment for each."""
        live = self.live.promised_contacts()
        return [
            each.call_back.booked_for
            for each in live
            if each.queue_id == queue_id and each.call_back is not None and each.call_back.booked_for is not None
        ]

    def settle_call_backs(self, step: Step, contact: Contact) -> None:
        """The customer is here by another way: what was promised them in this queue is not needed any more.

        The newer contact is ranked by the wait of the older; figures count the true wait of each.
        """
        for number in {contact.address: None, contact.call_back.number if contact.call_back else "": None}:
            for other in self.live.promised(number):
                if is_settled_by(other, contact) and self._takes_over(contact):
                    waited_ms = step.now - (other.waiting_since or step.now) + other.head_start_ms
                    self.end(step, other.id, "call_back", "customer")
                    if contact.state == "queued" and contact.waiting_since is not None:
                        self.credit(step, contact.id, max(waited_ms, step.now - contact.waiting_since))

    def _takes_over(self, contact: Contact) -> bool:
        """A caller who waits takes it over where that is set; one who is answered, or promised a call anew, always."""
        settings = self.call_back_settings_of(contact)
        return contact.is_promised or contact.state != "queued" or settings.new_call_takes_over

    def _wait_for_call(self, step: Step, contact: Contact) -> None:
        """In the queue, at its age; once nobody is on the line not before they may be called."""
        assert contact.queue_id is not None
        assert contact.call_back is not None
        until = given_up_at(self.call_back_settings_of(contact), contact.call_back)
        if not contact.waits_for_call:
            self._queue_again(step, contact, contact.queue_id, wait_until=until)
            return
        due = self._next_attempt(contact, step.now)
        if due is None:
            self.end(step, contact.id, "not_reached", "system")
        else:
            later = due if due > step.now else None
            self._queue_again(step, contact, contact.queue_id, wait_until=until, not_before=later)

    def _next_attempt(self, contact: Contact, now: int) -> int | None:
        assert contact.call_back is not None
        return next_attempt(self.call_back_settings_of(contact), self.time_zone, contact.call_back, now)
