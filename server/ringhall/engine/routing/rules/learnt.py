"""What a queue has taught about waiting, as the expected wait asks for it."""

import msgspec
from msgspec.structs import replace


class Stream(msgspec.Struct, frozen=True):
    """Contacts that come to a queue with the same wishes and start; `per_ms` of them each millisecond."""

    skills: tuple[str, ...]
    priority: int
    head_start_ms: int
    per_ms: float


class Learnt(msgspec.Struct, frozen=True):
    """What a queue has taught: how long an agent is taken by a contact, how long callers wait, on average; who comes.

    As long as nothing is known the figures are those of a usual service line. What was learnt of all who come fades at
    one pace: of each of `coming` there are `fading` times as many now.
    """

    handling_ms: float = 240_000
    patience_ms: float = 360_000
    coming: tuple[Stream, ...] = ()
    fading: float = 1.0

    @property
    def streams(self) -> tuple[Stream, ...]:
        """Who comes now."""
        return tuple([replace(stream, per_ms=stream.per_ms * self.fading) for stream in self.coming])


UNTAUGHT = Learnt()
