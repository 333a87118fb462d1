"""Learning from examples, with scikit-learn; only the worker process comes here."""

import warnings
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.svm import LinearSVC

from ringhall.engine.understanding.rules.examples import Example, has_vector
from ringhall.engine.understanding.rules.features import Floats, learnt, weighed
from ringhall.engine.understanding.rules.model import (
    MEANING_SHARE,
    NONE,
    VECTOR,
    Model,
    Weights,
    chance,
    marks_of,
    scored,
)
from ringhall.engine.understanding.rules.report import Judged, Report, reported
from ringhall.engine.understanding.vectors import SentenceVectors

SEED = 1
FOLDS, ONE_FOLD_FROM = 5, 4_000
"""So many parts are held back in turn; of many examples only one part, which is enough to judge by."""
FOREIGN_FROM = 5
"""With fewer intents none is held back: too little would be left to learn from."""
UPDATES, BATCH_MAX, ROUNDS_MIN, ROUNDS_MAX = 700, 200, 10, 60
HIDDEN = 128
LOST_SHARE = 0.002
"""Of those understood rightly so many may be met with “I don't know”, so that more of the others are."""
WITHOUT_JUDGING = np.array([0.5, 0.3, 0.0, 1.0, 0.5], dtype=np.float32)


class Lesson(NamedTuple):
    """An example, and what it means as a vector, where that can be known and counts."""

    example: Example
    vector: Floats | None


def train(examples: Sequence[Example], version: str, sentences: SentenceVectors | None = None) -> tuple[Model, Report]:
    """The model, and how well it does. The same examples, in the same order, make the same one.

    Raises DataUnusable where `sentences` cannot tell what they mean.
    """
    warnings.simplefilter("ignore", ConvergenceWarning)
    lessons = _lessons(examples, sentences)
    has_meaning = any(each.vector is not None for each in lessons)
    marks, judged = _held_back(lessons, has_meaning)
    surety = _surety(marks, judged)
    judged = [_with(each, chance(surety, mark)) for each, mark in zip(judged, marks, strict=True)]
    right = [each.confidence for each in judged if not each.foreign and each.taken == each.intent]
    known_from = round(float(np.quantile(right, LOST_SHARE)), 4) if right else 0.5
    intents = _columns(lessons)
    weights = _fitted(lessons, intents, has_meaning)
    name = sentences.name if sentences is not None and has_meaning else ""
    model = Model(version, intents, weights, surety, known_from, name)
    return model, reported(judged, known_from, len(examples))


def _lessons(examples: Sequence[Example], sentences: SentenceVectors | None) -> list[Lesson]:
    told = [at for at, each in enumerate(examples) if has_vector(each.language)] if sentences is not None else []
    if sentences is None or not told:
        return [Lesson(each, None) for each in examples]
    vectors = dict(zip(told, sentences.vectors([examples[at].text for at in told]), strict=True))
    return [Lesson(each, vectors.get(at)) for at, each in enumerate(examples)]


def _columns(lessons: Sequence[Lesson]) -> tuple[str, ...]:
    return tuple(sorted({each.example.intent for each in lessons}))


def _held_back(lessons: Sequence[Lesson], has_meaning: bool) -> tuple[list[npt.NDArray[np.float64]], list[Judged]]:
    """Each example as it is taken by a model that was made without it, and sometimes without its whole intent."""
    intents = [each for each in _columns(lessons) if each != NONE]
    place: dict[str, int] = defaultdict(int)
    parts = []
    for each, _ in lessons:
        parts.append(place[each.intent] % FOLDS)
        place[each.intent] += 1
    marks, judged = [], []
    for fold in range(1 if len(lessons) >= ONE_FOLD_FROM else FOLDS):
        foreign = set(intents[fold::FOLDS]) if len(intents) >= FOREIGN_FROM else set[str]()
        by_part = list(zip(lessons, parts, strict=True))
        known = [each for each, part in by_part if part != fold and each.example.intent not in foreign]
        asked = [each for each, part in by_part if part == fold]
        columns = _columns(known)
        if len(set(columns) - {NONE}) < 2:
            continue
        weights = _fitted(known, columns, has_meaning)
        for each, vector in asked:
            scores, share = scored(weights, each.text, vector)
            mark, order = marks_of(scores, share, columns)
            marks.append(mark)
            is_foreign = each.intent not in columns or each.intent == NONE
            judged.append(Judged(each.intent, each.text, each.language, columns[order[0]], 0.0, is_foreign))
    return marks, judged


def _with(each: Judged, confidence: float) -> Judged:
    return Judged(each.intent, each.text, each.language, each.taken, round(confidence, 4), each.foreign)


def _surety(marks: list[npt.NDArray[np.float64]], judged: list[Judged]) -> npt.NDArray[np.float32]:
    """How marks of a guess lead to the chance that it is right."""
    right = [not each.foreign and each.taken == each.intent for each in judged]
    if len(set(right)) < 2:
        return WITHOUT_JUDGING
    fitted = LogisticRegression(C=1.0, max_iter=1_000).fit(np.array(marks), right)
    return np.append(fitted.coef_[0], fitted.intercept_[0]).astype(np.float32)


def _fitted(lessons: Sequence[Lesson], columns: tuple[str, ...], has_meaning: bool) -> Weights:
    """Both classifiers, learnt from all of these."""
    keys, rarity = learnt([each.text for each, _ in lessons])
    found = [weighed(each.text, keys, rarity)[:2] for each, _ in lessons]
    ends = np.cumsum([0, *(len(rows) for rows, _ in found)])
    rows, values = np.concatenate([rows for rows, _ in found]), np.concatenate([values for _, values in found])
    given = csr_matrix((values, rows, ends), shape=(len(lessons), len(keys)), dtype=np.float32)
    if has_meaning:
        nothing = np.zeros(VECTOR, np.float32)
        meant = np.array([nothing if vector is None else vector for _, vector in lessons]) * MEANING_SHARE
        given = hstack([given, csr_matrix(meant)], format="csr", dtype=np.float32)
    wanted = np.array([columns.index(each.intent) for each, _ in lessons])
    line = LinearSVC(C=1.0, tol=1e-3, random_state=SEED).fit(given, wanted)
    net = _net(given, wanted)
    (hidden, outer), (hidden_bias, outer_bias) = net.coefs_, net.intercepts_
    linear, linear_bias = _both(line.coef_.T, line.intercept_, -1.0)
    outer, outer_bias = _both(outer, outer_bias, 0.0)
    return Weights(
        keys, rarity, linear.astype(np.float16), linear_bias.astype(np.float32), hidden.astype(np.float16),
        hidden_bias.astype(np.float32), outer.astype(np.float32), outer_bias.astype(np.float32),
    )  # fmt: skip


def _net(given: csr_matrix, wanted: npt.NDArray[np.int64]) -> MLPClassifier:
    size = given.shape[0]
    batch = max(1, min(BATCH_MAX, size // 10))
    rounds = min(ROUNDS_MAX, max(ROUNDS_MIN, UPDATES * batch // size))
    return MLPClassifier(
        (HIDDEN,), alpha=1e-5, batch_size=batch, max_iter=rounds, learning_rate_init=3e-3, random_state=SEED,
        n_iter_no_change=ROUNDS_MAX + 1,
    ).fit(given, wanted)  # fmt: skip


def _both(weights: npt.NDArray[np.float32], bias: npt.NDArray[np.float32], of_first: float) -> tuple[
    npt.NDArray[np.float32], npt.NDArray[np.float32]
]:  # fmt: skip
    """One column for each class: of two classes scikit-learn has only the second one."""
    if weights.shape[1] > 1:
        return weights, bias
    return np.hstack([of_first * weights, weights]), np.concatenate([of_first * bias, bias])
