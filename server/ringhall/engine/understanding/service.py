"""Intent models at work: the trained ones answer, changed ones are trained beside them and then take over."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping

import msgspec

from ringhall.contact.rules.personal import ERASED
from ringhall.engine.understanding import repository
from ringhall.engine.understanding.errors import ModelBroken, TrainingFailed
from ringhall.engine.understanding.ports import NOTHING_UNDERSTOOD, Heard, Meaning, Standing
from ringhall.engine.understanding.repository import Trained
from ringhall.engine.understanding.rules.examples import can_be_learnt, examples_of, is_meant_in_english, version_of
from ringhall.engine.understanding.rules.features import Floats, plain
from ringhall.engine.understanding.rules.model import Model, understood
from ringhall.engine.understanding.rules.stored import from_bytes
from ringhall.engine.understanding.settings import IntentModel
from ringhall.engine.understanding.trainer import Train, train_aside
from ringhall.engine.understanding.types import State, Unknown
from ringhall.engine.understanding.vectors import SentenceVectors
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, as_datetime
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.logging import log
from ringhall.foundation.package_data import DataUnusable

AT_ONCE_MAX = 8
UNKNOWN_DAYS = 60
UNKNOWN_MAX, UNKNOWN_READ_MAX = 100, 500


class _Held:
    """A model as it is set up, and what is known of its training."""

    def __init__(self, setting: IntentModel, wanted: str, now: int) -> None:
        self.setting, self.wanted = setting, wanted
        self.model: Model | None = None
        self.trained: Trained | None = None
        self.standing: Standing = "training"
        self.why, self.since = "", now

    def stand(self, standing: Standing, now: int, why: str = "") -> None:
        self.standing, self.why, self.since = standing, why, now


class Understanding:
    """The intent models there are. One is trained at a time; what waits is bounded by how many there are."""

    def __init__(
        self, database: Database, clock: Clock, sentences: SentenceVectors | None = None, train: Train = train_aside
    ) -> None:
        self._database, self._clock, self._sentences, self._train = database, clock, sentences, train
        self._held: dict[str, _Held] = {}
        self._waiting: deque[str] = deque()
        self._worker: asyncio.Task[None] | None = None
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)
        self.on_changed: Callable[[], None] = lambda: None

    async def know(self, settings: Mapping[str, IntentModel]) -> None:
        """These are the models from now on. What is stored answers; what was changed is trained."""
        for model_id in self._held.keys() - settings.keys():
            del self._held[model_id]
        for model_id, setting in settings.items():
            held = self._held.get(model_id)
            if held is None:
                held = self._held[model_id] = _Held(setting, self._version_of(setting), self._clock.now())
                await self._read(model_id, held)
                self._want(model_id, held)
            elif held.setting != setting:
                before, held.setting, held.wanted = held.wanted, setting, self._version_of(setting)
                if held.wanted != before:
                    self._want(model_id, held)

    def again(self, model_id: str) -> None:
        """Train it once more, whatever became of it before."""
        held = self._held.get(model_id)
        if held is not None and can_be_learnt(held.setting):
            self._line_up(model_id, held)

    async def understand(self, heard: Heard) -> Meaning:
        """What somebody wants who says this. It is worked out beside the loop; nothing is raised."""
        async with self._turn:
            return await asyncio.to_thread(self.at_once, heard)

    def at_once(self, heard: Heard) -> Meaning:
        """The same for whoever does not mind waiting for some milliseconds."""
        held = self._held.get(heard.model)
        if held is None or held.model is None:
            return NOTHING_UNDERSTOOD
        meaning = understood(held.model, heard.text, self._vector(held, held.model, heard))
        intent = held.setting.known(meaning.best.intent)
        if intent is None:
            return meaning
        spoken, answer = intent.spoken_in(heard.language), intent.answer.get(heard.language, "")
        return msgspec.structs.replace(meaning, spoken=spoken, answer=answer)

    def _version_of(self, setting: IntentModel) -> str:
        return version_of(setting, self._sentences.name if self._sentences is not None else "")

    def _vector(self, held: _Held, model: Model, heard: Heard) -> Floats | None:
        """What the sentence means, where the model has learnt that; its words have to do where it cannot be told."""
        sentences = self._sentences
        if sentences is None or sentences.name != model.sentences:
            return None
        if not is_meant_in_english(held.setting, heard.language):
            return None
        try:
            vector: Floats = sentences.vectors([heard.text])[0]
        except DataUnusable as problem:
            log.error("understanding.by_words_only", reason=str(problem))
            self._sentences = None
            return None
        return vector

    def state_of(self, model_id: str) -> State | None:
        """How the model stands; None where there is no such model."""
        held = self._held.get(model_id)
        if held is None:
            return None
        trained = held.trained
        return State(
            standing=held.standing,
            since=held.since,
            why=held.why,
            trained_at=trained.trained_at if trained else None,
            version=trained.version if trained else "",
            current=trained is not None and trained.version == held.wanted,
            report=trained.report if trained else None,
        )

    def intent_name(self, model_id: str, intent_id: str) -> str:
        """What the intent is called; its id where it is not there any more."""
        held = self._held.get(model_id)
        intent = held.setting.known(intent_id) if held else None
        return intent.name if intent else intent_id

    async def unknown(self, transaction: Transaction, model_id: str) -> list[Unknown]:
        """Sentences of the last weeks that were met with “I don't know”, and that are no examples yet."""
        since = as_datetime(self._clock.now() - UNKNOWN_DAYS * 86_400_000)
        found = await repository.unknown_sentences(transaction, model_id, since, ERASED, UNKNOWN_READ_MAX)
        held = self._held.get(model_id)
        there = {plain(each.text) for each in examples_of(held.setting)} if held else set[str]()
        return [each for each in found if plain(each.text) not in there][:UNKNOWN_MAX]

    async def stop(self) -> None:
        """Nothing is trained any more."""
        await tasks.stop(self._worker)

    async def _read(self, model_id: str, held: _Held) -> None:
        async with self._database.transaction() as transaction:
            stored = await repository.find(transaction, model_id)
        if stored is not None:
            await self._take(model_id, held, stored)

    async def _take(self, model_id: str, held: _Held, trained: Trained) -> None:
        try:
            held.model, held.trained = await asyncio.to_thread(from_bytes, trained.weights), trained
        except ModelBroken:
            log.warning("understanding.broken", model=model_id)

    def _want(self, model_id: str, held: _Held) -> None:
        if not can_be_learnt(held.setting):
            held.stand("failed", self._clock.now(), "too_few")
        elif held.trained is not None and held.trained.version == held.wanted:
            held.stand("trained", held.trained.trained_at)
        else:
            self._line_up(model_id, held)

    def _line_up(self, model_id: str, held: _Held) -> None:
        held.stand("training", self._clock.now())
        if model_id not in self._waiting:
            self._waiting.append(model_id)
        if self._worker is None or self._worker.done():
            self._worker = tasks.start(self._work(), "understanding.train")

    async def _work(self) -> None:
        while self._waiting:
            model_id = self._waiting.popleft()
            held = self._held.get(model_id)
            if held is not None and held.standing == "training":
                await self._learn(model_id, held, held.wanted)
                self.on_changed()

    async def _learn(self, model_id: str, held: _Held, version: str) -> None:
        """One training; whatever was changed meanwhile stands in line behind it."""
        try:
            report, weights = await self._train(version, examples_of(held.setting), self._sentences)
            trained = Trained(version, self._clock.now(), report, weights)
            async with self._database.transaction() as transaction:
                await repository.put(transaction, model_id, trained)
                await repository.forget_others(transaction, [*self._held])
            await self._take(model_id, held, trained)
            standing, why = ("trained", "") if held.model is not None else ("failed", "trouble")
        except TrainingFailed as failed:
            log.warning("understanding.not_trained", model=model_id, reason=str(failed))
            standing, why = "failed", failed.code
        except Exception:
            log.exception("understanding.not_trained", model=model_id)
            standing, why = "failed", "trouble"
        if held.wanted == version:
            held.stand("trained" if standing == "trained" else "failed", self._clock.now(), why)
