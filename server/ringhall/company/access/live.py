"""Wrong passwords and PINs of late, per name and per place. Kept in memory: a restart forgives."""

from ringhall.company.access.rules.attempts import MINUTE_MS, Attempts, Pace, after_failure, is_over, wait_ms

PER_LOGIN = Pace(free=5)
# Many agents sit behind one address, and some of them mistype.
PER_ADDRESS = Pace(free=20)
# A PIN is short, and who guesses it at a phone is slow: tries count for a day, and waits grow to an hour.
PER_NUMBER = Pace(free=5, window_ms=24 * 60 * MINUTE_MS, forget_ms=24 * 60 * MINUTE_MS, wait_ms_max=60 * MINUTE_MS)
# Shifts change at one phone.
PER_PHONE = Pace(free=20, window_ms=15 * MINUTE_MS)
KEYS_MAX = 10_000

Key = tuple[str, str]


class WrongTries:
    """Counts what was wrong, by whose it was to be and whence it came, and says how long the next try has to wait."""

    def __init__(self, per_name: Pace = PER_LOGIN, per_place: Pace = PER_ADDRESS) -> None:
        self._paces = {"name": per_name, "place": per_place}
        self._tries: dict[Key, Attempts] = {}

    def wait_ms(self, name: str, place: str, now: int) -> int:
        """The longer of the two waits."""
        return max(wait_ms(self._tries.get(key, Attempts()), now) for key in (("name", name), ("place", place)))

    def failed(self, name: str, place: str, now: int) -> None:
        """One more wrong try."""
        self._count(("name", name), now)
        self._count(("place", place), now)

    def succeeded(self, name: str) -> None:
        """The right one clears the name; the place stays watched."""
        self._tries.pop(("name", name), None)

    def _count(self, key: Key, now: int) -> None:
        attempts = after_failure(self._tries.pop(key, Attempts()), now, self._paces[key[0]])
        if len(self._tries) >= KEYS_MAX:
            self._make_room(now)
        self._tries[key] = attempts

    def _make_room(self, now: int) -> None:
        self._tries = {
            key: attempts for key, attempts in self._tries.items() if not is_over(attempts, now, self._paces[key[0]])
        }
        while len(self._tries) >= KEYS_MAX:
            del self._tries[next(iter(self._tries))]
