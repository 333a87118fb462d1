"""How one language is recognised."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Engine = Literal["embedded", "http", "websocket", "none"]


class Recogniser(msgspec.Struct, frozen=True, kw_only=True):
    """`embedded`: on this machine. `http`: a service that takes `/v1/audio/transcriptions` as OpenAI's does, at `url`.

    `websocket`: a service that is sent sound as it is said (linear16, 8 kHz) and answers as Deepgram's does. `none`:
    callers of this language have their keys. `model` is the service's name for the one to be used.
    `private_addresses`: it may lie in a private network, or on this machine.
    """

    engine: Engine = "embedded"
    url: Annotated[str, Meta(max_length=500)] = ""
    model: Annotated[str, Meta(max_length=100)] = ""
    secret: Annotated[str, Meta(max_length=1_000)] = ""
    private_addresses: bool = False

    def __repr__(self) -> str:
        return f"Recogniser({self.engine!r})"
