"""Nobody is kept in menus: after a time, or two errors in a row, callers are offered a person."""

from typing import Any

import pytest
from msgspec.structs import replace

from ringhall.engine.flows import place as places
from ringhall.engine.flows.document import Flow, from_data
from ringhall.engine.flows.nodes.person import SENTENCE
from ringhall.engine.flows.ports import Enqueue, Key, Note, PromptEnded, QueueReturned, Resumed, TimeUp
from ringhall.engine.flows.rules.check import check
from ringhall.engine.flows.rules.guard import way_to_person
from ringhall.engine.flows.rules.spoken import spoken_texts
from ringhall.engine.flows.rules.subflows import go_down
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import ENDS, collect, flow, hang_up, menu, text

pytestmark = pytest.mark.unit

PERSON: dict[str, Any] = {"kind": "person", "next": "one"}


def guarded(main: dict[str, Any] | None = None, **nodes: Any) -> Flow:
    return from_data({"start": "main", "nodes": {"main": main or menu(), **ENDS, "help": PERSON, **nodes}})


def notes(caller: Caller) -> list[tuple[str, str]]:
    return [(each.node, each.detail) for each in caller.commands if isinstance(each, Note)]


def test_after_two_minutes_the_caller_hears_a_sentence_and_goes_to_a_queue() -> None:
    caller = Caller(guarded(menu(tries_max=10, timeout_seconds=60), help={**PERSON, "after_errors": 0}))
    while not caller.place.offered:
        caller.hears_out()
        caller.lets_time_pass()
    assert (caller.now - 1_000_000, caller.place.node, caller.place.offered) == (120_000, "help", "time")
    assert caller.heard[-1] == SENTENCE["en"]
    assert notes(caller) == [("main", "time")]
    caller.hears_out()
    assert isinstance(caller.commands[-1], Enqueue)


@pytest.mark.parametrize(("own", "of_the_centre", "expected"), [(30, 120, 30), (None, 45, 45), (0, 45, None)])
def test_the_flow_says_after_how_long_or_else_the_centre(
    own: int | None, of_the_centre: int, expected: int | None
) -> None:
    person = {**PERSON, "after_seconds": own} if own is not None else PERSON
    caller = Caller(replace(guarded(help=person), ivr_seconds_max=of_the_centre))
    assert caller.place.offer_at == (None if expected is None else caller.now + expected * 1000)


def test_two_errors_in_a_row_whatever_they_are() -> None:
    caller = Caller(guarded())
    caller.presses("9")
    caller.hears_out()
    assert caller.place.errors == 1
    caller.lets_time_pass()
    assert (caller.place.node, caller.place.offered, caller.place.errors) == ("help", "errors", 0)
    assert notes(caller) == [("main", "errors")]


def test_errors_count_from_step_to_step_and_a_good_answer_ends_the_row() -> None:
    steps = {"code": collect(variable="code", digits_min=2, on_fail="main"), "lang": {
        "kind": "language", "next": "code", "choices": {"1": {"language": "da", "prompt": text("Dansk")}},
    }}  # fmt: skip
    caller = Caller(guarded(menu(choices={"1": {"to": "lang"}, "2": {"to": "two"}}), **steps))
    caller.presses("9")
    caller.presses("1")
    assert (caller.place.node, caller.place.errors) == ("lang", 0)
    caller.presses("7")
    assert (caller.place.node, caller.place.errors) == ("lang", 1)
    caller.presses("1")
    assert (caller.place.node, caller.place.errors) == ("code", 0)
    caller.presses("5#")
    assert (caller.place.node, caller.place.errors) == ("code", 1)
    caller.presses("55#")
    assert (caller.place.node, caller.place.errors) == ("one", 0)


def test_a_number_that_is_not_confirmed_twice_leads_to_a_person_and_to_enter_it_again_is_no_error() -> None:
    caller = Caller(guarded(collect(read_back=True)))
    caller.presses("55#2")
    assert caller.place.errors == 0
    caller.presses("55#77")
    assert caller.place.offered == "errors"


def test_nobody_is_fetched_while_they_type_but_as_soon_as_they_are_asked_again() -> None:
    caller = Caller(guarded(collect(timeout_seconds=60, pause_seconds=10)))
    caller.hears_out()
    caller.gives(Key("5"), after_ms=118_000 - (caller.now - 1_000_000))
    assert (caller.place.offer_at, caller.place.deadline) == (None, 1_128_000)
    caller.gives(TimeUp(1_128_000), after_ms=10_000)
    assert caller.place.errors == 1
    caller.lets_time_pass()
    assert (caller.place.node, caller.place.offered) == ("help", "time")


def test_nobody_is_held_back_who_is_on_the_way_out() -> None:
    bye = {"kind": "say", "parts": text("Goodbye."), "next": "end"}
    caller = Caller(guarded(menu(choices={"1": {"to": "bye"}, "2": {"to": "two"}}), bye=bye))
    caller.gives(Key("1"), after_ms=119_000)
    assert (caller.place.node, caller.place.offer_at) == ("bye", None)
    caller.gives(PromptEnded(caller.place.prompt_id), after_ms=60_000)
    assert caller.place.outcome == "rejected"


def test_who_comes_to_a_menu_too_late_does_not_hear_it_and_the_queue_counts_nothing() -> None:
    wait, more = {**ENDS["one"], "on_timeout": "main"}, menu(choices={"1": {"to": "two"}})
    caller = Caller(guarded(menu(choices={"2": {"to": "wait"}, "3": {"to": "more"}}), wait=wait, more=more))
    caller.gives(Key("2"), after_ms=50_000)
    caller.gives(QueueReturned("timeout"), after_ms=500_000)
    assert caller.place.offer_at == caller.now + 70_000
    heard = len(caller.heard)
    caller.gives(Key("3"), after_ms=70_001)
    assert (caller.place.node, caller.place.offered, len(caller.heard)) == ("help", "time", heard + 1)


def test_it_is_offered_once_a_call() -> None:
    caller = Caller(guarded(help={**PERSON, "next": "main"}))
    caller.presses("99")
    caller.hears_out()
    assert (caller.place.node, caller.place.offered) == ("main", "errors")
    caller.presses("99")
    assert caller.place.node == "main"
    assert caller.place.offer_at is None
    caller.presses("9")
    assert caller.place.outcome == "rejected"


def test_a_restart_changes_nothing() -> None:
    caller = Caller(guarded())
    caller.presses("9")
    stored = places.from_data(places.to_data(caller.place))
    assert (stored.errors, stored.offer_at) == (1, 1_120_000)
    caller.gives(Resumed(), after_ms=3_000)
    assert (caller.place.errors, caller.place.offer_at) == (1, 1_120_000)
    caller.now = 2_000_000
    caller.gives(TimeUp(1_120_000))
    assert caller.place.offered == "time"
    caller.gives(Resumed(), after_ms=3_000)
    assert caller.heard[-2:] == [SENTENCE["en"]] * 2
    caller.hears_out()
    assert caller.place.waiting == "queue"


def test_another_flow_goes_by_its_own_step_and_by_the_same_clock() -> None:
    caller = Caller(guarded())
    inner = flow(ask=menu(choices={"1": {"to": "end"}}), end=hang_up(), start="ask")
    assert go_down(inner, caller.place, None, 1_050_000).place.offer_at is None
    with_person = guarded(menu(), help={**PERSON, "after_seconds": 60})
    assert go_down(with_person, caller.place, None, 1_050_000).place.offer_at == 1_060_000
    there = go_down(with_person, caller.place, None, 1_061_000).place
    assert (there.node, there.offered) == ("help", "time")


def test_without_such_a_step_everything_is_as_it_was() -> None:
    caller = Caller(flow(main=menu(), **ENDS))
    assert way_to_person(caller.flow, caller.place) is None
    caller.presses("999")
    assert caller.place.outcome == "rejected"


def test_the_check_knows_the_step() -> None:
    two = from_data({"start": "main", "nodes": {"main": menu(), **ENDS, "help": PERSON, "more_help": PERSON}})
    assert [(each.path, each.text) for each in check(two)] == [
        ("nodes.more_help", "A flow offers a person in one step: remove this one or the other.")
    ]
    lost = from_data({"start": "end", "nodes": {"end": hang_up(), "help": {**PERSON, "next": "nowhere"}}})
    assert [each.path for each in check(lost)] == ["nodes.help.next"]
    assert {words for words, _ in spoken_texts(guarded())} >= set(SENTENCE.values())
