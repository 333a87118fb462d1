"""What customers need of others."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple, Protocol


class Hasher(Protocol):
    """Turns what somebody knows into what may be stored."""

    async def hash(self, password: str) -> str:
        """What is stored instead."""
        ...

    async def fits(self, stored: str | None, password: str) -> bool:
        """Whether it is what `stored` was made of."""
        ...


class Letter(NamedTuple):
    """A one-time code, and where its customer is known to be: empty what is not known."""

    customer_id: str
    code: str
    number: str
    email: str
    name: str
    language: str

    def __repr__(self) -> str:
        return f"Letter({self.customer_id!r})"


Deliver = Callable[[str, Letter, int], Awaitable[str]]
"""Has a letter sent by the service of this name, within so many seconds; empty when it took it, else why not."""


async def no_post(source: str, letter: Letter, seconds_max: int) -> str:
    """Where nothing sends."""
    return "no_source"
