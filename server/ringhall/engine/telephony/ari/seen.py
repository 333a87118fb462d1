"""A bounded memory of what has been heard."""

from collections.abc import Hashable

SEEN_MAX = 20_000


class Seen:
    """The last `SEEN_MAX` things; older ones are forgotten first."""

    def __init__(self) -> None:
        self._things: dict[Hashable, None] = {}

    def __contains__(self, thing: Hashable) -> bool:
        return thing in self._things

    def add(self, thing: Hashable) -> bool:
        """Remember it; True when it was known already."""
        if thing in self._things:
            return True
        self._things[thing] = None
        if len(self._things) > SEEN_MAX:
            del self._things[next(iter(self._things))]
        return False
