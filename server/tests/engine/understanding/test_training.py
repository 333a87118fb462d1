"""A model learns from examples: the same ones make the same model, and what is like none of them is unknown."""

import io

import numpy as np
import pytest

from ringhall.engine.understanding.errors import ModelBroken
from ringhall.engine.understanding.rules.examples import can_be_learnt, examples_of, version_of
from ringhall.engine.understanding.rules.features import learnt, plain, weighed, words_of
from ringhall.engine.understanding.rules.model import Model, understood
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.rules.stored import from_bytes, to_bytes
from ringhall.engine.understanding.settings import Intent, IntentModel
from ringhall.engine.understanding.training import train
from tests.engine.understanding.examples import BILL, MOVE, a_model

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def trained() -> tuple[Model, Report]:
    return train(examples_of(a_model()), "v1")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("there is something wrong with my bill", "bill"),
        ("MY INVOICE IS WRONG!!!", "bill"),
        ("we will be moving to a new address", "move"),
        ("the electricity went out", "outage"),
        ("查一下我的账单", "bill"),
        ("我们这里停电了", "outage"),
    ],
)
def test_what_is_said_otherwise_is_understood_all_the_same(
    trained: tuple[Model, Report], text: str, intent: str
) -> None:
    meaning = understood(trained[0], text)
    assert (meaning.best.intent, meaning.known, meaning.version) == (intent, True, "v1")
    confidences = [guess.confidence for guess in meaning.guesses]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= each <= 1 for each in confidences)


@pytest.mark.parametrize("text", ["", "   ", "?!", "xqzt", "tell me another joke", "讲个笑话", "\0\ud800", "🙂"])
def test_what_is_like_no_example_is_unknown(trained: tuple[Model, Report], text: str) -> None:
    assert not understood(trained[0], text).known


def test_a_huge_text_takes_no_longer_than_a_long_one(trained: tuple[Model, Report]) -> None:
    assert understood(trained[0], "bill " * 100) == understood(trained[0], "bill " * 1_000_000)


def test_the_same_examples_in_any_order_make_the_same_model_bit_for_bit(trained: tuple[Model, Report]) -> None:
    given = a_model()
    turned = IntentModel(intents=given.intents[::-1], none_of_these=given.none_of_these)
    assert version_of(turned) == version_of(given)
    again, report = train(examples_of(turned), "v1")
    assert to_bytes(again) == to_bytes(trained[0])
    assert report == trained[1]


def test_the_report_tells_how_well_it_does_and_what_is_doubtful() -> None:
    model = a_model()
    wrong = Intent(id="move", name="Moving", examples={"en": [*MOVE, "the bill on my invoice is too high"]})
    _, report = train(examples_of(IntentModel(intents=[model.intents[0], wrong, model.intents[2]])), "v1")
    assert report.examples == len(BILL) + 6 + len(MOVE) + 1 + 18
    assert report.right is not None
    assert report.right > 0.8
    doubtful = [(each.intent, each.taken, each.text) for each in report.doubtful]
    assert ("move", "bill", "the bill on my invoice is too high") in doubtful
    assert any((each.intent, each.taken) == ("move", "bill") for each in report.confusions)


def test_a_stored_model_comes_back_as_it_was(trained: tuple[Model, Report]) -> None:
    back = from_bytes(to_bytes(trained[0]))
    assert understood(back, "my bill") == understood(trained[0], "my bill")
    assert to_bytes(back) == to_bytes(trained[0])


def test_what_is_no_model_is_refused_and_nothing_in_it_is_run(trained: tuple[Model, Report]) -> None:
    whole = to_bytes(trained[0])
    pickled = io.BytesIO()
    np.savez(pickled, head=np.array([object()], dtype=object), allow_pickle=True)
    lame = io.BytesIO()
    arrays = dict(np.load(io.BytesIO(whole)))
    np.savez(lame, **(arrays | {"linear": arrays["linear"][:-1]}))
    mad = io.BytesIO()
    np.savez(mad, **(arrays | {"rarity": arrays["rarity"] * np.nan}))
    for data in (b"", b"PK", whole[:-100], pickled.getvalue(), lame.getvalue(), mad.getvalue()):
        with pytest.raises(ModelBroken):
            from_bytes(data)


def test_two_intents_of_two_examples_are_the_least() -> None:
    one, two = (Intent(id=name, name=name, examples={"en": [f"{name} a", f"{name} b"]}) for name in ("red", "blue"))
    assert can_be_learnt(IntentModel(intents=[one, two]))
    model, report = train(examples_of(IntentModel(intents=[one, two])), "v1")
    assert understood(model, "red a").best.intent == "red"
    assert report.rejected is None
    short = Intent(id="blue", name="blue", examples={"en": ["blue a", "BLUE  a"]})
    assert not can_be_learnt(IntentModel(intents=[one, short]))
    assert not can_be_learnt(IntentModel())


def test_signs_without_spaces_are_words_of_their_own_and_case_and_width_do_not_matter() -> None:
    assert words_of("查账单 now!") == ["查", "账", "单", "now"]
    assert plain("  ＭＹ  Bill ") == "my bill"
    keys, weights = learnt(["my bill"])
    rows, values, known = weighed("my unknown bill", keys, weights)
    assert 0 < known < 1
    assert len(rows) == len(values) > 0
