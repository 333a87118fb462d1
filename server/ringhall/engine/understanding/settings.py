"""An intent model as it is set up: intents, each with sentences in which people say that they want it."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

INTENTS_MAX = 200
EXAMPLES_PER_LANGUAGE_MAX = 1_000
EXAMPLES_MAX = 20_000
IntentId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
IntentName = Annotated[str, Meta(min_length=1, max_length=80)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
Sentence = Annotated[str, Meta(min_length=1, max_length=200)]
Sentences = Annotated[
    dict[Language, Annotated[list[Sentence], Meta(max_length=EXAMPLES_PER_LANGUAGE_MAX)]], Meta(max_length=20)
]
Answers = Annotated[dict[Language, Annotated[str, Meta(max_length=500)]], Meta(max_length=20)]
Spoken = Annotated[dict[Language, Annotated[str, Meta(max_length=120)]], Meta(max_length=20)]


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """Something people want. `spoken` is what it is called to a caller: “You want …, right?”

    `answer` is what is said to whoever asks that, where it is a question that has one.
    """

    id: IntentId
    name: IntentName
    description: Annotated[str, Meta(max_length=500)] = ""
    spoken: Spoken = {}
    answer: Answers = {}
    examples: Sentences = {}

    def said(self) -> Iterator[tuple[str, str]]:
        """Every example: its language, and its text."""
        return ((language, text) for language, some in self.examples.items() for text in some)

    def spoken_in(self, language: str) -> str:
        """What it is called to a caller of this language."""
        return self.spoken.get(language) or self.spoken.get("en") or self.name


class IntentModel(msgspec.Struct, frozen=True, kw_only=True):
    """Intents that are told from one another. `none_of_these` are sentences that mean none of them."""

    intents: Annotated[list[Intent], Meta(max_length=INTENTS_MAX)] = []
    none_of_these: Sentences = {}

    def known(self, intent_id: str) -> Intent | None:
        """The intent of this id."""
        return next((each for each in self.intents if each.id == intent_id), None)
