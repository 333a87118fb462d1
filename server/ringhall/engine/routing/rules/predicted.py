"""Predictive routing: how long each agent will need for a contact, from how long contacts of its kind took them.

An agent's own mean is drawn towards that of all by as much as chance would explain it: empirical Bayes, with the
variances between and within agents by the method of moments of the one-way random effects model (C. Morris: Parametric
empirical Bayes inference, JASA 78, 1983; S. Searle, G. Casella, C. McCulloch: Variance Components, 1992, 3.6). Where
agents do not differ by more than chance all are predicted the same, and who has been idle longest goes first.

The gain is proven by blocks of time: in each the prediction is on or off, by a draw that the queue and the number of
the block alone decide, so that a replay draws the same.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Literal

from ringhall.engine.routing.rules.outcomes import WEEK_MS, Kind, Outcomes, Seen, kind_of, seen

CONTACTS_MIN = 30
"""Fewer contacts of a kind, of all agents together, predict nothing."""
AGENTS_MIN = 2
SECOND_MS = 1000
MINUTE_MS = 60_000
Block = Literal["on", "off"]


def predictions(of_each: Sequence[Seen]) -> list[int] | None:
    """For each agent the whole seconds a contact will take them; None where too little is known to tell them apart."""
    known = [seen for seen in of_each if seen.count]
    count = sum(seen.count for seen in known)
    if count < CONTACTS_MIN or len(known) < AGENTS_MIN or count <= len(known):
        return None
    mean = sum(seen.total_ms for seen in known) / count
    within = sum(seen.squares - seen.total_ms**2 / seen.count for seen in known) / (count - len(known))
    spread = sum(seen.count * (seen.mean - mean) ** 2 for seen in known) - (len(known) - 1) * within
    between = max(0.0, spread / (count - sum(seen.count**2 for seen in known) / count))
    return [round(_shrunk(seen, mean, within, between) / SECOND_MS) for seen in of_each]


def _shrunk(seen: Seen, mean: float, within: float, between: float) -> float:
    if not seen.count or not between:
        return mean
    trust = between / (between + within / seen.count)
    return mean + trust * (seen.mean - mean)


def block_of(queue_id: str, minutes: int, now: int) -> Block:
    """Whether the prediction counts at this moment (milliseconds UTC); with blocks of 0 minutes it always does."""
    if not minutes:
        return "on"
    drawn = blake2b(f"{queue_id}.{now // (minutes * MINUTE_MS)}".encode(), digest_size=1).digest()[0]
    return "on" if drawn & 1 else "off"


class Foresight:
    """What is foreseen of the members of one queue, by position; worked out anew once one of them has learnt."""

    def __init__(self, queue_id: str) -> None:
        self._general = kind_of(queue_id)
        self._outcomes: list[Outcomes] = []
        self._known: dict[tuple[Kind, int], list[int] | None] = {}

    def add(self, outcomes: Outcomes) -> None:
        """The next position."""
        self._outcomes.append(outcomes)

    def move(self, place: int, outcomes: Outcomes) -> None:
        """The member at this position may have learnt more."""
        if self._outcomes[place] is not outcomes:
            self._outcomes[place] = outcomes
            self._known.clear()

    def of(self, kind: Kind, now: int) -> Sequence[int] | None:
        """Whole seconds for each member: of the kind, or of the queue where too little is known of the kind."""
        return self._of(kind, now) or self._of(self._general, now)

    def _of(self, kind: Kind, now: int) -> list[int] | None:
        at = (kind, now // WEEK_MS)
        if at not in self._known:
            self._known[at] = predictions([seen(outcomes, kind, now) for outcomes in self._outcomes])
        return self._known[at]
