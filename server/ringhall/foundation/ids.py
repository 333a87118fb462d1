"""Identifiers that sort in the order they were made: UUID version 7 with a counter (RFC 9562, sections 5.7 and 6.2)."""

import random
import uuid
from collections.abc import Callable

from ringhall.foundation.clock import Clock

COUNTER_BITS = 12


class Ids:
    """Makes identifiers from the clock and the random source it is given, so a seed replays them."""

    def __init__(self, clock: Clock, chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance
        self._place = 0

    def new(self) -> str:
        """A fresh UUIDv7 in its usual 36 letters; greater than all before it, even within a millisecond."""
        begin = (self._clock.now() & 0xFFFF_FFFF_FFFF) << COUNTER_BITS
        # Half of the counter is left free, so that a millisecond full of identifiers does not run into the next.
        begin |= self._chance.getrandbits(COUNTER_BITS - 1)
        self._place = max(begin, self._place + 1)
        millis, counter = divmod(self._place, 1 << COUNTER_BITS)
        value = millis << 80 | 0x7 << 76 | counter << 64
        value |= 0b10 << 62 | self._chance.getrandbits(62)
        return str(uuid.UUID(int=value))


NewId = Callable[[], str]
