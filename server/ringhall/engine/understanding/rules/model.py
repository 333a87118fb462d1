"""A trained model: arrays of numbers, and what they make of a text. Pure; numpy is all it needs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ringhall.engine.understanding.ports import Guess, Meaning
from ringhall.engine.understanding.rules.features import Floats, Keys, weighed

NONE = ""
"""The column of sentences that mean none of the intents."""
GUESSES_MAX = 5
SHARPNESS = 6.0
"""What makes the distances of the linear part comparable with the logarithms of the other part."""
LINEAR_SHARE = 0.7
VECTOR = 384
"""So long is the vector that tells what a sentence means."""
MEANING_SHARE = 2.0
"""How much a sentence's vector counts beside its words and pieces of words, which are 1 long each."""
Halves = npt.NDArray[np.float16]


@dataclass(frozen=True, eq=False)
class Weights:
    """Two classifiers over the same features (rows), one column for each intent: linear, and through a hidden layer.

    Both may have more rows than there are keys: those of the sentence's vector, where what it means counts as well.
    """

    keys: Keys
    rarity: Floats
    linear: Halves
    linear_bias: Floats
    hidden: Halves
    hidden_bias: Floats
    outer: Floats
    outer_bias: Floats

    @property
    def meaning_rows(self) -> int:
        """How long a vector it takes; 0: none."""
        return len(self.linear) - len(self.keys)


@dataclass(frozen=True, eq=False)
class Model:
    """What was learnt. `surety` turns marks of a guess into the chance that it is right; below `known_from` is unknown.

    `version` names examples and method: the same ones make the same model. `sentences` names what made the vectors
    of its sentences; empty: it takes none.
    """

    version: str
    intents: tuple[str, ...]
    weights: Weights
    surety: Floats
    known_from: float
    sentences: str = ""


def understood(model: Model, text: str, vector: Floats | None = None) -> Meaning:
    """What somebody wants who says this; `vector` is what the sentence means, where that is known."""
    scores, known = scored(model.weights, text, vector)
    if not known:
        return Meaning(version=model.version)
    marks, order = marks_of(scores, known, model.intents)
    sure = chance(model.surety, marks)
    nearest = scores[order[0]]
    guesses = tuple(
        Guess(model.intents[at], round(sure * float(np.exp(scores[at] - nearest)), 4)) for at in order[:GUESSES_MAX]
    )
    return Meaning(sure >= model.known_from, guesses, model.version)


def scored(weights: Weights, text: str, vector: Floats | None = None) -> tuple[npt.NDArray[np.float64], float]:
    """The logarithm of each column's share, and which share of the words was known at all."""
    rows, values, known = weighed(text, weights.keys, weights.rarity)
    if vector is not None and weights.meaning_rows:
        rows = np.concatenate([rows, np.arange(len(weights.keys), len(weights.linear))])
        values = np.concatenate([values, MEANING_SHARE * vector])
    if not len(rows):
        return np.zeros(len(weights.linear_bias)), 0.0
    line = values @ weights.linear[rows].astype(np.float32) + weights.linear_bias
    middle = np.maximum(values @ weights.hidden[rows].astype(np.float32) + weights.hidden_bias, 0)
    return mixed(line, middle @ weights.outer + weights.outer_bias), known or 1e-3


def mixed(line: npt.NDArray[np.float32], outer: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Both classifiers' opinions as one; along the last axis."""
    return LINEAR_SHARE * _shares(line * SHARPNESS) + (1 - LINEAR_SHARE) * _shares(outer)


def _shares(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    lowered = scores.astype(np.float64) - scores.max(axis=-1, keepdims=True)
    shares: npt.NDArray[np.float64] = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return shares


def marks_of(
    scores: npt.NDArray[np.float64], known: float, intents: tuple[str, ...]
) -> tuple[npt.NDArray[np.float64], list[int]]:
    """By what a guess is judged: its score, its lead over the next and over “none of these”, how much was known."""
    order = [int(at) for at in np.argsort(-scores, kind="stable") if intents[at] != NONE]
    best = scores[order[0]]
    lead = best - scores[order[1]] if len(order) > 1 else 0.0
    over_none = best - scores[intents.index(NONE)] if NONE in intents else 0.0
    return np.array([best, min(lead, 10.0), min(over_none, 10.0), known]), order


def chance(surety: Floats, marks: npt.NDArray[np.float64]) -> float:
    """The chance that a guess with these marks is right."""
    return float(1 / (1 + np.exp(-(marks @ surety[:-1] + surety[-1]))))
