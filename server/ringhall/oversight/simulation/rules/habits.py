"""How callers and agents of a day behave where the day itself does not say: draws from what it shows of others."""

from collections import defaultdict
from collections.abc import Sequence

from ringhall.engine.routing.rules.patience import curve_of
from ringhall.oversight.simulation.errors import ReplayUnfit
from ringhall.oversight.simulation.rules.lots import draw, pick
from ringhall.oversight.simulation.rules.observed import Call


class Habits:
    """Each answer is always the same for the same call. Raises ReplayUnfit for a day on which nobody was answered."""

    def __init__(self, calls: Sequence[Call]) -> None:
        by_queue: dict[str, list[Call]] = defaultdict(list)
        for call in calls:
            by_queue[call.queue_id].append(call)
        self._all = [call for call in calls if call.talk_ms is not None]
        if not self._all:
            raise ReplayUnfit("Nobody was answered in a queue on that day: there is nothing to play again.")
        self._answered = {queue: [c for c in some if c.talk_ms is not None] for queue, some in by_queue.items()}
        self._curves = {queue: curve_of((c.waited_ms, c.gave_up) for c in some) for queue, some in by_queue.items()}

    def patience(self, call: Call) -> int | None:
        """When they give up, in milliseconds after they came to the queue; None: they stay."""
        if call.gave_up:
            return call.waited_ms
        return self._curves[call.queue_id].beyond(call.waited_ms, draw("patience", call.id))

    def ring(self, call: Call, attempt: int) -> int:
        """How long it rings before the agent answers, milliseconds: as observed at first, then like another's."""
        if attempt == 1 and call.ring_ms is not None:
            return call.ring_ms
        return self._like(call, "ring", attempt).ring_ms or 0

    def talk(self, call: Call) -> int:
        """How long they talk, hold included, milliseconds."""
        return call.talk_ms if call.talk_ms is not None else self._like(call, "handling").talk_ms or 0

    def wrap_up(self, call: Call) -> int:
        """How long the work after it takes, milliseconds."""
        return call.wrap_up_ms if call.wrap_up_ms is not None else self._like(call, "handling").wrap_up_ms or 0

    def _like(self, call: Call, *about: object) -> Call:
        return pick(self._answered[call.queue_id] or self._all, *about, call.id)
