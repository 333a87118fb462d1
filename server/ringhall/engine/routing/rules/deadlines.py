"""Deadlines as data: the earliest is known, the past ones are handed out, moved ones are forgotten."""

import heapq

Key = tuple[str, str, str]
"""Kind, owner, detail: `("ring", agent, contact)`, `("wait", contact, "")`."""

STALE_SHARE_MAX = 2


class Deadlines:
    """At most one moment (milliseconds UTC) per key."""

    def __init__(self) -> None:
        self._due: dict[Key, int] = {}
        self._heap: list[tuple[int, Key]] = []

    def set(self, key: Key, due: int | None) -> None:
        """The key's moment is `due`; None takes it away."""
        if due is None:
            self._due.pop(key, None)
        elif self._due.get(key) != due:
            self._due[key] = due
            heapq.heappush(self._heap, (due, key))
        if len(self._heap) > STALE_SHARE_MAX * len(self._due) + 16:
            self._heap = [(moment, at) for at, moment in self._due.items()]
            heapq.heapify(self._heap)

    def earliest(self) -> int | None:
        """The next moment, or None."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def take_past(self, now: int) -> list[Key]:
        """All keys whose moment has come, earliest first; each is handed out once."""
        past: list[Key] = []
        while (due := self.earliest()) is not None and due <= now:
            _, key = heapq.heappop(self._heap)
            del self._due[key]
            past.append(key)
        return past
