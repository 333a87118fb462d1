"""Services outside that recognise, as real servers on this machine."""

import asyncio
import json
import ssl
from urllib.parse import parse_qs, urlsplit

import pytest

from ringhall.apps.centre.adapters import Outside
from ringhall.engine.recognition.over_http import OverHttp
from ringhall.engine.recognition.over_websocket import OverWebsocket, final_of
from ringhall.engine.recognition.ports import Expecting, Heard, NotRecognised, SpeechToText
from ringhall.engine.recognition.settings import Recogniser
from tests.support.speech_services import result, streaming_service
from tests.support.web_service import web_service

pytestmark = pytest.mark.real

SECRET = "kept-to-itself-31"
EXPECTING = Expecting("da", ("regning", "salg"))
SOUND = [b"\1\0" * 160] * 20


def over_http(url: str, *, private: bool = True) -> OverHttp:
    settings = Recogniser(engine="http", url=url, model="small", secret=SECRET, private_addresses=private)
    return OverHttp(settings, Outside, ssl.create_default_context())


def over_websocket(url: str, *, private: bool = True) -> OverWebsocket:
    settings = Recogniser(engine="websocket", url=url, model="nova", secret=SECRET, private_addresses=private)
    return OverWebsocket(settings, Outside, ssl.create_default_context())


async def words(recogniser: SpeechToText) -> Heard:
    utterance = recogniser.begin(EXPECTING)
    for piece in SOUND:
        utterance.push(piece)
        await asyncio.sleep(0)
    async with asyncio.timeout(20):
        return await utterance.words()


async def test_a_whole_utterance_goes_by_http_as_a_file_with_its_language() -> None:
    async with web_service() as service:
        service.says(200, '{"text": " Min regning. "}')
        assert await words(over_http(service.url)) == Heard("Min regning.", 0.8)
        [asked] = service.asked
        assert asked.line.split()[:2] == ["POST", "/v1/audio/transcriptions"]
        assert asked.headers["authorization"] == f"Bearer {SECRET}"
        for part in (b'name="language"\r\n\r\nda\r\n', b'name="model"\r\n\r\nsmall', b"regning, salg", b"RIFF"):
            assert part in asked.body
        assert b"".join(SOUND) in asked.body


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, "{}"),
        (302, ""),
        (200, "no json"),
        (200, "[]"),
        (200, '{"text": 7}'),
        (200, '{"text": "' + "x" * 70_000 + '"}'),
    ],
)
async def test_an_answer_that_is_none_is_told_without_what_was_said(status: int, body: str) -> None:
    async with web_service() as service:
        service.says(status, body, location="http://127.0.0.1:9/")
        with pytest.raises(NotRecognised) as trouble:
            await words(over_http(service.url))
        assert SECRET not in str(trouble.value)
        assert service.connections == 1


async def test_private_addresses_are_refused_unless_they_are_allowed() -> None:
    async with web_service() as service, streaming_service() as streaming:
        for recogniser in (over_http(service.url, private=False), over_websocket(streaming.url, private=False)):
            with pytest.raises(NotRecognised):
                await words(recogniser)
        assert (service.connections, streaming.paths) == (0, [])


async def test_sound_goes_over_a_websocket_while_it_is_said_and_only_what_is_final_counts() -> None:
    async with streaming_service() as service:
        service.answers = [result("min", 0.3, final=False), result("min regning", 0.9), result("tak", 0.7)]
        assert await words(over_websocket(service.url)) == Heard("min regning tak", 0.7)
        asked = parse_qs(urlsplit(service.paths[0]).query)
        assert asked == {
            "tier": ["best"], "model": ["nova"], "encoding": ["linear16"], "sample_rate": ["8000"], "channels": ["1"],
            "interim_results": ["true"], "language": ["da"],
        }  # fmt: skip
        assert service.authorizations == [f"Token {SECRET}"]
        assert service.sound == b"".join(SOUND)


async def test_a_service_that_breaks_off_or_is_not_there_gives_no_words() -> None:
    async with streaming_service() as service:
        recogniser = over_websocket(service.url)
        service.breaks_off = True
        with pytest.raises(NotRecognised):
            await words(recogniser)
    with pytest.raises(NotRecognised):
        await words(recogniser)
    with pytest.raises(NotRecognised):
        await words(over_http("http://127.0.0.1:9"))


async def test_an_utterance_that_nobody_wants_any_more_ends() -> None:
    async with streaming_service() as service:
        utterance = over_websocket(service.url).begin(EXPECTING)
        utterance.push(SOUND[0])
        utterance.drop()
        await asyncio.sleep(0)
        assert service.sound == b""


NO_NUMBER = result("x", 0.0) | {"channel": {"alternatives": [{"transcript": "x", "confidence": "?"}]}}


@pytest.mark.parametrize(
    "message", ["", "[]", "{}", '{"type": "Results", "is_final": true}', b"\xff", json.dumps(NO_NUMBER)]
)
def test_messages_without_words_have_none(message: str | bytes) -> None:
    assert final_of(message) == ("", 0.0)
