"""The members of a queue in the order of a key that moves only when that member's own story does."""

from bisect import bisect_left, insort

Key = tuple[int, ...]
FEW = 8


class MemberOrder:
    """Keys by position; the least comes first, and of equal ones the lower position."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._sorted: list[tuple[Key, int]] = []

    def add(self, key: Key) -> None:
        """The next position."""
        self._keys.append(key)
        insort(self._sorted, (key, len(self._keys) - 1))

    def move(self, place: int, key: Key) -> None:
        """The member at this position has a new key."""
        old = self._keys[place]
        if old != key:
            del self._sorted[bisect_left(self._sorted, (old, place))]
            self._keys[place] = key
            insort(self._sorted, (key, place))

    def first(self, among: int, limit: int) -> list[int]:
        """Up to `limit` positions of the bitmap, in order.

        Few of many are read and sorted; otherwise the order is walked until enough are met, which takes about
        members ÷ candidates steps for each.
        """
        count = among.bit_count()
        if count <= FEW or count * count <= len(self._keys):
            return [place for _, place in sorted((self._keys[place], place) for place in places(among))][:limit]
        found: list[int] = []
        for _, place in self._sorted:
            if among >> place & 1:
                found.append(place)
                if len(found) == limit:
                    break
        return found


def places(among: int, limit: int | None = None) -> list[int]:
    """The positions whose bits are set, lowest first; up to `limit` of them."""
    found: list[int] = []
    while among and len(found) != limit:
        lowest = among & -among
        found.append(lowest.bit_length() - 1)
        among ^= lowest
    return found
