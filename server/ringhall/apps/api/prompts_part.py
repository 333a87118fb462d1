"""What the API asks of prompts."""

from pathlib import Path
from typing import Any, Protocol

from ringhall.company.access.types import User
from ringhall.engine.speech.types import PromptVersion
from ringhall.engine.speech.types import Source as SoundSource
from ringhall.foundation.db.engine import Transaction

Json = dict[str, Any]


class Prompts(Protocol):
    """Announcements: what callers hear, and the versions before it."""

    async def all(self, transaction: Transaction) -> list[PromptVersion]: ...
    async def versions(self, transaction: Transaction, name: str) -> list[PromptVersion]: ...
    async def put(
        self, transaction: Transaction, name: str, data: bytes, by: User, source: SoundSource
    ) -> PromptVersion: ...
    async def restore(self, transaction: Transaction, name: str, number: int, by: User) -> PromptVersion: ...
    async def sound(self, transaction: Transaction, name: str, number: int) -> Path: ...
    async def missing(
        self, transaction: Transaction, flow_id: str = "", document: Json | None = None
    ) -> list[Json]: ...

    def file(self, name: str) -> Path:
        """The sound as callers hear it. Raises NotFound."""
        ...

    def fragments(self, language: str) -> list[tuple[str, str, bool]]:
        """The pieces of values in a language of ours: name, words, and whether they are recorded."""
        ...


class PhoneCode(Protocol):
    """What is typed at a phone, and until when (milliseconds UTC)."""

    @property
    def digits(self) -> str: ...
    @property
    def until(self) -> int: ...


class PhoneTakes(Protocol):
    """Prompts that are recorded by phone."""

    def give(self, user: User, name: str) -> PhoneCode:
        """A code with which the user can record this prompt by phone, once. Raises a Refusal for a bad name."""
        ...
