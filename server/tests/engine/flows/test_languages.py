"""What callers would hear in another language than theirs is found before they call."""

from typing import Any

import pytest

from ringhall.engine.flows.document import sound_nodes
from ringhall.engine.flows.rules.languages import Drawn, Heard, Lack

pytestmark = pytest.mark.unit

ENGLISH = [{"text": {"en": "Hello."}}]
BOTH = [{"text": {"en": "Hello.", "da": "Hej."}}]
CHOICE = {
    "kind": "language",
    "choices": {
        "1": {"language": "en", "prompt": [{"text": {"en": "Press 1."}}]},
        "2": {"language": "da", "prompt": [{"text": {"da": "Tryk 2."}}]},
    },
}


def say(parts: list[dict[str, Any]], to: str, **fields: str) -> dict[str, Any]:
    return {"kind": "say", "parts": parts, "next": to, **fields}


def drawn(start: str, **nodes: dict[str, Any]) -> Drawn:
    sound = sound_nodes({"nodes": nodes})
    assert sound.keys() == nodes.keys()
    return Drawn(start, sound)


END = {"kind": "hang_up"}


def test_what_comes_before_the_choice_of_a_language_needs_no_other() -> None:
    flow = drawn(
        "hello", hello=say(ENGLISH, "choice"), choice={**CHOICE, "next": "bye"}, bye=say(ENGLISH, "both"),
        both=say(BOTH, "end"), end=END,
    )  # fmt: skip
    heard = Heard({"main": flow}, {"main"}, {})
    assert list(heard.lacks("main", ())) == [("bye", "parts", Lack(0, "", "Hello.", ("da",)))]


def test_a_step_that_sets_a_language_and_a_text_for_all_lack_nothing() -> None:
    flow = drawn(
        "choice", choice={**CHOICE, "next": "set"}, set=say(BOTH, "after", language="da"),
        after=say([{"text": "1 2 3"}, {"text": {"da": "Farvel."}}], "end"), end=END,
    )  # fmt: skip
    assert list(Heard({"main": flow}, {"main"}, {}).lacks("main", ())) == []


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        (["jingle"], ()),
        (["jingle", "jingle.da"], ()),
        (["jingle.da"], ("en",)),
        (["jingle.en", "jingles.da"], ("da",)),
        ([], ()),
    ],
)
def test_a_recording_lacks_a_language_once_it_has_another(files: list[str], missing: tuple[str, ...]) -> None:
    flow = drawn("choice", choice={**CHOICE, "next": "play"}, play=say([{"prompt": "jingle"}], "end"), end=END)
    found = [lack.languages for _, _, lack in Heard({"main": flow}, {"main"}, {}).lacks("main", files)]
    assert found == ([missing] if missing else [])


def test_languages_go_along_into_other_flows_through_queues_and_back() -> None:
    flows = {
        "main": drawn(
            "ask", ask={"kind": "subflow", "flow": "ask", "next": "wait", "on_fail": "end"},
            wait={"kind": "enqueue", "queue": "sales", "on_timeout": "end"}, end=END,
        ),
        "ask": drawn("choice", choice={**CHOICE, "next": "back"}, back={"kind": "return"}),
        "full": drawn("sorry", sorry=say(ENGLISH, "end"), end=END),
        "alone": drawn("hello", hello=say(ENGLISH, "end"), end=END),
    }  # fmt: skip
    heard = Heard(flows, {"main", "alone"}, {"sales": ["full"]})
    assert heard.in_queue == {"sales": {"en", "da"}}
    assert [lack.languages for _, _, lack in heard.lacks("full", ())] == [("da",)]
    assert list(heard.lacks("alone", ())) == []


def test_flows_that_lead_into_one_another_come_to_an_end() -> None:
    flows = {
        "one": drawn("go", go={"kind": "subflow", "flow": "two", "returns": False, "on_fail": "end"}, end=END),
        "two": drawn(
            "choice", choice={**CHOICE, "next": "go"},
            go={"kind": "subflow", "flow": "one", "returns": False, "on_fail": "end"}, end=say(ENGLISH, "end"),
        ),
    }  # fmt: skip
    heard = Heard(flows, {"one"}, {})
    assert heard.at["one", "go"] == {"en", "da"}


def test_words_that_callers_of_another_language_may_say_are_missed_where_they_come_to() -> None:
    choices = {
        "1": {"to": "end", "words": {"en": ["sales", "a contract"]}},
        "2": {"to": "end", "words": {"da": ["hjælp"]}},
    }
    menu = {"kind": "menu", "prompt": BOTH, "choices": {**choices, "3": {"to": "end"}}, "otherwise": "end"}
    flow = drawn("choice", choice={**CHOICE, "next": "menu"}, menu=menu, end=END)
    lacks = [lack for lack in Heard({"f": flow}, {"f"}, {}).lacks("f", ()) if lack[0] == "menu"]
    assert lacks == [
        ("menu", "choices.1.words", Lack(0, "", "sales, a contract", ("da",))),
        ("menu", "choices.2.words", Lack(0, "", "hjælp", ("en",))),
    ]
