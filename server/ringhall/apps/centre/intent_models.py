"""Intent models as those see them who set them up."""

from msgspec import convert

from ringhall.apps.centre.settings import SettingsBook
from ringhall.apps.centre.settings.intent_rules import hints
from ringhall.engine.understanding.ports import Heard, Meaning
from ringhall.engine.understanding.service import Understanding
from ringhall.engine.understanding.settings import IntentModel
from ringhall.engine.understanding.types import ModelLook, State, Unknown
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction


class IntentModels:
    """Implements the API's IntentModels."""

    def __init__(self, book: SettingsBook, understanding: Understanding, clock: Clock) -> None:
        self._book, self._understanding, self._clock = book, understanding, clock

    async def look(self, transaction: Transaction, key: str) -> ModelLook:
        """How it stands and what to mend. Raises NotFound. What was stored this moment is about to be trained."""
        held = await self._book.one(transaction, "intent_models", key)
        flows = [each.value for each in await self._book.all(transaction, "flows")]
        state = self._understanding.state_of(key) or State(standing="training", since=self._clock.now())
        return ModelLook(state, tuple(hints(key, convert(held.value, IntentModel), flows)))

    async def unknown(self, transaction: Transaction, key: str) -> list[Unknown]:
        """Sentences of late that were met with “I don't know”, the latest first. Raises NotFound."""
        await self._book.one(transaction, "intent_models", key)
        return await self._understanding.unknown(transaction, key)

    async def train(self, transaction: Transaction, key: str) -> None:
        """Train it again. Raises NotFound."""
        await self._book.one(transaction, "intent_models", key)
        self._understanding.again(key)

    async def understand(self, heard: Heard) -> Meaning:
        """What the trained one makes of a sentence."""
        return await self._understanding.understand(heard)

    def intent_name(self, model: str, intent: str) -> str:
        """What the intent is called; its id where it is not there any more."""
        return self._understanding.intent_name(model, intent)
