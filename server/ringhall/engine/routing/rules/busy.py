"""How busy somebody was of late, as a value that stands still while they are idle.

Time in contacts counts, and each half hour counts twice the one before it: that forgets without a clock. Busy time
over time signed in, the usual occupancy, would move while nothing happens, so that two idle agents could change places
and no order could be kept.
"""

import msgspec

PERIOD_MS = 30 * 60_000
MANTISSA_BITS = 64


class Busy(msgspec.Struct, frozen=True):
    """Milliseconds busy, weighed as of the period with number `period`: `amount` / 2^`MANTISSA_BITS` of them."""

    period: int = 0
    amount: int = 0

    @property
    def order(self) -> tuple[int, ...]:
        """The less busy is the less; the same at every moment."""
        if not self.amount:
            return (0, 0)
        width = self.amount.bit_length()
        return (self.period + width, self.amount << 2 * MANTISSA_BITS - width)

    def at(self, period: int) -> int:
        """The amount as it weighs in a later period."""
        return self.amount >> max(0, period - self.period)


NEVER = Busy()


def add(busy: Busy, since: int, until: int) -> Busy:
    """They were busy in this span (milliseconds UTC), which comes after everything counted so far."""
    while since < until:
        period = since // PERIOD_MS
        end = min(until, (period + 1) * PERIOD_MS)
        busy = Busy(period, busy.at(period) + (end - since << MANTISSA_BITS))
        since = end
    return busy


def starting(milliseconds: int, now: int) -> Busy:
    """Whoever begins now as if they had been busy so long, weighed as of now."""
    return Busy(now // PERIOD_MS, milliseconds << MANTISSA_BITS)


def milliseconds(busy: Busy, now: int) -> int:
    """How long they were busy, weighed as of now."""
    return busy.at(now // PERIOD_MS) >> MANTISSA_BITS
