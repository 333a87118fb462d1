"""One visit of a contact to a queue, and the sums over many. Times are milliseconds."""

from typing import Literal

import msgspec

from ringhall.oversight.analytics.rules.addable import Addable

VisitOutcome = Literal["answered", "abandoned", "short_abandoned", "overflowed", "failed", "call_back", "virtual"]


class Terms(msgspec.Struct, frozen=True):
    """What a queue promised when the contact came to it."""

    target_ms: int = 20_000
    short_abandon_ms: int = 5_000


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One stay of a contact in a queue and the handling that came of it.

    `n` is the place in the contact's story where it began. `waiting_since` is older than `queued_at` when
    the caller had waited elsewhere before (in the switch's fallback queue). `outcome` is None while waiting. A visit
    ends with the promise of a call; `agent_id` is who then talked with the customer. Where a virtual agent took it
    `virtual_how` says how its part came out (`contact/flow_events.py`).
    """

    contact_id: str
    n: int
    queue_id: str
    queued_at: int
    waiting_since: int
    target_ms: int
    short_abandon_ms: int
    left_at: int | None = None
    outcome: VisitOutcome | None = None
    agent_id: str | None = None
    ring_ms: int = 0
    talk_ms: int = 0
    hold_ms: int = 0
    wrap_up_ms: int = 0
    transfers: int = 0
    virtual_how: str | None = None
    expected_p50_ms: int | None = None
    expected_p90_ms: int | None = None

    @property
    def wait_ms(self) -> int:
        """How long the customer waited; 0 while they still do."""
        return self.left_at - self.waiting_since if self.left_at is not None else 0

    @property
    def waited_as_expected(self) -> tuple[int, int, int] | None:
        """The wait in this queue, and the P50 and P90 that were expected of it; None where the two cannot be compared.

        Who gave up before P90 might have been served before it, or after.
        """
        if self.left_at is None or self.expected_p50_ms is None or self.expected_p90_ms is None:
            return None
        waited = self.left_at - self.queued_at
        if self.outcome == "answered" or (self.outcome == "abandoned" and waited > self.expected_p90_ms):
            return waited, self.expected_p50_ms, self.expected_p90_ms
        return None


class Sums(Addable, frozen=True, kw_only=True):
    """Everything a queue's metric is made of."""

    offered: int = 0
    answered: int = 0
    abandoned: int = 0
    short_abandoned: int = 0
    overflowed: int = 0
    failed: int = 0
    call_backs_promised: int = 0
    call_backs_reached: int = 0
    virtual_taken: int = 0
    virtual_completed: int = 0
    in_target: int = 0
    abandoned_in_target: int = 0
    short_abandoned_in_target: int = 0
    transfers: int = 0
    longest_wait_ms: int = 0
    wait_ms_answered: int = 0
    wait_ms_abandoned: int = 0
    ring_ms: int = 0
    talk_ms: int = 0
    hold_ms: int = 0
    wrap_up_ms: int = 0
    expected: int = 0
    within_p50: int = 0
    within_p90: int = 0
    expected_error_ms: int = 0


def sums_of(visit: Visit) -> Sums:
    """What one visit adds. All of it belongs to the moment the contact was queued, so that counts add up."""
    answered, abandoned = visit.outcome == "answered", visit.outcome == "abandoned"
    within = visit.left_at is not None and visit.wait_ms <= visit.target_ms
    compared = visit.waited_as_expected
    waited, p50, p90 = compared or (0, 0, 0)
    return Sums(
        offered=1,
        answered=int(answered),
        abandoned=int(abandoned),
        short_abandoned=int(visit.outcome == "short_abandoned"),
        overflowed=int(visit.outcome == "overflowed"),
        failed=int(visit.outcome == "failed"),
        call_backs_promised=int(visit.outcome == "call_back"),
        call_backs_reached=int(visit.outcome == "call_back" and visit.agent_id is not None),
        virtual_taken=int(visit.outcome == "virtual"),
        virtual_completed=int(visit.virtual_how == "completed"),
        in_target=int(answered and within),
        abandoned_in_target=int(abandoned and within),
        short_abandoned_in_target=int(visit.outcome == "short_abandoned" and within),
        transfers=visit.transfers,
        longest_wait_ms=visit.wait_ms,
        wait_ms_answered=visit.wait_ms if answered else 0,
        wait_ms_abandoned=visit.wait_ms if abandoned else 0,
        ring_ms=visit.ring_ms,
        talk_ms=visit.talk_ms,
        hold_ms=visit.hold_ms,
        wrap_up_ms=visit.wrap_up_ms,
        expected=int(compared is not None),
        within_p50=int(compared is not None and waited <= p50),
        within_p90=int(compared is not None and waited <= p90),
        expected_error_ms=abs(waited - p50),
    )
