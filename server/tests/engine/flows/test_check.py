"""What is wrong with a flow is told at once, in words, before a caller finds out."""

import json
from typing import Any

import pytest

from ringhall.engine.flows.document import Flow, from_data, to_data
from ringhall.engine.flows.errors import FlowInvalid, FlowTooLarge
from ringhall.engine.flows.rules.check import Known, accept, check
from tests.engine.flows.documents import ENDS, MAIN_LINE, collect, flow, hang_up, menu, text

pytestmark = pytest.mark.unit


def problems_of(known: Known | None = None, start: str = "main", **nodes: Any) -> dict[str, str]:
    with pytest.raises(FlowInvalid) as refused:
        accept({"start": start, "nodes": nodes}, known or Known())
    return {problem.path: problem.text for problem in refused.value.problems}


def test_example_is_sound_and_survives_saving() -> None:
    example = accept(MAIN_LINE.read_bytes())
    assert from_data(json.loads(json.dumps(to_data(example)))) == example


def test_all_problems_come_at_once_each_with_its_path() -> None:
    problems = problems_of(
        main=menu(choices={"2": {"to": "nowhere"}, "x": {"to": "end"}}),
        lonely={"kind": "say", "parts": [], "next": "end"},
        end=hang_up(prompt=text("Bye {nobody}")),
    )
    assert set(problems) == {
        "nodes.main.choices.2", "nodes.main.choices.x", "nodes.lonely", "nodes.lonely.parts", "nodes.end.prompt.0",
    }  # fmt: skip
    assert "nowhere" in problems["nodes.main.choices.2"]


def test_a_node_of_a_wrong_shape_hides_no_fault_of_the_others() -> None:
    problems = problems_of(
        main=menu(choices={"1": {"to": "wait"}, "2": {"to": "nowhere"}}),
        wait={"kind": "enqueue"},
        end=hang_up(prompt=text("Bye")),
    )
    assert set(problems) == {"nodes.main.choices.2", "nodes.wait.queue", "nodes.wait.on_timeout"}


def test_faults_of_shape_are_told_field_by_field() -> None:
    odd: dict[str, Any] = {"bad name!": hang_up()}
    problems = problems_of(
        main=menu(tries_max=0, timeout_seconds="5", colour="red", choices={"1": {"to": 5}, "2": {"to": "end"}}),
        end={"kind": "fax"},
        **odd,
    )
    assert set(problems) == {
        "nodes.main.tries_max", "nodes.main.timeout_seconds", "nodes.main.colour", "nodes.main.choices.1.to",
        "nodes.end.kind", "nodes.bad name!",
    }  # fmt: skip


def test_missing_fields_are_named() -> None:
    assert problems_of(main={"kind": "enqueue"}) == {
        "nodes.main.queue": "This must be given.", "nodes.main.on_timeout": "This must be given.",
    }  # fmt: skip


def test_empty_menu() -> None:
    assert "nodes.main.choices" in problems_of(main=menu(choices={}), end=hang_up())


@pytest.mark.parametrize(
    "nodes",
    [
        {"main": {"kind": "say", "parts": text("Hi"), "next": "main"}},
        {"main": {"kind": "set", "variables": {}, "next": "b"}, "b": {"kind": "set", "variables": {}, "next": "main"}},
        {"main": {"kind": "enqueue", "queue": "q", "on_timeout": "main"}},
        {"main": {"kind": "transfer", "number": "112", "on_fail": "main"}},
    ],
)
def test_circle_without_a_wait_is_refused(nodes: Any) -> None:
    assert any("circle" in words for words in problems_of(**nodes).values())


def test_circle_through_a_menu_or_a_waiting_queue_is_fine() -> None:
    queue = {"kind": "enqueue", "queue": "q", "on_timeout": "main", "on_full": "end", "on_closed": "end"}
    document = flow(main=menu(choices={"1": {"to": "one"}}, otherwise="main"), one=queue, end=hang_up())
    assert check(document) == []


def test_node_before_a_circle_is_not_blamed() -> None:
    problems = problems_of(
        main={"kind": "say", "parts": text("Hi"), "next": "b"}, b={"kind": "say", "parts": text("Hi"), "next": "b"}
    )
    assert set(problems) == {"nodes.b.next"}


def test_unknown_names_are_told() -> None:
    known = Known(queues=frozenset({"sales"}), prompts=frozenset(), mailboxes=frozenset())
    voicemail = {"kind": "voicemail", "mailbox": "x", "prompt": [{"prompt": "lost"}], "next": "end"}
    problems = problems_of(known, main=menu(otherwise="vm"), **ENDS, vm=voicemail)
    assert set(problems) == {"nodes.two.queue", "nodes.vm.mailbox", "nodes.vm.prompt.0"}


def test_part_is_a_text_or_a_recording() -> None:
    both = {"text": "a", "prompt": "b"}
    problems = problems_of(main={"kind": "say", "parts": [both, {}], "next": "end"}, end=hang_up())
    assert set(problems) == {"nodes.main.parts.0", "nodes.main.parts.1"}


def test_digits_hours_and_numbers_make_sense() -> None:
    hours = {"kind": "hours", "calendar": "", "open": "main", "closed": "end"}
    nameless = {"kind": "enqueue", "queue": "", "on_timeout": "end"}
    problems = problems_of(start="h", h=hours, main=collect(digits_min=5), one=nameless, end=hang_up())
    assert set(problems) == {"nodes.h.calendar", "nodes.main.digits_min", "nodes.one.queue"}
    elsewhere = {"kind": "transfer", "number": "+38640123456\n", "on_fail": "main"}
    assert set(problems_of(main=elsewhere)) == {"nodes.main.number"}


def test_wrong_start_is_told() -> None:
    assert problems_of(start="gone", main=hang_up()) == {"start": "There is no node “gone” in this flow."}


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"null", b"[]", b"7", b'"x"', b"{", b"\xff\xfe\x00", b"[" * 500_000, b'{"start":"a","nodes":[1]}',
        b'{"start":"a","nodes":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}}", b'{"start":"a","nodes":{"a":null}}',
        b'{"start":"a","nodes":{"\\u0000":{"kind":["say"]}}}', b'{"start":"\\ud800","nodes":{}}',
    ],
)  # fmt: skip
def test_hostile_json_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(FlowInvalid):
        accept(raw)


def test_huge_documents_are_refused() -> None:
    with pytest.raises(FlowTooLarge):
        accept(b" " * (1 << 20) + b"{}")
    with pytest.raises(FlowTooLarge):
        accept({"start": "n0", "nodes": {f"n{n}": hang_up() for n in range(501)}})


def test_odd_python_data_is_refused_in_words() -> None:
    with pytest.raises(FlowInvalid):
        accept({"start": "a", "nodes": {"a": object()}})


def test_list_of_problems_is_bounded() -> None:
    broken = Flow(start="none", nodes=from_data({"start": "x", "nodes": {f"n{n}": menu() for n in range(300)}}).nodes)
    assert len(check(broken)) == 200


def test_what_is_only_for_those_who_draw_is_bounded() -> None:
    drawn = flow("end", end=hang_up(title="Good-bye", comment="Short on purpose.", at=[-100_000, 100_000]))
    assert to_data(drawn)["nodes"]["end"] == {
        "kind": "hang_up", "title": "Good-bye", "comment": "Short on purpose.", "at": (-100_000, 100_000),
    }  # fmt: skip
    assert to_data(flow("end", end=hang_up(title="", comment="", at=None)))["nodes"] == {"end": {"kind": "hang_up"}}
    problems = problems_of(
        main=hang_up(title="x" * 81, comment="x" * 2001, at=[100_001, 0]),
        half=hang_up(at=[1]),
        between=hang_up(at=[0.5, 1]),
    )
    assert set(problems) >= {
        "nodes.main.title", "nodes.main.comment", "nodes.main.at.0", "nodes.half.at", "nodes.between.at.0",
    }  # fmt: skip
