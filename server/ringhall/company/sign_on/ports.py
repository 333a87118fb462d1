"""What signing in by a provider needs of the network."""

from collections.abc import Awaitable, Callable
from typing import Literal, NamedTuple


class Ask(NamedTuple):
    """A request to a provider; `private`: it may lie in a private network."""

    method: Literal["GET", "POST"]
    url: str
    headers: dict[str, str]
    body: bytes
    private: bool


Fetch = Callable[[Ask], Awaitable[bytes | None]]
"""The body of a good answer; None where there is none such, within the limits of whoever provides this."""
