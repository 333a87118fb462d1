"""Models are trained when their examples change; the one from before answers until then."""

import asyncio

import pytest

from ringhall.engine.understanding.errors import TrainingFailed
from ringhall.engine.understanding.ports import Heard
from ringhall.engine.understanding.rules.examples import Example
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.rules.stored import to_bytes
from ringhall.engine.understanding.service import Understanding
from ringhall.engine.understanding.settings import Intent, IntentModel
from ringhall.engine.understanding.trainer import train_aside
from ringhall.engine.understanding.training import train
from ringhall.engine.understanding.vectors import SentenceVectors
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from tests.engine.understanding.examples import a_model

pytestmark = pytest.mark.real

BILL = Heard("wishes", "my bill is wrong", "da")


class Trainer:
    """Trains in this process, when the test lets it."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.go.set()
        self.fails: TrainingFailed | None = None
        self.trained: list[str] = []

    async def __call__(
        self, version: str, examples: list[Example], sentences: SentenceVectors | None
    ) -> tuple[Report, bytes]:
        await self.go.wait()
        self.trained.append(version)
        if self.fails is not None:
            raise self.fails
        model, report = train(examples, version, sentences)
        return report, to_bytes(model)


async def until_it_stands(understanding: Understanding) -> None:
    changed = asyncio.Event()
    understanding.on_changed = changed.set
    state = understanding.state_of("wishes")
    if state is not None and state.standing == "training":
        async with asyncio.timeout(60):
            await changed.wait()


def with_one_more(model: IntentModel) -> IntentModel:
    more = Intent(id="fee", name="Fee", examples={"en": ["what does it cost", "how much is the fee", "your fees"]})
    return IntentModel(intents=[*model.intents, more], none_of_these=model.none_of_these)


async def test_it_is_trained_kept_and_read_back_after_a_restart(database: Database) -> None:
    trainer = Trainer()
    first = Understanding(database, SimulatedClock(), train=trainer)
    await first.know({"wishes": a_model()})
    assert not (await first.understand(BILL)).version
    await until_it_stands(first)
    meaning = await first.understand(BILL)
    assert (meaning.known, meaning.best.intent, meaning.spoken) == (True, "bill", "en regning")
    second = Understanding(database, SimulatedClock(), train=trainer)
    await second.know({"wishes": a_model()})
    state = second.state_of("wishes")
    assert state is not None
    assert (state.standing, state.current, len(trainer.trained)) == ("trained", True, 1)
    assert await second.understand(BILL) == meaning


async def test_the_one_from_before_answers_until_the_changed_one_is_ready(database: Database) -> None:
    trainer = Trainer()
    understanding = Understanding(database, SimulatedClock(), train=trainer)
    await understanding.know({"wishes": a_model()})
    await until_it_stands(understanding)
    before = await understanding.understand(BILL)
    trainer.go.clear()
    await understanding.know({"wishes": with_one_more(a_model())})
    state = understanding.state_of("wishes")
    assert state is not None
    assert (state.standing, state.current) == ("training", False)
    assert await understanding.understand(BILL) == before
    trainer.go.set()
    await until_it_stands(understanding)
    assert (await understanding.understand(Heard("wishes", "how much is the fee"))).best.intent == "fee"
    await understanding.know({})
    assert understanding.state_of("wishes") is None
    assert not (await understanding.understand(BILL)).known


async def test_what_fails_says_why_and_can_be_tried_again(database: Database) -> None:
    trainer = Trainer()
    trainer.fails = TrainingFailed("memory")
    understanding = Understanding(database, SimulatedClock(), train=trainer)
    await understanding.know({"wishes": a_model()})
    await until_it_stands(understanding)
    state = understanding.state_of("wishes")
    assert state is not None
    assert (state.standing, state.why) == ("failed", "memory")
    trainer.fails = None
    understanding.again("wishes")
    await until_it_stands(understanding)
    assert (await understanding.understand(BILL)).known


async def test_too_few_examples_are_told_and_nothing_is_trained(database: Database) -> None:
    trainer = Trainer()
    understanding = Understanding(database, SimulatedClock(), train=trainer)
    await understanding.know({"wishes": IntentModel(intents=[Intent(id="a", name="A", examples={"en": ["a b"]})])})
    state = understanding.state_of("wishes")
    assert state is not None
    assert (state.standing, state.why, trainer.trained) == ("failed", "too_few", [])


async def test_the_worker_process_trains_and_whatever_it_cannot_do_is_a_failure() -> None:
    examples = [Example(name, f"{name} {n}", "en") for name in ("red", "blue") for n in range(3)]
    report, _ = await train_aside("v1", examples)
    assert report.examples == 6
    with pytest.raises(TrainingFailed) as failed:
        await train_aside("v1", examples[:1])
    assert failed.value.code == "trouble"
