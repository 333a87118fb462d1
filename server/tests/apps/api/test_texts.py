"""Every sentence of the server exists in five languages, and each reader gets their own."""

import json
import re
from typing import Any

import pytest

from ringhall.apps.api.problems import of_refusal
from ringhall.apps.api.texts import LANGUAGES, say, told
from ringhall.apps.api.texts.catalogue import catalogue
from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.rules.check import Known, accept
from ringhall.foundation.errors import Phrase
from tests.support.api_centre import PASSWORD, ApiCentre
from tests.support.sentences import places, sentences, unspeakable

OTHERS = [each for each in LANGUAGES if each != "en"]
# Words that are written the same in both languages.
SAME = {
    "da": {
        "agent",
        "person",
        "offline",
        "hold",
        "flow",
        "note",
        "organisation",
        "script",
        "session",
        "trunk",
        "webhook",
    },
    "ro": {"agent", "calendar", "contact", "import", "script", "transfer", "webhook"},
    "sl": {"agent"},
    "zh": set[str](),
}

# Together they have every problem of a flow there is.
KNOWN = Known(queues=frozenset(), prompts=frozenset(), mailboxes=frozenset(), calendars=frozenset())
BROKEN_FLOWS: tuple[dict[str, Any], ...] = (
    {"nodes": {}, "colour": "red"},
    {
        "start": "menu",
        "nodes": {
            "no name!": {"kind": "hang_up"},
            "fax": {"kind": "fax"},
            "menu": {"kind": "menu", "tries_max": 0, "timeout_seconds": "5", "colour": "red", "choices": {"1": {}}},
            "call": {"kind": "transfer", "number": "one", "on_fail": ""},
        },
    },
    {
        "start": "nowhere",
        "nodes": {
            "menu": {"kind": "menu", "prompt": [], "choices": {}, "otherwise": "nowhere"},
            "keys": {"kind": "menu", "prompt": [{}], "choices": {"x": {"to": "keys"}}, "otherwise": "keys"},
            "mute": {"kind": "say", "parts": [], "next": "mute"},
            "lost": {"kind": "say", "parts": [{"prompt": "lost"}, {"text": "{nobody}"}], "next": "menu"},
            "ask": {
                "kind": "collect", "variable": "order", "prompt": [], "digits_min": 5, "digits_max": 4,
                "next": "ask", "on_fail": "ask",
            },
            "day": {"kind": "hours", "calendar": "", "open": "menu", "closed": "menu"},
            "date": {"kind": "hours", "calendar": "none", "open": "menu", "closed": "menu"},
            "wait": {"kind": "enqueue", "queue": "none", "on_timeout": "menu"},
            "leave": {"kind": "voicemail", "mailbox": "", "prompt": [], "next": "menu"},
            "way": {"kind": "branch", "cases": [], "otherwise": "menu"},
            "ways": {
                "kind": "branch", "otherwise": "menu",
                "cases": [
                    {"when": when, "to": "menu"}
                    for when in (
                        "", "1 +", "1 ** 2", "[1]", "None", "eval(1)", "round()", "nobody == 1", "-" * 30 + "1",
                    )
                ],
            },
            "some": {"kind": "split", "shares": [{"percent": 20, "to": "menu"}]},
            "twice": {"kind": "set", "variables": {"a": "1"}, "computed": {"a": "1"}, "next": "menu"},
            "leave_it": {"kind": "voicemail", "mailbox": "none", "prompt": [], "next": "menu"},
        },
    },
    {"start": "end", "nodes": {"end": {"kind": "hang_up"}, "island": {"kind": "hang_up"}}},
)  # fmt: skip


@pytest.mark.unit
@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_with_the_same_places(language: str) -> None:
    texts = catalogue(language)
    assert sorted(sentences() - texts.keys()) == [], "translate these"
    assert sorted(texts.keys() - sentences()) == [], "nobody says these any more"
    for english, translated in texts.items():
        assert places(english) == places(translated), english
        assert translated.strip(), english
        assert translated != english or english in SAME[language], english
    assert list(texts) == sorted(texts)


@pytest.mark.unit
def test_chinese_sentences_are_chinese_and_the_others_are_not() -> None:
    for language in OTHERS:
        for english, translated in catalogue(language).items():
            assert bool(re.search(r"[一-鿿]", translated)) == (language == "zh"), (language, english)


@pytest.mark.unit
def test_no_refusal_is_given_words_that_nobody_can_translate() -> None:
    assert unspeakable() == [], "give a Phrase with fields"


@pytest.mark.unit
def test_numbers_are_written_as_the_language_writes_them() -> None:
    said = {
        language: say(language, "The body is {size} {unit}", {"size": 1_048_576, "unit": "x"}) for language in LANGUAGES
    }
    assert said["en"] == "The body is 1,048,576 x"
    assert said["da"] == "The body is 1.048.576 x"
    assert say("sl", "{port}", {"port": 15_060}) == "15060"


@pytest.mark.unit
def test_a_phrase_within_a_refusal_is_translated_with_its_fields() -> None:
    phrase = Phrase("A customer has at most {most} numbers.", most=20)
    assert phrase == "A customer has at most 20 numbers."
    assert say("da", "{fault}", {"fault": phrase}) == "En kunde har højst 20 numre."


@pytest.mark.unit
@pytest.mark.parametrize("language", OTHERS)
def test_whatever_is_wrong_with_a_flow_is_told_in_every_language(language: str) -> None:
    for document in BROKEN_FLOWS:
        with pytest.raises(FlowInvalid) as refused:
            accept(document, KNOWN)
        for problem in refused.value.problems:
            assert told(language, {"text": problem.text})["text"] != problem.text, problem
        whole = json.loads(bytes(of_refusal(refused.value, language).body))
        first = whole["problems"][0]
        assert f"{first['path']}: {first['text']}" in whole["detail"]
        assert first["text"] == told(language, {"text": refused.value.problems[0].text})["text"]


@pytest.mark.real
async def test_each_reader_gets_their_own_language(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        assert "customer" in (await root.get("/api/v1/customers/none")).json()["detail"]
        await root.put("/api/v1/session/language", json={"language": "sl"})
        person = await root.get("/api/v1/customers/none", headers={"accept-language": "da"})
        assert person.json()["detail"] == "none ne obstaja (stranka). Preverite oznako ali si oglejte seznam."
        assert person.json()["code"] == "not-found"
        page = await root.get("/api/v1/customers/none", headers={"ringhall-language": "zh"})
        assert page.json()["detail"] == "没有客户 none。请检查标识符，或列出现有内容。"
        faults = (await root.post("/api/v1/queues", json={"id": "no spaces", "name": "", "colour": "red"})).json()
        assert {each["where"]: each["text"] for each in faults["errors"]}[
            "body.name"
        ] == "Najmanjše število znakov je 1."
        assert "body.colour: Polja s tem imenom ni." in faults["detail"]
        await root.put("/api/v1/session/language", json={"language": "en"})


@pytest.mark.real
@pytest.mark.parametrize(
    ("wish", "begins"),
    [
        ("da, en;q=0.8", "Brugernavn"),
        ("fr-CH, fr;q=0.9, sl-SI;q=0.7", "Uporabniško"),
        ("de, zh-CN;q=0.1, ro;q=0", "登录名"),
        ("", "Login"),
        ("*", "Login"),
        ("ro;q=much;;, ,,=", "Login"),
        ("x" * 5000, "Login"),
    ],
)
async def test_a_stranger_is_answered_as_their_browser_wishes(centre: ApiCentre, wish: str, begins: str) -> None:
    async with centre.client() as client:
        body = {"login": "ann", "password": f"not {PASSWORD}"}
        answer = await client.post("/api/v1/session", json=body, headers={"accept-language": wish})
        assert answer.json()["detail"].startswith(begins), answer.text
        nowhere = await client.get("/api/v1/nowhere", headers={"accept-language": wish})
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not-found")


@pytest.mark.real
async def test_faults_of_a_setting_are_told_in_the_reader_s_language(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        sl = {"ringhall-language": "sl"}
        typed = {"value": {"id": "desk9", "login": "Guest", "name": "", "queue_ids": ["nowhere"], "skills": 5}}
        shape = (await root.post("/api/v1/settings/agents/check", json=typed, headers=sl)).json()["faults"]
        assert {each["where"]: each["text"] for each in shape}["skills"] == "Navedite objekt s polji."
        typed["value"] |= {"skills": {}, "name": "Desk 9"}
        rules = (await root.post("/api/v1/settings/agents/check", json=typed, headers=sl)).json()["faults"]
        assert {each["where"]: each["text"] for each in rules} == {
            "login": "Uporabniško ime guest pripada spletnim gostom; izberite drugo.",
            "queue_ids.0": "Ne obstaja: vrsta »nowhere«.",
        }
        refused = await root.post("/api/v1/settings/agents", json=typed, headers=sl)
        assert refused.status_code == 422
        assert "login: Uporabniško ime guest pripada" in refused.json()["detail"]
        assert refused.json()["errors"][0]["text"].startswith("Uporabniško ime guest")
