"""I1: what callers want, beside scikit-learn's TF-IDF with a linear SVM."""

import asyncio
import csv
import gzip
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from bench.figures import Bar, Section, quantile
from ringhall.engine.understanding.rules.examples import Example
from ringhall.engine.understanding.rules.model import NONE, Model, understood
from ringhall.engine.understanding.rules.stored import from_bytes
from ringhall.engine.understanding.trainer import train_aside
from ringhall.engine.understanding.vectors import SentenceVectors, sentence_vectors
from ringhall.foundation.settings import Settings

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
HELD_BACK = 5
INSIDE_MIN, OUTSIDE_MIN, P95_MAX = 93.5, 50.0, 20.0
PROTOCOL = (
    "CLINC150 (CC BY 3.0): learnt from `train` and the 100 sentences of `oos_train`, judged by `val` and `oos_val`; a "
    "sentence of an intent that is met with “I don't know” is wrong. banking77 (CC BY 4.0): every fifth example of "
    "each intent is held back from its `train`. Both sides learn from the same examples in one run: ours as the centre "
    "does, by words and by all-MiniLM-L6-v2's vectors, in a process of its own with one thread and with its own limit "
    "for “I don't know”; the peer is "
    "scikit-learn's TfidfVectorizer and LinearSVC as they come, where sentences that mean nothing are one more class. "
    "The time is that of one sentence, one after the other, features and its vector included."
)
HEADER = ["data", "sentences", "right, ours", "right, peer", "unknown, ours", "unknown, peer", "p50 ms", "p95 ms"]


def measure(folder: Path = DATA) -> Section:
    """The whole benchmark. Without the data nothing is measured."""
    section = Section("I1: what callers want", PROTOCOL, HEADER)
    sentences = sentence_vectors(Settings().cache)
    if sentences is None or not (folder / "clinc150_train.csv.gz").exists():
        section.remarks.append("Not measured: the sentences (shared/data) or the packages of weights are not there.")
        return section
    clinc, peers = _compared(section, sentences, "CLINC150", *_clinc(folder))
    banking, peers_banking = _compared(section, sentences, "banking77", *_banking(folder))
    section.bars += [
        Bar("CLINC150, sentences of an intent taken rightly", clinc.inside, INSIDE_MIN, "%", at_least=True),
        Bar("CLINC150, others met with “I don't know”", clinc.outside, OUTSIDE_MIN, "%", at_least=True),
        Bar("CLINC150, the same ÷ the peer's", clinc.outside / max(peers.outside, 1.0), 1.0, "×", at_least=True),
        Bar("CLINC150, errors ÷ the peer's", (100 - clinc.inside) / (100 - peers.inside), 1.0, "×"),
        Bar("banking77, errors ÷ the peer's", (100 - banking.inside) / (100 - peers_banking.inside), 1.0, "×"),
        Bar("One sentence, p95", max(clinc.p95_ms, banking.p95_ms), P95_MAX, "ms"),
    ]
    return section


@dataclass(frozen=True)
class Share:
    """What was taken rightly of sentences that mean an intent, and of the others; and how long one took."""

    inside: float
    outside: float
    p95_ms: float = 0.0


def _compared(
    section: Section, sentences: SentenceVectors, name: str, learnt: list[Example], asked: list[Example]
) -> tuple[Share, Share]:
    begun = time.monotonic()
    _, stored = asyncio.run(train_aside(name, learnt, sentences))
    seconds = time.monotonic() - begun
    model = from_bytes(stored)
    taken, spent = _ours(model, sentences, asked)
    ours, peers = _share(taken, asked, quantile(spent, 0.95)), _share(_peers(learnt, asked), asked)
    unknown = [f"{each.outside:.1f} %" if NONE in model.intents else "" for each in (ours, peers)]
    shares = [f"{ours.inside:.1f} %", f"{peers.inside:.1f} %", *unknown]
    section.rows.append([name, f"{len(asked):,}", *shares, f"{quantile(spent, 0.5):.2f}", f"{ours.p95_ms:.2f}"])
    section.remarks.append(f"{name}: learnt in {seconds:.0f} s, {len(stored) / 1e6:.0f} MB as it is stored.")
    return ours, peers


def _ours(model: Model, sentences: SentenceVectors, asked: Sequence[Example]) -> tuple[list[str], list[float]]:
    sentences.vectors([asked[0].text])
    taken, spent = [], []
    for each in asked:
        begun = time.perf_counter()
        meaning = understood(model, each.text, sentences.vectors([each.text])[0])
        spent.append((time.perf_counter() - begun) * 1_000)
        taken.append(meaning.best.intent if meaning.known else NONE)
    return taken, spent


def _peers(learnt: Sequence[Example], asked: Sequence[Example]) -> list[str]:
    peer = make_pipeline(TfidfVectorizer(), LinearSVC())
    peer.fit([each.text for each in learnt], [each.intent for each in learnt])
    return [str(each) for each in peer.predict([each.text for each in asked])]


def _share(taken: Sequence[str], asked: Sequence[Example], p95_ms: float = 0.0) -> Share:
    pairs = list(zip(taken, (each.intent for each in asked), strict=True))
    inside = [one == other for one, other in pairs if other != NONE]
    outside = [one == NONE for one, other in pairs if other == NONE]
    return Share(100 * mean(inside), 100 * mean(outside) if outside else 0.0, p95_ms)


def _clinc(folder: Path) -> tuple[list[Example], list[Example]]:
    rows = list(_rows(folder / "clinc150_train.csv.gz"))
    parts = (("train", "oos_train"), ("val", "oos_val"))
    learnt, asked = (
        [
            Example(NONE if row["intent"] == "oos" else row["intent"], row["text"], "en")
            for row in rows
            if row["split"] in part
        ]
        for part in parts
    )
    return sorted(learnt), asked


def _banking(folder: Path) -> tuple[list[Example], list[Example]]:
    seen: Counter[str] = Counter()
    learnt: list[Example] = []
    asked: list[Example] = []
    for row in _rows(folder / "banking77_train.csv.gz"):
        seen[row["category"]] += 1
        (learnt if seen[row["category"]] % HELD_BACK else asked).append(Example(row["category"], row["text"], "en"))
    return sorted(learnt), asked


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
