"""The words of the metric dictionary in every language: names, what is counted, and the sentences of its edges."""

from functools import cache
from importlib import resources

import msgspec

from ringhall.oversight.analytics.rules.dictionary import BY_CUT
from ringhall.oversight.analytics.rules.metric import Cut, Unit

LANGUAGES = ("en", "zh", "da", "ro", "sl")


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A metric's name and what it counts."""

    name: str
    words: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words of one language, by the keys of the metrics and of their edges."""

    metrics: dict[str, Said]
    edges: dict[str, str]
    heads: dict[str, str]


class Definition(msgspec.Struct, frozen=True):
    """A metric as people read it."""

    key: str
    cut: Cut
    unit: Unit
    name: str
    words: str
    formula: str
    edges: list[str]
    version: int


@cache
def words(language: str) -> Words:
    """The words of one of LANGUAGES."""
    file = resources.files("ringhall.oversight.analytics") / "texts" / f"{language}.json"
    return msgspec.json.decode(file.read_bytes(), type=Words)


def definitions(language: str) -> list[Definition]:
    """The whole dictionary in the words of one of LANGUAGES."""
    said = words(language)
    return [
        Definition(
            metric.key,
            cut,
            metric.unit,
            said.metrics[metric.key].name,
            said.metrics[metric.key].words,
            metric.formula,
            [said.edges[edge] for edge in metric.edges],
            metric.version,
        )
        for cut, metrics in BY_CUT.items()
        for metric in metrics
    ]
