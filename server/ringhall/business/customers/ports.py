"""What customers need of others."""

from typing import Protocol


class Hasher(Protocol):
    """Turns what somebody knows into what may be stored."""

    async def hash(self, password: str) -> str:
        """What is stored instead."""
        ...

    async def fits(self, stored: str | None, password: str) -> bool:
        """Whether it is what `stored` was made of."""
        ...
