"""How long after it happened something of the switch is heard."""

import msgspec

WINDOW_MS = 60_000


class Lateness(msgspec.Struct):
    """Measured against the quickest word of the last minute or two: the two clocks need not agree.

    A loaded machine, or a program that stood still, hears late what happened in time.
    """

    _before: int | None = None
    _quickest: int | None = None
    _since: int = 0

    def of(self, at: int | None, now: int) -> int:
        """Milliseconds between `at` (the switch's clock) and `now` (ours); 0 where the switch did not say when."""
        if at is None:
            return 0
        if now - self._since >= WINDOW_MS:
            self._before, self._quickest, self._since = self._quickest, None, now
        took = now - at
        self._quickest = took if self._quickest is None else min(took, self._quickest)
        return took - min(self._quickest, self._before if self._before is not None else self._quickest)
