"""The caller chooses a language; each choice is said in its own."""

from typing import Any

import pytest

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.ports import LanguageKnown, PlayPrompt, Sound, SpeakLanguage, StopPrompt
from ringhall.engine.flows.rules.spoken import spoken_texts
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import flow, hang_up, text

pytestmark = pytest.mark.unit

SAID = {"1": ("en", "For English, press 1."), "2": ("da", "Tryk 2 for dansk."), "3": ("sl", "Za slovenščino 3.")}
BYE = [{"text": {"en": "Bye", "da": "Farvel", "sl": "Nasvidenje"}}]


def asking(**fields: Any) -> Flow:
    choices = {key: {"language": code, "prompt": text(words), "label": code} for key, (code, words) in SAID.items()}
    node = {"kind": "language", "choices": choices, "next": "end", "on_wrong": text("No."), **fields}
    return flow(main=node, end=hang_up(prompt=BYE))


def test_every_choice_is_said_in_its_own_language() -> None:
    caller = Caller(asking())
    played = caller.commands[0]
    assert isinstance(played, PlayPrompt)
    assert played.parts == tuple(Sound(words, language=code) for code, words in SAID.values())


def test_the_language_chosen_holds_and_the_contact_keeps_it() -> None:
    caller = Caller(asking())
    caller.presses("2")
    assert SpeakLanguage("da") in caller.commands
    assert caller.heard[-1] == "Farvel"
    assert caller.place.language == "da"
    assert caller.place.path == ("da",)


def test_who_chooses_nothing_goes_on_as_before() -> None:
    caller = Caller(asking(language="sl"))
    for _ in range(2):
        caller.hears_out()
        caller.lets_time_pass()
    assert caller.heard[-1] == "Nasvidenje"
    assert not any(isinstance(command, SpeakLanguage) for command in caller.commands)


def test_wrong_key_is_told_and_every_choice_said_again() -> None:
    caller = Caller(asking())
    caller.presses("9")
    assert caller.heard[-1] == " ".join(["No.", *(words for _, words in SAID.values())])
    assert caller.place.waiting == "prompt"


def test_a_key_dialled_ahead_chooses_without_a_word() -> None:
    caller = Caller(flow("hello", hello={"kind": "say", "parts": text("Hello"), "next": "main"}, **asking_nodes()))
    caller.presses("3")
    assert caller.heard == ["Hello", "Nasvidenje"]


def asking_nodes() -> dict[str, Any]:
    choices = {key: {"language": code, "prompt": text(words)} for key, (code, words) in SAID.items()}
    return {"main": {"kind": "language", "choices": choices, "next": "end"}, "end": hang_up(prompt=BYE)}


def test_known_language_is_taken_at_once_where_it_is_to_be_skipped() -> None:
    caller = Caller(asking(skip_known=True))
    asked = caller.gives(LanguageKnown("da"), after_ms=300)
    assert asked[0] == StopPrompt(asked[0].prompt_id if isinstance(asked[0], StopPrompt) else 0)
    assert caller.heard[-1] == "Farvel"


def test_language_known_before_the_question_spares_it() -> None:
    hello = {"kind": "say", "parts": text("Hello"), "next": "main"}
    nodes = asking_nodes()
    caller = Caller(flow("hello", hello=hello, main=nodes["main"] | {"skip_known": True}, end=nodes["end"]))
    caller.gives(LanguageKnown("sl"))
    caller.hears_out()
    assert caller.heard == ["Hello", "Nasvidenje"]


@pytest.mark.parametrize(("skip", "language"), [(False, "da"), (True, "hu")])
def test_it_is_asked_where_it_is_not_to_be_skipped_or_not_offered(skip: bool, language: str) -> None:
    caller = Caller(asking(skip_known=skip))
    assert caller.gives(LanguageKnown(language)) == ()
    caller.presses("1")
    assert caller.heard[-1] == "Bye"


def test_texts_are_spoken_ahead_in_their_own_language() -> None:
    texts = spoken_texts(asking())
    assert ("Tryk 2 for dansk.", "da") in texts
    assert ("Tryk 2 for dansk.", "en") not in texts


def test_what_is_missing_is_told() -> None:
    with pytest.raises(FlowInvalid) as refused:
        asking(choices={"x": {"language": "en", "prompt": []}})
    assert {each.path for each in refused.value.problems} == {"nodes.main.choices.x", "nodes.main.choices.x.prompt"}
    with pytest.raises(FlowInvalid) as refused:
        asking(choices={})
    assert [each.path for each in refused.value.problems] == ["nodes.main.choices"]


def test_circle_of_languages_that_are_skipped_is_found() -> None:
    with pytest.raises(FlowInvalid) as refused:
        asking(next="main", skip_known=True)
    assert "nodes.main.next" in {each.path for each in refused.value.problems}
