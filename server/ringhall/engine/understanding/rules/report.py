"""How well a model tells its intents from one another, seen on examples that it had not learnt."""

from collections import Counter
from collections.abc import Sequence

import msgspec

DOUBTFUL_MAX = 100
CONFUSIONS_MAX = 100


class Judged(msgspec.Struct, frozen=True):
    """An example as a model took it that did not know it. `foreign`: nor did it know the intent it means."""

    intent: str
    text: str
    language: str
    taken: str
    confidence: float
    foreign: bool


class Confusion(msgspec.Struct, frozen=True):
    """So many examples of one intent were taken for another."""

    intent: str
    taken: str
    count: int


class Doubtful(msgspec.Struct, frozen=True):
    """An example that is nearer to another intent than to its own."""

    intent: str
    text: str
    language: str
    taken: str
    confidence: float


class IntentReport(msgspec.Struct, frozen=True):
    """How many examples of an intent were looked at, and how many were taken rightly."""

    intent: str
    looked_at: int
    right: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Shares are 0 to 1, None where nothing could be looked at.

    `right`: examples taken for what they mean; `kept`: those that were sure enough as well; `rejected`: of sentences
    that mean none of the intents known then, those that were met with “I don't know”.
    """

    examples: int
    right: float | None
    kept: float | None
    rejected: float | None
    intents: tuple[IntentReport, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


def reported(judged: Sequence[Judged], known_from: float, examples: int) -> Report:
    """What is to be told of a model."""
    home = [each for each in judged if not each.foreign]
    abroad = [each for each in judged if each.foreign]
    right = [each for each in home if each.taken == each.intent]
    kept = [each for each in right if each.confidence >= known_from]
    rejected = [each for each in abroad if each.confidence < known_from]
    wrong = sorted((each for each in home if each.taken != each.intent), key=lambda each: -each.confidence)
    mixed_up = Counter((each.intent, each.taken) for each in wrong)
    looked_at, hit = Counter(each.intent for each in home), Counter(each.intent for each in right)
    return Report(
        examples=examples,
        right=_share(right, home),
        kept=_share(kept, home),
        rejected=_share(rejected, abroad),
        intents=tuple(IntentReport(intent, looked_at[intent], hit[intent]) for intent in sorted(looked_at)),
        confusions=tuple(Confusion(*pair, count) for pair, count in mixed_up.most_common(CONFUSIONS_MAX)),
        doubtful=tuple(
            Doubtful(each.intent, each.text, each.language, each.taken, each.confidence)
            for each in wrong[:DOUBTFUL_MAX]
        ),
    )


def _share(some: Sequence[Judged], of: Sequence[Judged]) -> float | None:
    return round(len(some) / len(of), 4) if of else None
