"""What is asked of an intent model, and what it answers."""

from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec

Standing = Literal["training", "trained", "failed"]


class Heard(msgspec.Struct, frozen=True):
    """A text somebody said or wrote, in this language, for the intent model `model`."""

    model: str
    text: str
    language: str = ""

    def __repr__(self) -> str:
        return f"Heard({self.model!r})"


class Guess(msgspec.Struct, frozen=True):
    """One intent, and how sure it is meant, from 0 to 1."""

    intent: str
    confidence: float


class Meaning(msgspec.Struct, frozen=True):
    """What was understood: the likeliest intents, best first. Not `known`: “I don't know”.

    `version` is that of the trained model; empty: there is none that could answer. `spoken` is what the first intent is
    called to callers, `answer` what is said to those who ask it; empty: nothing in their language.
    """

    known: bool = False
    guesses: tuple[Guess, ...] = ()
    version: str = ""
    spoken: str = ""
    answer: str = ""

    @property
    def best(self) -> Guess:
        """The likeliest intent; without any name where there is none."""
        return self.guesses[0] if self.guesses else Guess("", 0.0)


Understand = Callable[[Heard], Awaitable[Meaning]]
Understood = Callable[[Heard], Meaning]
"""The same at once, for whoever plays a call without a phone."""
NOTHING_UNDERSTOOD = Meaning()


async def understands_nothing(heard: Heard) -> Meaning:
    """Where there are no intent models."""
    return NOTHING_UNDERSTOOD
