"""The story writer of simulations keeps what the real one promises."""

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_memory import MemoryStory, PlaceTaken
from ringhall.foundation.virtual_loop import VirtualLoop
from tests.support.notes import NoteWritten

pytestmark = pytest.mark.unit


def note(n: int) -> Recorded:
    return Recorded("note:a", n, 0, NoteWritten(book="a", text=str(n)))


def test_what_comes_while_others_are_stored_is_stored_with_them_in_order() -> None:
    loop = VirtualLoop(SimulatedClock(0))
    story = MemoryStory(delay_ms=lambda: 20)
    groups: list[int] = []
    story.on_stored = lambda events: groups.append(len(events))
    with loop.at_work():
        first, second = story.append([note(1)]), story.append([note(2), note(3)])
        loop.run_until(19)
        assert not first.done()
        loop.run_until(20)
    assert first.done()
    assert second.done()
    assert groups == [1, 2]
    assert [each.n for each in story.open["note:a"]] == [1, 2, 3]


def test_a_crash_takes_what_was_not_stored() -> None:
    loop = VirtualLoop(SimulatedClock(0))
    story = MemoryStory(delay_ms=lambda: 20)
    with loop.at_work():
        lost = story.append([note(1)])
        story.crash()
        loop.run_until(100)
        kept = story.append([note(1)])
        loop.run_until(200)
    assert not lost.done()
    assert kept.done()
    assert story.stored == 1


def test_a_second_writer_is_found_out() -> None:
    loop = VirtualLoop(SimulatedClock(0))
    story = MemoryStory()
    with loop.at_work():
        story.append([note(1)])
        with pytest.raises(PlaceTaken, match="is at 1, and 1 wants"):
            story.append([note(1)])
