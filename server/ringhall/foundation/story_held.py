"""Stored events that wait a moment for more of their story, so that tables are written once where it moved often.

Only stories with an end are held back: from the event that `opens` one to the event that `closes` it. What the
tables lack meanwhile is in the stories, on disk; whoever reads the tables lets them be brought up to date first.
"""

from collections.abc import Iterable

from ringhall.foundation.events import Recorded


class Held:
    """Which stories are open, and what of them the projections have not seen."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._waiting: dict[str, list[Recorded]] = {}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def resume(self, last_events: Iterable[Recorded]) -> None:
        """After a restart: these stories are open and their tables are behind; of each the last event."""
        for recorded in last_events:
            self._open.add(recorded.stream)
            self._waiting[recorded.stream] = [recorded]

    def due(self, events: list[Recorded]) -> list[Recorded]:
        """What to project together with these events; nothing changes, for they may fail to be stored."""
        opening = {each.stream for each in events if each.event.opens}
        closing = {each.stream for each in events if each.event.closes}
        due = [each for stream in closing for each in self._waiting.get(stream, ())]
        for each in events:
            held = each.stream in self._open or each.stream in opening
            if not held or each.stream in closing:
                due.append(each)
        return due

    def stored(self, events: list[Recorded]) -> None:
        """These events are on disk, and of them `due` in the tables."""
        for each in events:
            if each.event.closes:
                self._open.discard(each.stream)
                self._waiting.pop(each.stream, None)
                continue
            if each.event.opens:
                self._open.add(each.stream)
            if each.stream in self._open:
                self._waiting.setdefault(each.stream, []).append(each)

    def waiting(self) -> list[Recorded]:
        """Everything the tables lack, story by story."""
        return [each for events in self._waiting.values() for each in events]

    def written(self) -> None:
        """The tables lack nothing now."""
        self._waiting.clear()
