"""A recogniser that takes whole utterances by HTTP, as OpenAI's `/v1/audio/transcriptions` does."""

import json
import secrets
import ssl
from array import array

import httpcore

from ringhall.engine.recognition.collected import Collected
from ringhall.engine.recognition.network import Networks
from ringhall.engine.recognition.ports import Expecting, Heard, NotRecognised, Utterance, likely
from ringhall.engine.recognition.settings import Recogniser
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.foundation.http_bodies import body_within

ANSWER_BYTES_MAX = 64 * 1024
TEXT_LETTERS_MAX = 1_000
SURE = 0.8
"""Such services do not say how sure they are."""
RATE = 8_000
GOOD = 200
PATH = "/v1/audio/transcriptions"


class OverHttp:
    """Implements ports.SpeechToText. No redirects, no proxies; what comes back is bounded."""

    name = "http"

    def __init__(self, settings: Recogniser, networks: Networks, trust: ssl.SSLContext) -> None:
        self._settings, self._networks, self._trust = settings, networks, trust

    def begin(self, expecting: Expecting) -> Utterance:
        return Collected(expecting, self._understand)

    async def _understand(self, sound: bytes, expecting: Expecting) -> Heard:
        status, body = await self._ask(*_form(self._fields(expecting), _wav(sound)))
        if status != GOOD:
            raise NotRecognised(f"the service answered with {status}")
        try:
            text = json.loads(body)["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise NotRecognised("the service did not answer with JSON that has a text") from None
        if not isinstance(text, str):
            raise NotRecognised("the service's text is none")
        said = text.strip()[:TEXT_LETTERS_MAX]
        return Heard(said, SURE if said else 0.0)

    def _fields(self, expecting: Expecting) -> dict[str, str]:
        fields = {"model": self._settings.model, "language": expecting.language, "response_format": "json"}
        if expecting.phrases:
            fields["prompt"] = likely(expecting.phrases)
        return fields

    async def _ask(self, content: bytes, kind: str) -> tuple[int, bytes]:
        url = self._settings.url.rstrip("/")
        headers = [("content-type", kind), ("accept", "application/json"), ("accept-encoding", "identity")]
        if self._settings.secret:
            headers.append(("authorization", f"Bearer {self._settings.secret}"))
        backend = self._networks(self._settings.private_addresses).backend
        where = url if url.endswith(PATH) else url + PATH
        try:
            async with (
                httpcore.AsyncConnectionPool(ssl_context=self._trust, network_backend=backend, retries=0) as pool,
                pool.stream("POST", where, headers=headers, content=content) as response,
            ):
                return response.status, await _body(response)
        except NotRecognised:
            raise
        except Exception as trouble:
            # Its words may quote what was sent.
            raise NotRecognised(f"the service was not reached: {type(trouble).__name__}") from None


async def _body(response: httpcore.Response) -> bytes:
    body = await body_within(response, ANSWER_BYTES_MAX)
    if body is None:
        raise NotRecognised("the service answered with too much")
    return body


def _wav(sound: bytes) -> bytes:
    return write_wav(array("h", sound[: len(sound) & ~1]), RATE)


def _form(fields: dict[str, str], wav: bytes) -> tuple[bytes, str]:
    """A form with the sound as its file, and what kind of content that is."""
    edge = secrets.token_hex(16)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
        if value
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="said.wav"\r\n'
    parts += [f"{head}Content-Type: audio/wav\r\n\r\n".encode(), wav, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"
