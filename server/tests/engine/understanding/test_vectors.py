"""English sentences are understood by what they mean, where the weights for it are there."""

from pathlib import Path

import numpy as np
import pytest

from ringhall.engine.understanding import minilm
from ringhall.engine.understanding.ports import Heard
from ringhall.engine.understanding.rules.examples import Example, examples_of, version_of
from ringhall.engine.understanding.rules.model import VECTOR, Model, understood
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.rules.stored import from_bytes, to_bytes
from ringhall.engine.understanding.service import Understanding
from ringhall.engine.understanding.settings import Intent, IntentModel
from ringhall.engine.understanding.training import train
from ringhall.engine.understanding.vectors import SentenceVectors, sentence_vectors
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.package_data import DataUnusable
from ringhall.foundation.settings import Settings
from tests.engine.understanding.examples import BILL_ZH, OUTAGE_ZH, a_model
from tests.engine.understanding.test_service import until_it_stands

pytestmark = pytest.mark.real
# None of its words is in an example of what it means.
OTHERWISE = "how come I owe you this much"


@pytest.fixture(scope="module")
def sentences() -> SentenceVectors:
    there = sentence_vectors(Settings().cache)
    assert there is not None, minilm.missing_packages()
    return there


@pytest.fixture(scope="module")
def trained(sentences: SentenceVectors) -> Model:
    return train(examples_of(a_model()), "v1", sentences)[0]


def test_sentences_that_mean_the_same_are_near_one_another(sentences: SentenceVectors) -> None:
    money, refund, address = sentences.vectors(
        ["I want my money back", "I would like a refund", "I moved to another flat"]
    )
    assert money @ refund > 0.5
    assert money @ address < money @ refund / 2


def test_a_sentence_has_its_vector_alone_and_among_others(sentences: SentenceVectors) -> None:
    texts = ["", "a", "my bill is wrong", "words " * 1_000, "你好", "\0\ud800 🙂"] * 20
    together = sentences.vectors(texts)
    assert together.shape == (len(texts), VECTOR)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-3)
    for at in range(6):
        assert sentences.vectors([texts[at]])[0] @ together[at] > 0.99
    assert len(sentences.vectors([])) == 0


def test_what_it_means_is_understood_in_words_of_no_example(trained: Model, sentences: SentenceVectors) -> None:
    by_words, _ = train(examples_of(a_model()), "v1")
    assert not understood(by_words, OTHERWISE).known
    meaning = understood(trained, OTHERWISE, sentences.vectors([OTHERWISE])[0])
    assert (meaning.known, meaning.best.intent) == (True, "bill")
    joke = "tell me another joke"
    assert not understood(trained, joke, sentences.vectors([joke])[0]).known


def test_it_is_stored_with_the_name_of_what_made_the_vectors(trained: Model) -> None:
    back = from_bytes(to_bytes(trained))
    assert (back.sentences, back.weights.meaning_rows) == (minilm.NAME, VECTOR)


def test_only_examples_in_english_are_another_version_with_it() -> None:
    assert version_of(a_model(), minilm.NAME) != version_of(a_model())
    said = {"bill": BILL_ZH, "outage": OUTAGE_ZH}
    chinese = IntentModel(intents=[Intent(id=name, name=name, examples={"zh": each}) for name, each in said.items()])
    assert version_of(chinese, minilm.NAME) == version_of(chinese)


async def test_a_centre_trains_and_answers_with_it_in_english_alone(
    database: Database, sentences: SentenceVectors
) -> None:
    understanding = Understanding(database, SimulatedClock(), sentences)
    await understanding.know({"wishes": a_model()})
    await until_it_stands(understanding)
    answers = [await understanding.understand(Heard("wishes", OTHERWISE, language)) for language in ("en", "da", "zh")]
    assert [each.known for each in answers] == [True, True, False]
    chinese = await understanding.understand(Heard("wishes", "我们这里停电了", "zh"))
    assert (chinese.known, chinese.best.intent) == (True, "outage")


async def test_weights_that_are_not_those_that_are_known_are_not_used(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trained: Model
) -> None:
    async def before(version: str, examples: list[Example], _: SentenceVectors | None) -> tuple[Report, bytes]:
        return Report(examples=len(examples), right=None, kept=None, rejected=None), to_bytes(trained)

    monkeypatch.setattr(minilm, "SHA256", "0" * 64)
    damaged = SentenceVectors(tmp_path)
    with pytest.raises(DataUnusable, match="not those that are known"):
        damaged.vectors(["a"])
    understanding = Understanding(database, SimulatedClock(), damaged, before)
    await understanding.know({"wishes": a_model()})
    await until_it_stands(understanding)
    assert not (await understanding.understand(Heard("wishes", OTHERWISE, "en"))).known
    assert not (tmp_path / "understanding").exists()


def test_without_the_packages_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(minilm, "PACKAGES", ("no_such_package",))
    assert sentence_vectors(tmp_path) is None
