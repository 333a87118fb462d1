"""Flows tried out without a phone: a caller who is made up, and the tests that a flow has, over the flows there are."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from ringhall.apps.api.parts import Json
from ringhall.apps.centre.settings import SettingsBook
from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.engine.flows.document import Flow, from_data
from ringhall.engine.flows.errors import CallEndless
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.course import HERE, Course
from ringhall.engine.flows.rules.trial import follow
from ringhall.engine.flows.rules.verdict import Cover, Result, try_out
from ringhall.engine.flows.rules.walked import Stuck
from ringhall.engine.flows.trials import Script
from ringhall.engine.understanding.ports import Understood
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Refusal

TRY_STEPS_MAX = 2_000
TEST_STEPS_MAX = 20_000
"""All tests of a flow together: about a second."""
AT_ONCE_MAX = 2
T = TypeVar("T")


class Ready(msgspec.Struct, frozen=True):
    """A flow as callers would have it, and those it leads into by their id."""

    flow: Flow
    others: Mapping[str, Flow]

    @property
    def flows(self) -> Mapping[str, Flow]:
        """All of them, the one itself under HERE."""
        return {HERE: self.flow, **self.others}


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for every flow of the centre now, as callers would have it."""

    time_zone: str
    ivr_seconds_max: int
    emergency: Closure | None


class FlowTests:
    """Implements the API's FlowTests. Calls are made beside the loop that serves callers, a few at once."""

    def __init__(self, book: SettingsBook, around: Callable[[], Around], model: Understood) -> None:
        self._book, self._around, self._model = book, around, model
        self._turn = asyncio.Semaphore(AT_ONCE_MAX)

    async def ready(self, transaction: Transaction, document: Json) -> Ready:
        """The flow with what the centre has now. Raises FlowInvalid when it is not sound by itself."""
        flow = accept(document)
        calendars = {
            each.key: msgspec.convert(each.value, Calendar) for each in await self._book.all(transaction, "calendars")
        }
        stored = {each.key: each.value["document"] for each in await self._book.all(transaction, "flows")}
        others = dict(_led_into(flow, stored))
        fields = {"calendars": calendars, **msgspec.structs.asdict(self._around())}
        return Ready(replace(flow, **fields), {name: replace(each, **fields) for name, each in others.items()})

    async def follow(self, ready: Ready, script: Script) -> Course:
        """The call as far as the script goes. Raises CallEndless."""
        try:
            return await self._aside(lambda: follow(ready.flow, script, ready.others, TRY_STEPS_MAX, self._model))
        except Stuck:
            raise CallEndless from None

    async def run(self, ready: Ready) -> tuple[list[Result], list[Cover]]:
        """What became of the flow's own tests, and which ways they took."""
        flow = ready.flow
        return await self._aside(lambda: try_out(flow, flow.tests, ready.others, TEST_STEPS_MAX, self._model))

    async def _aside(self, work: Callable[[], T]) -> T:
        async with self._turn:
            return await asyncio.to_thread(work)


def _led_into(flow: Flow, stored: Mapping[str, Json]) -> Iterator[tuple[str, Flow]]:
    """Every stored flow that a caller may come to from here. One that cannot be used is as one that is not there."""
    seen: set[str] = set()
    waiting = _names(flow)
    while waiting:
        name = waiting.pop()
        if name in seen or name not in stored:
            continue
        seen.add(name)
        try:
            other = from_data(stored[name])
        except Refusal:
            continue
        waiting += _names(other)
        yield name, other


def _names(flow: Flow) -> list[str]:
    return [name for node in flow.nodes.values() for _, name in node.flow_names()]
