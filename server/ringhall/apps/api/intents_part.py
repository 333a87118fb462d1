"""What the API asks of the intent models."""

from typing import Protocol

from ringhall.engine.understanding.ports import Heard, Meaning
from ringhall.engine.understanding.types import ModelLook, Unknown
from ringhall.foundation.db.engine import Transaction


class IntentModels(Protocol):
    """Intent models: how they stand, tried out, and what they did not understand."""

    async def look(self, transaction: Transaction, key: str) -> ModelLook:
        """How it stands and what to mend. Raises NotFound."""
        ...

    async def unknown(self, transaction: Transaction, key: str) -> list[Unknown]:
        """Sentences of late that were met with “I don't know”, the latest first. Raises NotFound."""
        ...

    async def train(self, transaction: Transaction, key: str) -> None:
        """Train it again. Raises NotFound."""
        ...

    async def understand(self, heard: Heard) -> Meaning:
        """What the trained one makes of a sentence."""
        ...

    def intent_name(self, model: str, intent: str) -> str:
        """What the intent is called; its id where it is not there any more."""
        ...
