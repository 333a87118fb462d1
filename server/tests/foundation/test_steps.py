"""A step works off one input to its end."""

import asyncio
from typing import ClassVar

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.turn import Turn
from tests.support.floor import Memory
from tests.support.notes import NoteWritten

pytestmark = pytest.mark.unit


def steps_and_texts() -> tuple[Steps, Memory]:
    """An empty centre and what it stores."""
    memory = Memory()
    return Steps(SimulatedClock(), memory), memory


def texts(memory: Memory) -> list[str]:
    """What was written, in order."""
    return [recorded.event.text for recorded in memory.events if isinstance(recorded.event, NoteWritten)]


def test_what_is_asked_for_the_end_is_done_once_after_all_handlers_and_is_handled_too() -> None:
    steps, memory = steps_and_texts()

    def close(step: Step) -> None:
        step.record(NoteWritten(book="a", text=f"end after {len(step.recorded)}"))

    def answer(step: Step, recorded: object) -> None:
        if len(step.recorded) < 3:
            step.record(NoteWritten(book="b", text="answer"))
            step.at_end(close)

    steps.handle({NoteWritten: answer})
    steps.run(lambda step: step.record(NoteWritten(book="a", text="first")))
    assert texts(memory) == ["first", "answer", "answer", "end after 3"]


def test_an_end_that_fails_leaves_what_was_recorded() -> None:
    steps, memory = steps_and_texts()

    def fail(step: Step) -> None:
        raise RuntimeError("broken")

    def decide(step: Step) -> None:
        step.at_end(fail)
        step.record(NoteWritten(book="a", text="kept"))

    steps.run(decide)
    steps.run(lambda step: step.record(NoteWritten(book="a", text="next")))
    assert texts(memory) == ["kept", "next"]


def test_only_a_step_without_effects_may_wait_for_others() -> None:
    patience: list[bool] = []

    class Counting(Memory):
        def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
            patience.append(patient)
            return super().append(events, patient=patient)

    steps, tidied = Steps(SimulatedClock(), Counting()), []

    def quiet(step: Step) -> None:
        step.record(NoteWritten(book="a", text="quiet"))
        step.tidy_after_commit(lambda: tidied.append("tidied"))

    def loud(step: Step) -> None:
        quiet(step)
        step.after_commit(lambda: None)

    def at_last(step: Step) -> None:
        quiet(step)
        step.after_commit(lambda: tidied.append("last"), Turn.LAST)
        step.after_commit(lambda: tidied.append("usual"))
        step.after_commit(lambda: tidied.append("first"), Turn.FIRST)

    for decide, patient in ((quiet, True), (loud, True), (quiet, False), (at_last, True)):
        steps.run(decide, patient=patient)
    assert patience == [True, False, False, False]
    assert tidied == ["tidied", "tidied", "tidied", "first", "usual", "last", "tidied"]


def test_a_watcher_that_fails_loses_no_event_and_stops_no_later_step() -> None:
    steps, memory = steps_and_texts()

    def fail(step: Step) -> None:
        raise RuntimeError("broken")

    steps.before_commit(fail)
    steps.run(lambda step: step.record(NoteWritten(book="a", text="kept")))
    steps.run(lambda step: step.record(NoteWritten(book="a", text="next")))
    assert texts(memory) == ["kept", "next"]


class NoteBookClosed(NoteWritten, kw_only=True, frozen=True):
    """Nothing more is written in the book."""

    closes: ClassVar[bool] = True


def test_a_story_that_is_over_is_counted_no_more() -> None:
    steps, _ = steps_and_texts()
    steps.run(lambda step: step.record(NoteWritten(book="a", text="one")))
    steps.run(lambda step: step.record(NoteWritten(book="b", text="one")))
    steps.run(lambda step: step.record(NoteBookClosed(book="a", text="end")))
    assert [steps.place(NoteWritten(book=book, text="more"), 0).n for book in "ab"] == [1, 2]
