"""How long contacts took an agent, by kind of contact: what predictions are learnt from, folded with the agent's story.

A kind is a queue, and within it what the contact wished for itself (language, reason: its own needs). Weeks are kept
apart and the oldest fall away, so what is known depends on the last four weeks alone, and memory is bounded.
"""

from collections.abc import Iterable

import msgspec

WEEK_MS = 7 * 86_400_000
WEEKS_KEPT = 4
KINDS_MAX = 64
"""Kinds of which an agent is remembered; of further ones only the queue counts."""
SPENT_MS_MAX = 4 * 3_600_000
"""A contact that took longer counts as so long: somebody forgot it."""

Kind = str


class Week(msgspec.Struct, frozen=True, array_like=True):
    """The contacts of the week with this number: how many, and the sums of their milliseconds and of the squares.

    Stored as four numbers without their names: they are written with every event of the agent.
    """

    number: int
    count: int
    total_ms: int
    squares: int


Outcomes = dict[Kind, tuple[Week, ...]]
"""By kind, the weeks in order. Never changed in place: agents are values."""


class Seen(msgspec.Struct, frozen=True):
    """The contacts of the weeks that still count."""

    count: int = 0
    total_ms: int = 0
    squares: int = 0

    @property
    def mean(self) -> float:
        """Milliseconds a contact took; of at least one."""
        return self.total_ms / self.count


NOTHING = Seen()


def kind_of(queue_id: str, wishes: Iterable[str] = ()) -> Kind:
    """The kind of a contact of the queue with these needs of its own; without any that of the queue itself."""
    return "|".join([queue_id, *sorted(wishes)])


def handled(outcomes: Outcomes, queue_id: str, kind: Kind, spent_ms: int, at: int) -> Outcomes:
    """The agent is done with a contact of this kind, which took them so long: it counts for its queue and its kind."""
    kinds = {kind_of(queue_id), kind} if kind in outcomes or len(outcomes) < KINDS_MAX else {kind_of(queue_id)}
    spent = min(max(0, spent_ms), SPENT_MS_MAX)
    return outcomes | {each: _one_more(outcomes.get(each, ()), spent, at // WEEK_MS) for each in kinds}


def seen(outcomes: Outcomes, kind: Kind, now: int) -> Seen:
    """What counts of a kind at this moment."""
    first = now // WEEK_MS - WEEKS_KEPT + 1
    weeks = [week for week in outcomes.get(kind, ()) if week.number >= first]
    if not weeks:
        return NOTHING
    return Seen(sum(w.count for w in weeks), sum(w.total_ms for w in weeks), sum(w.squares for w in weeks))


def _one_more(weeks: tuple[Week, ...], spent: int, number: int) -> tuple[Week, ...]:
    kept = [week for week in weeks if week.number > number - WEEKS_KEPT and week.number != number]
    mine = next((week for week in weeks if week.number == number), Week(number, 0, 0, 0))
    now = Week(number, mine.count + 1, mine.total_ms + spent, mine.squares + spent * spent)
    return tuple(sorted([*kept, now], key=lambda week: week.number))[-WEEKS_KEPT:]
