"""Announcements: heard before callers hear them, kept in versions, gone back to; by whoever may."""

from typing import Any

import httpx
import pytest

from ringhall.engine.speech import versions
from ringhall.engine.speech.rules.wav import write_wav
from tests.engine.speech.sounds import sine
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
ADDRESS = "/api/v1/prompts/welcome"
SOUND = {"content-type": "audio/wav"}
HIGH, LOW = (write_wav(sine(hertz, 8_000, 0.3), 8_000) for hertz in (900, 300))


async def put(client: httpx.AsyncClient, sound: bytes, **said: str) -> dict[str, Any]:
    """The sound is kept; what is told of it."""
    answer = await client.put(ADDRESS, content=sound, headers=SOUND, params=said)
    assert answer.is_success, answer.text
    return dict(answer.json())


async def test_a_prompt_is_listened_to_whole_and_in_parts(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue, centre.client() as stranger:
        assert (await sue.get(ADDRESS)).status_code == 404
        assert (await sue.get(f"{ADDRESS}/versions")).status_code == 404
        await put(root, HIGH)
        whole = await sue.get(ADDRESS)
        assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/wav")
        assert whole.headers["content-disposition"].startswith("inline")
        part = await sue.get(ADDRESS, headers={"range": "bytes=4-9"})
        assert (part.status_code, part.content) == (206, whole.content[4:10])
        assert part.headers["content-range"] == f"bytes 4-9/{len(whole.content)}"
        assert (await sue.get(ADDRESS, headers={"range": "bytes=90000-"})).status_code == 416
        assert (await stranger.get(ADDRESS)).status_code == 401
        assert (await sue.put(ADDRESS, content=HIGH, headers=SOUND)).status_code == 403


async def test_each_sound_is_kept_with_who_when_and_from_what_and_is_gone_back_to(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        first = await put(root, HIGH, file="welcome.wav")
        assert {name: first[name] for name in ("version", "author", "origin", "detail")} == {
            "version": 1, "author": "root", "origin": "uploaded", "detail": "welcome.wav",
        }  # fmt: skip
        assert first["seconds"] == pytest.approx(0.3)
        assert first["lufs"] == pytest.approx(-23, abs=0.5)
        heard_first = (await sue.get(ADDRESS)).content
        await put(root, LOW, origin="recorded")
        spoken = await root.post(f"{ADDRESS}/spoken", json={"text": "Welcome.", "language": "en"})
        assert (spoken.json()["origin"], spoken.json()["detail"]) == ("spoken", "Welcome.")
        told = (await sue.get(f"{ADDRESS}/versions")).json()
        assert [each["version"] for each in told] == [3, 2, 1]
        assert (await sue.get(f"{ADDRESS}/versions/1")).content == heard_first != (await sue.get(ADDRESS)).content
        assert (await sue.post(f"{ADDRESS}/versions/1/restore")).status_code == 403
        back = (await root.post(f"{ADDRESS}/versions/1/restore")).json()
        assert (back["version"], back["origin"], back["detail"]) == (4, "restored", "1")
        assert (await sue.get(ADDRESS)).content == heard_first
        assert [each["version"] for each in (await sue.get("/api/v1/prompts")).json()] == [4]
        log = (await root.get("/api/v1/audit", params={"subject": "prompt:welcome"})).json()
        assert [each["what"] for each in log] == [
            "prompt.restored", "prompt.changed", "prompt.changed", "prompt.added",
        ]  # fmt: skip


async def test_a_recorded_piece_of_values_is_told_and_has_no_silence_at_its_ends(centre: ApiCentre) -> None:
    pause = sine(300, 8_000, 1, peak=0)
    piece = write_wav(pause + sine(700, 8_000, 0.3) + pause, 8_000)
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        kept = await root.put("/api/v1/prompts/fragment-tyve.da", content=piece, headers=SOUND)
        assert kept.json()["seconds"] == pytest.approx(0.36, abs=0.05)
        told = (await sue.get("/api/v1/fragments/da")).json()
        assert [each for each in told if each["recorded"]] == [
            {"name": "fragment-tyve.da", "words": "tyve", "recorded": True}
        ]
        assert len(told) > 100
        assert not any(each["recorded"] for each in (await sue.get("/api/v1/fragments/zh")).json())
        assert (await sue.get("/api/v1/fragments/xx")).status_code == 422


async def test_of_many_versions_the_oldest_goes_and_its_sound_with_it(
    centre: ApiCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "VERSIONS_MAX", 2)
    async with centre.signed_in("root") as root:
        for sound in (HIGH, LOW, HIGH):
            await put(root, sound)
        assert [each["version"] for each in (await root.get(f"{ADDRESS}/versions")).json()] == [3, 2]
        assert (await root.get(f"{ADDRESS}/versions/1")).status_code == 404
        newest = (await root.get("/api/v1/audit", params={"subject": "prompt:welcome"})).json()[0]
        assert newest["after"]["no_longer_kept"] == [1]


async def test_a_recording_in_which_nothing_is_heard_is_refused_and_the_older_stays(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await put(root, HIGH)
        silence = write_wav(sine(300, 8_000, 1, peak=0), 8_000)
        refused = await root.put(ADDRESS, content=silence, headers=SOUND, params={"origin": "recorded"})
        assert (refused.status_code, refused.json()["code"]) == (422, "audio-refused")
        assert "microphone" in refused.json()["detail"]
        assert [each["version"] for each in (await root.get(f"{ADDRESS}/versions")).json()] == [1]


async def test_what_lacks_a_language_of_its_callers_is_told_with_where_it_stands(centre: ApiCentre) -> None:
    tongues = {
        "1": {"language": "en", "prompt": [{"text": {"en": "English: 1."}}]},
        "2": {"language": "sl", "prompt": [{"text": {"sl": "Slovensko: 2."}}]},
    }
    document: dict[str, Any] = {
        "start": "choice",
        "nodes": {
            "choice": {"kind": "language", "choices": tongues, "next": "play"},
            "play": {"kind": "say", "parts": [{"prompt": "welcome"}, {"text": {"en": "Wait."}}], "next": "queue"},
            "queue": {"kind": "enqueue", "queue": "lines", "on_timeout": "bye"},
            "bye": {"kind": "hang_up"},
        },
    }
    treatment = {"id": "held", "name": "Held", "announcements": [{"name": "web", "prompt": [{"text": {"en": "Web."}}]}]}
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        for name in ("welcome", "welcome.da"):
            assert (await root.put(f"/api/v1/prompts/{name}", content=HIGH, headers=SOUND)).is_success
        for kind, value in (
            ("treatments", treatment),
            ("queues", {"id": "lines", "name": "Lines", "treatment": "held"}),
            ("flows", {"id": "main", "name": "Main", "document": document}),
        ):
            made = await root.post(f"/api/v1/settings/{kind}", json={"value": value})
            assert made.status_code == 201, made.text
        told = (await sue.get("/api/v1/missing_languages")).json()
        assert [(each["key"], each["where"], each["prompt"], each["words"], each["languages"]) for each in told] == [
            ("main", "nodes.play.parts.0", "welcome", "", ["sl"]),
            ("main", "nodes.play.parts.1", "", "Wait.", ["sl"]),
            ("held", "announcements.0.prompt.0", "", "Web.", ["sl"]),
        ]
        document["nodes"]["play"]["parts"] = [{"text": {"en": "Wait.", "sl": "Počakajte."}}]
        drawn = await root.post("/api/v1/flows/main/missing_languages", json={"document": document})
        assert drawn.json() == []
        assert (await root.post("/api/v1/flows/none/missing_languages", json={"document": {}})).status_code == 404


async def test_an_answer_that_some_callers_of_its_step_cannot_be_given_is_told(centre: ApiCentre) -> None:
    tongues = {
        "1": {"language": "en", "prompt": [{"text": {"en": "English: 1."}}]},
        "2": {"language": "da", "prompt": [{"text": {"da": "Dansk: 2."}}]},
    }
    both = [{"text": {"en": "Yes?", "da": "Ja?"}}]
    faq = {"kind": "knowledge", "model": "faq", "prompt": both, "check": both}
    document = {
        "start": "choice",
        "nodes": {
            "choice": {"kind": "language", "choices": tongues, "next": "questions"},
            "questions": faq | dict.fromkeys(("helped", "not_helped", "unsure"), "bye"),
            "bye": {"kind": "hang_up"},
        },
    }
    intents = [
        {"id": "hours", "name": "Hours", "answer": {"en": "From eight."}, "examples": {"en": ["When are you open?"]}},
        {"id": "place", "name": "Place", "answer": {"en": "Here.", "da": "Her."}},
        {"id": "person", "name": "A person"},
    ]
    async with centre.signed_in("root") as root:
        for kind, value in (
            ("intent_models", {"id": "faq", "name": "Questions", "intents": intents}),
            ("flows", {"id": "main", "name": "Main", "document": document}),
        ):
            made = await root.post(f"/api/v1/settings/{kind}", json={"value": value})
            assert made.status_code == 201, made.text
        told = (await root.get("/api/v1/missing_languages")).json()
        drawn = await root.post("/api/v1/flows/main/missing_languages", json={"document": document})
        assert drawn.json() == told
    named = ("kind", "key", "name", "node", "where", "words", "languages")
    assert [tuple(each[name] for name in named) for each in told] == [
        ("intent_models", "faq", "Questions", "questions", "intents.0", "Hours", ["da"])
    ]
