"""Wrong passwords of late, per login and per address. Kept in memory: a restart forgives."""

from ringhall.company.access.rules.attempts import Attempts, after_failure, is_over, wait_ms

FREE_PER_LOGIN = 5
# Many agents sit behind one address, and some of them mistype.
FREE_PER_ADDRESS = 20
KEYS_MAX = 10_000

Key = tuple[str, str]


class WrongTries:
    """Counts wrong passwords and says how long the next try has to wait."""

    def __init__(self) -> None:
        self._tries: dict[Key, Attempts] = {}

    def wait_ms(self, login: str, address: str, now: int) -> int:
        """The longer of the two waits."""
        return max(wait_ms(self._tries.get(key, Attempts()), now) for key in (("login", login), ("address", address)))

    def failed(self, login: str, address: str, now: int) -> None:
        """One more wrong password."""
        self._count(("login", login), now, FREE_PER_LOGIN)
        self._count(("address", address), now, FREE_PER_ADDRESS)

    def succeeded(self, login: str) -> None:
        """The right password clears the login; the address stays watched."""
        self._tries.pop(("login", login), None)

    def _count(self, key: Key, now: int, free: int) -> None:
        attempts = after_failure(self._tries.pop(key, Attempts()), now, free)
        if len(self._tries) >= KEYS_MAX:
            self._make_room(now)
        self._tries[key] = attempts

    def _make_room(self, now: int) -> None:
        self._tries = {key: attempts for key, attempts in self._tries.items() if not is_over(attempts, now)}
        while len(self._tries) >= KEYS_MAX:
            del self._tries[next(iter(self._tries))]
