"""The figures of the centre's present day, kept from events as they happen."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from ringhall.contact import events as e
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.intervals import midnight, next_midnight
from ringhall.oversight.analytics.rules.sums import Sums, Visit, sums_of
from ringhall.oversight.analytics.rules.visits import Journey, TermsOf, apply


class DayFigures:
    """Sums per queue over the visits that began today; equal to the report from midnight on."""

    def __init__(self, terms_of: TermsOf, zone: tzinfo, now: int) -> None:
        self._terms_of = terms_of
        self._zone = zone
        self._journeys: dict[str, Journey] = {}
        self._sums: dict[str, Sums] = {}
        self.since = midnight(now, zone)
        self.until = next_midnight(now, zone)

    def of(self, queue_id: str) -> Sums:
        """The queue's sums so far today."""
        return self._sums.get(queue_id) or Sums()

    def move_to(self, zone: tzinfo, now: int) -> None:
        """The centre's days begin at this zone's midnight; `restore` gives the figures of its day."""
        self._zone = zone
        self.since, self.until = midnight(now, zone), next_midnight(now, zone)
        self._sums = {}

    def turn_day(self, now: int) -> bool:
        """Begin a new day when the old one is over; tells whether it did."""
        if now < self.until:
            return False
        self.since, self.until = midnight(now, self._zone), next_midnight(now, self._zone)
        self._sums = {}
        for journey in self._journeys.values():
            self._count((), journey.visits)
        return True

    def restore(self, stored: Mapping[str, Sums], open_stories: Iterable[Recorded]) -> None:
        """Go on after a restart: today's stored sums (open contacts included), and the stories of open contacts."""
        for recorded in open_stories:
            if isinstance(recorded.event, e.ContactEvent):
                journey = self._journeys.setdefault(recorded.event.contact_id, Journey())
                apply(journey, recorded, self._terms_of)
        self._sums = dict(stored)

    def apply(self, recorded: Recorded) -> list[str]:
        """Count one event; answers the queues whose figures changed."""
        event = recorded.event
        if not isinstance(event, e.ContactEvent):
            return []
        journey = self._journeys.setdefault(event.contact_id, Journey())
        before = journey.visits
        changed = apply(journey, recorded, self._terms_of)
        if isinstance(event, e.ContactClosed):
            del self._journeys[event.contact_id]
        return self._count(before, journey.visits) if changed else []

    def _count(self, before: Iterable[Visit], after: Iterable[Visit]) -> list[str]:
        old, new = set(before), set(after)
        for visit in old - new:
            self._add(visit, -1)
        for visit in new - old:
            self._add(visit, 1)
        return sorted({visit.queue_id for visit in old ^ new if visit.queued_at >= self.since})

    def _add(self, visit: Visit, sign: int) -> None:
        if visit.queued_at >= self.since:
            sums = self.of(visit.queue_id)
            self._sums[visit.queue_id] = sums + sums_of(visit) if sign > 0 else sums - sums_of(visit)
