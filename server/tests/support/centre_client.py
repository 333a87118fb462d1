"""The centre's HTTP interface as a supervisor and an administrator use it in tests."""

import asyncio
import http.client
import json
import time
from array import array
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from tests.support.centre_document import PASSWORD
from tests.support.ear import pauses

ASK_SECONDS_MAX = 40.0
WAIT_SECONDS_MAX = 40.0
WAV_HEADER_BYTES = 44


class Answer(msgspec.Struct, frozen=True):
    """What the interface said; status 0 when nobody answered."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = {}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class CentreClient:
    """Asks in the name of a login (`supervisor` unless told)."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._tokens: dict[str, str] = {}

    async def raw(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request as it is."""
        return await asyncio.to_thread(self._raw, method, path, body, headers)

    async def answer(self, method: str, path: str, body: object = None, login: str = "supervisor") -> Answer:
        """One request with JSON, whatever comes of it."""
        data = None if body is None else json.dumps(body).encode()
        token = await self.token(login)
        return await self.raw(method, path, data, **_json_headers(data), Authorization=f"Bearer {token}")

    async def ask(self, method: str, path: str, body: object = None, login: str = "supervisor") -> Any:
        """The JSON of an answer that must be good."""
        answer = await self.answer(method, path, body, login)
        assert 200 <= answer.status < 300, f"{method} {path}: {answer.status} {answer.body[:500]!r}"
        return answer.json if answer.body else None

    async def token(self, login: str) -> str:
        """This login's token; signs in at the first need. It outlives a restart of the centre."""
        if login not in self._tokens:
            body = json.dumps({"login": login, "password": PASSWORD}).encode()
            answer = await self.raw("POST", "/session", body, **_json_headers(body))
            assert answer.status == 200, answer
            self._tokens[login] = answer.json["token"]
        return self._tokens[login]

    async def health(self) -> Answer:
        """200 when all parts work."""
        return await self.raw("GET", "/health")

    async def set_state(self, agent: str, state: str) -> None:
        """The agent is to be ready, not ready or offline."""
        await self.ask("PUT", f"/agents/{agent}/state", {"state": state})

    async def agent(self, agent: str) -> Any:
        """The agent as they are now."""
        return next(each for each in await self.ask("GET", "/agents") if each["id"] == agent)

    async def contacts(self, **filters: str) -> list[Any]:
        """The newest contacts, newest first."""
        query = "&".join(f"{name}={value}" for name, value in {"limit": "100", **filters}.items())
        items: list[Any] = (await self.ask("GET", f"/contacts?{query}"))["items"]
        return items

    async def contact(self, contact_id: str) -> Any:
        """One contact."""
        return await self.ask("GET", f"/contacts/{contact_id}")

    async def verb(self, contact_id: str, verb: str, body: object = None) -> Any:
        """Do something with a contact, as the agent who has it."""
        return await self.ask("POST", f"/contacts/{contact_id}/{verb}", body)

    async def story(self, contact_id: str) -> list[Any]:
        """The contact's story, which has no gap."""
        items: list[Any] = (await self.ask("GET", f"/contacts/{contact_id}/story"))["items"]
        assert [each["n"] for each in items] == list(range(1, len(items) + 1))
        return items

    async def kinds(self, contact_id: str) -> list[str]:
        """What happened to the contact, in order."""
        return [each["kind"] for each in await self.story(contact_id)]

    async def notes(self, contact_id: str) -> list[tuple[str, str]]:
        """What flows had to say about the contact's way, in order."""
        told = [each["data"] for each in await self.story(contact_id) if each["kind"] == "FlowNoted"]
        return [(each["what"], each["detail"]) for each in told]

    async def recordings(self, contact_id: str, lines: int = 1) -> list[Any]:
        """The contact's lines in the ledger, once there are so many (or more) and all were checked."""

        async def checked() -> list[Any] | None:
            found: list[Any] = await self.ask("GET", f"/contacts/{contact_id}/recordings")
            return found if len(found) >= lines and all(each["state"] != "recording" for each in found) else None

        found: list[Any] = await self.until(checked)
        return found

    async def message_of(self, contact_id: str) -> str:
        """The contact that the message left in this call became."""

        async def linked() -> str | None:
            links = (await self.contact(contact_id))["links"]
            return next((str(link["contact_id"]) for link in links if link["kind"] == "left"), None)

        found: str = await self.until(linked)
        return found

    async def sound(self, contact_id: str, n: int) -> tuple["array[int]", "array[int]"]:
        """The customer's and the agent's side of a recording."""
        answer = await self.answer("GET", f"/contacts/{contact_id}/recordings/{n}")
        assert (answer.status, answer.headers["content-type"]) == (200, "audio/wav")
        assert answer.body[:4] == b"RIFF"
        samples = array("h", answer.body[WAV_HEADER_BYTES:])
        return samples[0::2], samples[1::2]

    async def until(self, look: Callable[[], Any], seconds_max: float = WAIT_SECONDS_MAX) -> Any:
        """What `look` finds, once that is neither None nor False."""
        end, between = time.monotonic() + seconds_max, pauses()
        while (found := await look()) in (None, False):
            assert time.monotonic() < end, f"did not come to be within {seconds_max} s"
            await asyncio.sleep(next(between))
        return found

    async def until_told(self, contact_id: str, look: Callable[[], Any]) -> Any:
        """What `look` finds in the end; else the contact's story is told, for a test that failed."""
        try:
            return await self.until(look)
        except AssertionError as late:
            story = [(each["kind"], each["at"], each["data"]) for each in await self.story(contact_id)]
            raise AssertionError(f"{late}; its story: {story}") from None

    async def until_at(self, contact_id: str, node: str, part: str = "") -> None:
        """The flow stands there now."""

        async def there() -> bool:
            moves = [each["data"] for each in await self.story(contact_id) if each["kind"] == "FlowMoved"]
            return bool(moves) and (moves[-1]["node"], moves[-1]["place"].get("part", "")) == (node, part)

        await self.until_told(contact_id, there)

    async def until_contact(self, contact_id: str, seconds_max: float = WAIT_SECONDS_MAX, **wanted: Any) -> Any:
        """The contact, once it is as wanted; what became of it instead is told."""

        async def as_wanted() -> Any:
            contact = await self.contact(contact_id)
            return contact if all(contact[name] == value for name, value in wanted.items()) else None

        try:
            return await self.until(as_wanted, seconds_max)
        except AssertionError as late:
            raise AssertionError(f"{late}: {wanted}; its story: {await self.kinds(contact_id)}") from None

    async def until_agent(self, agent: str, state: str) -> Any:
        """The agent, once in this state."""

        async def as_wanted() -> Any:
            found = await self.agent(agent)
            return found if found["state"] == state else None

        return await self.until(as_wanted)

    def _raw(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=ASK_SECONDS_MAX)
        try:
            # Who sends too much is answered, and cut off, before the end.
            with suppress(BrokenPipeError, ConnectionResetError):
                line.request(method, f"/api/v1{path}", body, headers)
            answer = line.getresponse()
            return Answer(answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()})
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            line.close()


def _json_headers(body: bytes | None) -> dict[str, str]:
    return {} if body is None else {"Content-Type": "application/json"}
