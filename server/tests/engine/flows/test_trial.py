"""Scripted calls: how they run in simulated time, what is told of those that went otherwise, and what they cover."""

import json
from typing import Any

import pytest
from msgspec import convert
from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import Calendar
from ringhall.engine.flows.document import Flow, to_data
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.trial import follow
from ringhall.engine.flows.rules.verdict import TOO_MANY, Cover, Result, try_out
from ringhall.engine.flows.rules.walked import Stuck
from ringhall.engine.flows.trials import read_script, read_trials
from tests.engine.flows.documents import ENDS, MAIN_LINE, collect, flow, hang_up, menu, text

pytestmark = pytest.mark.unit


def tried(drawn: Flow, *does: Any, others: dict[str, Flow] | None = None, **fields: Any) -> Result:
    expect = fields.pop("expect", {})
    trial = {"name": "a call", "does": list(does), "expect": expect, **fields}
    return try_out(drawn, read_trials([trial]), others or {})[0][0]


def failures(result: Result) -> list[str]:
    return [str(each) for each in result.failures]


def test_the_tests_of_the_example_pass_and_leave_three_ways_untried() -> None:
    document = json.loads(MAIN_LINE.with_name("main_line.tests.json").read_text(encoding="utf-8"))
    results, coverage = try_out(accept(MAIN_LINE.read_bytes()), read_trials(document["tests"]), {})
    assert {result.name: failures(result) for result in results if result.failures} == {}
    assert {cover.node for cover in coverage if not cover.calls} == {"sales", "support", "operator"}
    assert Cover("main", ("choices.2",), "billing", 2) in coverage


def test_everything_that_is_otherwise_is_told() -> None:
    expect = {
        "end": "ended", "outcome": "rejected", "queue": "billing", "node": "end", "language": "da",
        "variables": {"order": "12"}, "nodes": ["main", "two"], "heard": ["Press 1 or 2.", "Good-bye"],
    }  # fmt: skip
    assert failures(tried(flow(main=menu(), **ENDS), {"keys": "1"}, expect=expect)) == [
        "end is “queue”; expected was “ended”.",
        "outcome is “”; expected was “rejected”.",
        "node is “one”; expected was “end”.",
        "queue is “sales”; expected was “billing”.",
        "language is “en”; expected was “da”.",
        "order is “”; expected was “12”.",
        "The call did not come to the node “two”, or not in this order.",
        "The caller did not hear “Good-bye”, or not in this order.",
    ]


def test_time_passes_prompts_end_and_waits_run_out() -> None:
    drawn = flow(main=collect(timeout_seconds=7, pause_seconds=3), one=ENDS["one"], end=ENDS["end"])
    slow = ({"listen": True}, {"keys": "1"}, {"wait": 4}, {"listen": True}, {"keys": "23"}, {"wait": 3})
    expect = {"queue": "sales", "variables": {"order": "23"}, "heard": ["number?", "Too short."]}
    assert failures(tried(drawn, *slow, expect=expect)) == []


def test_who_does_nothing_goes_where_silence_leads() -> None:
    result = tried(flow(main=menu(), **ENDS), expect={"end": "ended", "outcome": "rejected"})
    assert failures(result) == []
    assert result.nodes == ("main", "end")


@pytest.mark.parametrize(("at", "node"), [("2026-03-02T10:00:00+01:00", "day"), ("2026-03-02T23:00:00+01:00", "night")])
def test_hours_are_those_of_the_moment_or_as_the_test_says(at: str, node: str) -> None:
    hours = {"kind": "hours", "calendar": "office", "open": "day", "closed": "night"}
    drawn = flow(main=hours, day=hang_up(), night=hang_up())
    week = {"mon": [{"opens": "08:00", "closes": "16:00"}]}
    office = convert({"time_zone": "Europe/Ljubljana", "weekly": week}, Calendar)
    kept = replace(drawn, calendars={"office": office})
    assert failures(tried(kept, at=at, expect={"node": node})) == []
    assert failures(tried(kept, at=at, open={"office": True}, expect={"node": "day"})) == []


def test_a_call_goes_down_into_another_flow_and_back() -> None:
    inner = accept({"start": "ask", "nodes": {"ask": collect(next="back", on_fail="back"), "back": {"kind": "return"}}})
    main: Any = {"kind": "subflow", "flow": "ask", "next": "end", "on_fail": "end", "gives": ["order"]}
    drawn = flow(main=main, end=hang_up(prompt=text("Order {order}")))
    expect = {"nodes": ["main", "ask", "back", "end"], "heard": ["Order 4711"]}
    assert failures(tried(drawn, {"keys": "4711"}, others={"ask": inner}, expect=expect)) == []
    assert failures(tried(drawn, expect={"heard": ["Order"], "nodes": ["main", "end"]})) == []


def test_record_tells_the_language_and_an_agent_answers() -> None:
    choices = {"1": {"language": "da", "prompt": text("Dansk")}}
    drawn = flow(
        main={"kind": "language", "choices": choices, "skip_known": True, "next": "one"},
        **{name: ENDS[name] for name in ("one", "end")},
    )
    expect = {"language": "da", "end": "queue", "queue": "sales"}
    assert failures(tried(drawn, {"language": "da"}, {"queue": "answered"}, {"wait": 900}, expect=expect)) == []


def test_who_hangs_up_is_gone() -> None:
    result = tried(
        flow(main=menu(), **ENDS), {"hangs_up": True}, {"keys": "1"}, expect={"end": "hung_up", "node": "main"}
    )
    assert failures(result) == []


@pytest.mark.parametrize(
    ("trials", "where"),
    [
        ([], "tests"),
        ("x", "tests"),
        ([{"name": "a", "expect": {}, "does": [{"keys": "x"}]}], "tests.0.does.0.keys"),
        ([{"name": "a", "expect": {}, "does": [{"keys": "1", "wait": 3}]}], "tests.0.does.0"),
        ([{"name": "a", "expect": {}, "does": [{}]}], "tests.0.does.0"),
        ([{"name": "a", "expect": {"colour": "red"}}], "tests.0.expect.colour"),
        ([{"name": "a", "expect": {}, "at": "2026-03-02T10:00:00"}], "tests.0.at"),
        ([{"expect": {}}], "tests.0.name"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(trials: Any, where: str) -> None:
    with pytest.raises(FlowInvalid) as refused:
        read_trials(trials)
    assert refused.value.problems[0].path == where


def test_a_call_is_followed_moment_by_moment_as_far_as_it_is_scripted() -> None:
    main = menu(label="Choice")
    drawn = flow(main=main, one=ENDS["one"], two=collect(secret=True, next="end", on_fail="end"), end=hang_up())
    begun = follow(drawn, read_script({"variables": {"name": "Ana"}}), {})
    assert [(each.given, each.node, each.waiting) for each in begun.moments] == [("begins", "main", "prompt")]
    assert (begun.moments[0].said[0].text, begun.moments[0].variables["name"]) == ("Press 1 or 2.", "Ana")
    assert (begun.over, begun.next_ms) == (False, 60 * len("Press 1 or 2."))
    typed = follow(drawn, read_script({"does": [{"keys": "27"}, {"wait": 2}]}), {})
    assert [(each.at, each.given, each.detail) for each in typed.moments] == [
        (0, "begins", ""), (200, "key", "2"), (400, "key", "•"),
    ]  # fmt: skip
    assert typed.moments[1].ways == (("", "main", "two"),)
    assert typed.next_ms is not None
    queued = follow(drawn, read_script({"does": [{"keys": "1"}, {"queue": "answered"}, {"keys": "5"}]}), {})
    assert [(each.given, each.queue) for each in queued.moments[1:]] == [("key", "sales"), ("answered", "")]
    assert (queued.over, queued.end, queued.next_ms) == (True, "queue", None)


def test_the_moments_tell_of_other_flows_and_of_what_a_flow_works_out() -> None:
    inner = accept({"start": "ask", "nodes": {"ask": collect(next="back", on_fail="back"), "back": {"kind": "return"}}})
    main: Any = {"kind": "subflow", "flow": "ask", "next": "end", "on_fail": "end", "gives": ["order"]}
    drawn = flow(main=main, end=hang_up())
    course = follow(drawn, read_script({"does": [{"keys": "4711"}]}), {"ask": inner})
    assert [(each.given, each.flow, each.node) for each in course.moments][:2] == [
        ("begins", "", "main"), ("enters", "ask", "ask"),
    ]  # fmt: skip
    assert {name: value for each in course.moments[1:] for name, value in each.variables.items()} == {"order": "4711"}
    assert [each.given for each in course.moments if each.nodes][-1] == "returns"
    lost = follow(drawn, read_script({}), {})
    assert [(each.given, [note.what for note in each.notes]) for each in lost.moments] == [
        ("begins", []), ("no_flow", ["failed_subflow"]),
    ]  # fmt: skip


def test_what_goes_on_and_on_is_stopped_and_leaves_the_others_their_turn() -> None:
    drawn = flow(main=menu(otherwise="again"), again=menu(otherwise="main"), **ENDS)
    patient = {"does": [{"wait": 80_000}] * 3}
    with pytest.raises(Stuck):
        follow(drawn, read_script(patient), {}, 200)
    trials = read_trials(
        [{"name": "long", "expect": {}, **patient}, {"name": "short", "expect": {}, "does": [{"keys": "1"}]}]
    )
    results, _ = try_out(drawn, trials, {}, 200)
    assert [[str(words) for words in each.failures] for each in results] == [[str(TOO_MANY)], [str(TOO_MANY)]]
    assert [each.failures for each in try_out(drawn, trials[1:], {}, 200)[0]] == [[]]


def test_the_tests_of_a_flow_stand_in_its_document_and_are_no_part_of_what_callers_notice() -> None:
    trial = {"name": "one", "does": [{"keys": "1"}], "expect": {"queue": "sales"}, "at": "2026-03-02T10:00:00+01:00"}
    document = to_data(flow(main=menu(), **ENDS)) | {"tests": [trial]}
    read = accept(document)
    assert [each.name for each in read.tests] == ["one"]
    assert accept(to_data(read)) == read
    assert json.loads(json.dumps(to_data(read)["tests"])) == [trial]
    assert try_out(read, read.tests, {})[0][0].failures == []


@pytest.mark.parametrize(
    ("tests", "where"),
    [
        ("x", "tests"),
        ([{"name": "a", "expect": {}, "does": [{}]}], "tests.0.does.0"),
        ([{"name": "a", "expect": {}}, {"name": "a", "expect": {}}], "tests.1.name"),
    ],
)
def test_tests_that_cannot_be_read_are_faults_of_the_flow(tests: Any, where: str) -> None:
    with pytest.raises(FlowInvalid) as refused:
        accept(to_data(flow(main=menu(), **ENDS)) | {"tests": tests})
    assert [each.path for each in refused.value.problems] == [where]
