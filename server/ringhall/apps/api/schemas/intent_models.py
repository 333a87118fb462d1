"""Intent models tried out, and how they stand."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ringhall.apps.api.schemas.common import Body, Moment, Shape, storable

Sentence = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(storable)]


class TriedSentence(Body):
    """A sentence to be understood, in this language."""

    text: Sentence
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"


class IntentGuess(Shape):
    """An intent, and how sure it is meant, from 0 to 1."""

    intent: str
    confidence: float


class SentenceMeaning(Shape):
    """The likeliest intents, best first; not `known` is “I don't know”. Without a version no model is trained yet."""

    known: bool
    guesses: list[IntentGuess]
    version: str
    spoken: str
    answer: str


class IntentShare(Shape):
    """How many examples of an intent were looked at, and how many were taken rightly."""

    intent: str
    looked_at: int
    right: int


class IntentConfusion(Shape):
    """So many examples of one intent (empty: of none) were taken for another."""

    intent: str
    taken: str
    count: int


class DoubtfulExample(Shape):
    """An example that is nearer to another intent than to its own."""

    intent: str
    text: str
    language: str
    taken: str
    confidence: float


class IntentHint(Shape):
    """An intent has `few_examples` (how many), or `no_flow` that asks by this model has a way for it."""

    code: Literal["few_examples", "no_flow"]
    intent: str
    count: int


class IntentReport(Shape):
    """What a model made of examples it had not learnt; shares are 0 to 1.

    `right` were taken for what they mean, `kept` of all were sure enough as well; of sentences that mean none of its
    intents the share `rejected` was met with “I don't know”.
    """

    examples: int
    right: float | None
    kept: float | None
    rejected: float | None
    intents: list[IntentShare]
    confusions: list[IntentConfusion]
    doubtful: list[DoubtfulExample]


class IntentModelState(Shape):
    """How a model stands since when. `why`: too_few examples, time, memory, killed or trouble.

    `trained_at`, `version` and `report` are of the one that answers; `current`: it knows the examples as they are now.
    """

    standing: Literal["training", "trained", "failed"]
    since: Moment
    why: str
    trained_at: Moment | None
    version: str
    current: bool
    report: IntentReport | None
    hints: list[IntentHint]


class UnknownSentence(Shape):
    """What callers said that was met with “I don't know”: when last, and how often."""

    text: str
    language: str
    last_at: Moment
    count: int
