"""What a flow says is known before anybody calls."""

import pytest

from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.spoken import spoken_texts
from tests.engine.flows.documents import ENDS, MAIN_LINE, flow, menu, text

pytestmark = pytest.mark.unit


def test_every_wording_is_found_once_and_texts_with_variables_are_left_out() -> None:
    prompt = [{"text": {"en": "Hello", "da": "Hej"}}, {"text": "Hello {name}"}, {"prompt": "jingle"}]
    document = flow(main=menu(prompt=prompt, on_wrong=text("No"), on_timeout=text("No"), language="sl"), **ENDS)
    assert spoken_texts(document) == [("Hello", "en"), ("Hej", "da"), ("No", "sl")]


def test_text_without_a_language_is_wanted_in_all_of_the_centre() -> None:
    document = flow(main=menu(prompt=text("Press 1"), on_wrong=[], on_timeout=[]), **ENDS)
    assert spoken_texts(document, ("en", "ro")) == [("Press 1", "en"), ("Press 1", "ro")]


def test_example_speaks_five_languages() -> None:
    spoken = spoken_texts(accept(MAIN_LINE.read_bytes()))
    assert {language for _, language in spoken} == {"en", "da", "ro", "sl", "zh"}
    assert len(spoken) == 40
