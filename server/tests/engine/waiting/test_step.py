"""What somebody who waits hears, and what their keys do."""

from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.engine.flows.ports import Input, Key, PromptEnded, Resumed, TimeUp
from ringhall.engine.flows.prompts import Part
from ringhall.engine.waiting.ports import Command, LeaveFor, LetGo, PromiseCallBack
from ringhall.engine.waiting.rules.step import begin, step
from ringhall.engine.waiting.rules.turn import Begun, Chosen, Ended, Fact
from ringhall.engine.waiting.service import _told
from ringhall.engine.waiting.settings import Announcement, Choice, Music, Treatment
from ringhall.engine.waiting.state import Place
from tests.engine.waiting.outlooks import FixedOutlook

pytestmark = pytest.mark.unit


def text(words: str) -> tuple[Part, ...]:
    return (Part(text=words),)


MENU = (
    Choice(key="1", kind="music"),
    Choice(key="2", kind="next_music"),
    Choice(key="3", kind="information", name="Opening hours", prompt=text("We are open from eight.")),
    Choice(key="4", kind="advert", name="Summer offer", prompt=text("Buy now.")),
    Choice(key="5", kind="position"),
    Choice(key="6", kind="message", flow_id="mailbox"),
    Choice(key="7", kind="call_back"),
    Choice(key="8", kind="flow", flow_id="gone"),
)


class Waiter:
    """Somebody who waits: time passes, prompts end, keys are pressed."""

    def __init__(self, language: str = "en", outlook: FixedOutlook | None = None, **plan: Any) -> None:
        self.plan = Treatment(**{"menu": MENU, **plan})
        self.outlook, self.now = outlook or FixedOutlook(), 1_000_000
        self.facts: list[Fact] = []
        self.commands: list[Command] = []
        stepped = begin(self.plan, "t", "billing", language, self.outlook, self.now)
        self.place = stepped.place
        self.facts += stepped.facts

    def give(self, given: Input) -> None:
        stepped = step(self.plan, self.place, given, self.outlook, self.now)
        self.place = stepped.place
        self.facts += stepped.facts
        self.commands += stepped.commands

    def wait(self, seconds: float) -> None:
        """The clock goes on; deadlines come when they are due."""
        until = self.now + round(seconds * 1000)
        while (due := self.place.deadline) is not None and due <= until:
            self.now = max(self.now, due)
            self.give(TimeUp(due))
        self.now = until

    def heard_out(self, *, failed: bool = False) -> None:
        assert self.place.saying
        self.give(PromptEnded(self.place.saying.id, failed))

    @property
    def hears(self) -> str:
        return " ".join(part.text or part.prompt for part in self.place.saying.sounds) if self.place.saying else ""

    def said(self) -> list[str]:
        return [fact.saying.what for fact in self.facts if isinstance(fact, Begun)]


def test_position_and_wait_are_said_together_first_and_position_again_only_when_it_is_better() -> None:
    caller = Waiter(position=True, wait=True)
    caller.wait(5)
    assert caller.hears == "You are number 3 in the queue. Your wait will be about 4 to 7 minutes."
    caller.heard_out()
    caller.wait(70)
    assert caller.said() == ["position"]
    caller.outlook.place = 2
    caller.wait(60)
    assert caller.hears == "You are number 2 in the queue. Your wait will be about 4 to 7 minutes."


def test_a_position_that_is_not_better_is_said_where_that_is_set() -> None:
    caller = Waiter(position=True, position_only_improving=False)
    for _ in range(3):
        caller.wait(65)
        caller.heard_out()
    assert caller.said() == ["position"] * 3


def test_nothing_is_said_of_what_nobody_knows_and_the_clock_goes_on() -> None:
    caller = Waiter(position=True, wait=True, outlook=FixedOutlook(place=None, wait=None))
    caller.wait(600)
    assert caller.said() == []
    assert caller.place.deadline is not None


def test_announcements_come_in_turn_with_gaps() -> None:
    one, two = Announcement(prompt=text("One.")), Announcement(prompt=text("Two."), name="second")
    caller = Waiter(announcements=(one, two), announcements_first_seconds=0, announcements_every_seconds=10)
    heard = []
    for _ in range(4):
        heard.append(caller.hears)
        caller.wait(4)
        ended = caller.now
        caller.heard_out()
        assert not caller.place.talks
        caller.wait(9.9)
        assert not caller.place.talks
        caller.wait(0.1)
        assert caller.now - ended == 10_000
    assert heard == ["One.", "Two.", "One.", "Two."]


def test_in_an_order_of_chance_all_come_once_before_any_comes_again() -> None:
    every = tuple(Announcement(prompt=text(str(n))) for n in range(8))
    caller = Waiter(announcements=every, announcements_random=True, announcements_first_seconds=0,
                    announcements_every_seconds=10)  # fmt: skip
    heard = []
    for _ in range(16):
        heard.append(caller.hears)
        caller.heard_out()
        caller.wait(10)
    assert sorted(heard[:8]) == sorted(heard[8:]) == sorted(str(n) for n in range(8))
    assert heard[:8] != sorted(heard[:8])
    assert heard[:8] != heard[8:]


def test_a_key_in_the_middle_of_a_prompt_counts_at_once() -> None:
    caller = Waiter(position=True)
    caller.wait(5)
    assert caller.place.talks
    caller.give(Key("3"))
    assert caller.hears == "We are open from eight."
    kinds = [type(fact) for fact in caller.facts]
    assert kinds == [Begun, Ended, Chosen, Begun]


def test_a_key_that_means_nothing_interrupts_nothing() -> None:
    caller = Waiter(position=True)
    caller.wait(5)
    before = caller.place
    caller.give(Key("9"))
    assert caller.place == before


def test_adverts_count_when_they_were_heard_to_their_end() -> None:
    caller = Waiter()
    caller.give(Key("4"))
    caller.heard_out()
    caller.give(Key("4"))
    caller.give(Key("3"))
    caller.heard_out(failed=True)
    events = [_told("c1", fact, {}) for fact in caller.facts]
    heard = [(each.what, each.name, each.heard) for each in events if isinstance(each, e.TreatmentHeard)]
    assert heard == [
        ("advert", "Summer offer", "whole"),
        ("advert", "Summer offer", "stopped"),
        ("information", "Opening hours", "failed"),
    ]
    chosen = [(each.key, each.choice, each.name) for each in events if isinstance(each, e.TreatmentChosen)]
    assert chosen == [
        ("4", "advert", "Summer offer"),
        ("4", "advert", "Summer offer"),
        ("3", "information", "Opening hours"),
    ]


def test_music_can_be_put_off_and_on_and_changed() -> None:
    caller = Waiter(music=(Music(music="default"), Music(music="calm")))
    assert caller.place.tune == "default"
    caller.give(Key("1"))
    assert caller.place.tune == "silence"
    caller.give(Key("1"))
    assert caller.place.tune == "default"
    caller.give(Key("1"))
    caller.give(Key("2"))
    assert caller.place.tune == "calm"
    caller.give(Key("2"))
    assert caller.place.tune == "default"


def test_a_recording_is_played_as_music_between_announcements() -> None:
    caller = Waiter(music=(Music(prompt="jazz"),), position=True)
    assert caller.hears == "jazz"
    caller.wait(5)
    assert caller.said() == ["music", "position"]
    caller.heard_out()
    assert caller.hears == "jazz"
    caller.wait(20)
    caller.heard_out()
    assert caller.hears == "jazz"


def test_a_recording_that_cannot_be_heard_gives_way_to_the_usual_music() -> None:
    caller = Waiter(music=(Music(prompt="gone"),))
    caller.heard_out(failed=True)
    assert caller.place.saying is None
    assert caller.place.tune == "default"
    again = Waiter(music=(Music(prompt="short"),))
    again.heard_out()
    assert again.place.saying is None


def test_position_and_wait_at_their_own_wish() -> None:
    caller = Waiter("da")
    caller.give(Key("5"))
    assert caller.hears == "Du er nummer 3 i køen. Der er cirka 4 til 7 minutters ventetid."
    caller.outlook.place = caller.outlook.wait = None
    caller.give(Key("5"))
    assert caller.hears.startswith("Vi kan lige nu ikke sige")


def test_a_choice_leaves_for_a_flow_that_there_is_and_no_other() -> None:
    caller = Waiter()
    caller.give(Key("6"))
    assert caller.commands == [LeaveFor("mailbox")]
    caller = Waiter()
    caller.give(Key("8"))
    assert caller.commands == []
    assert caller.hears.startswith("This is not possible just now.")


def test_a_call_back_at_the_number_they_call_from() -> None:
    caller = Waiter()
    caller.give(Key("7"))
    assert "0 4 0, 1 2 3, 4 5 6" in caller.hears
    caller.give(Key("1"))
    assert caller.commands == [PromiseCallBack("040123456")]
    assert "Goodbye" in caller.hears
    caller.give(Key("1"))
    caller.heard_out()
    assert caller.commands == [PromiseCallBack("040123456"), LetGo()]


def test_a_call_back_at_another_number() -> None:
    caller = Waiter()
    for key in "72":
        caller.give(Key(key))
    caller.heard_out()
    for key in "01551#":
        caller.wait(2)
        caller.give(Key(key))
    assert "0 1 5, 5 1" in caller.hears
    caller.give(Key("1"))
    assert caller.commands == [PromiseCallBack("01551")]


def test_a_number_that_cannot_be_called_is_asked_for_again_and_star_goes_back_to_waiting() -> None:
    caller = Waiter()
    for key in "721#":
        caller.give(Key(key))
    assert caller.hears.startswith("We cannot call this number. Type the number")
    caller.give(Key("*"))
    assert caller.hears == "You are still in the queue, at your place."
    assert (caller.place.asked, caller.place.typed, caller.commands) == ("", "", [])


def test_whoever_answers_nothing_waits_on() -> None:
    caller = Waiter()
    caller.give(Key("7"))
    caller.heard_out()
    caller.wait(16)
    assert caller.hears == "You are still in the queue, at your place."


def test_without_call_backs_nobody_is_promised_one() -> None:
    caller = Waiter(outlook=FixedOutlook(calls_back=False))
    caller.give(Key("7"))
    assert caller.hears.startswith("This is not possible just now.")


def test_after_a_restart_it_is_said_again_under_another_number() -> None:
    caller = Waiter(position=True)
    caller.wait(5)
    saying = caller.place.saying
    caller.give(Resumed())
    assert saying
    assert caller.place.saying
    assert caller.place.saying.sounds == saying.sounds
    assert caller.place.saying.id > saying.id


def test_what_is_late_or_doubled_changes_nothing() -> None:
    caller = Waiter(position=True)
    caller.wait(5)
    caller.heard_out()
    before: Place = caller.place
    caller.give(PromptEnded(before.said_id))
    caller.give(TimeUp(4))
    assert caller.place == before
