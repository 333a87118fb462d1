"""What must not hurt: huge, slow, broken and spiteful input."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_ten_megabytes_of_json_are_refused_before_they_are_read(centre: ApiCentre) -> None:
    body = b'{"login": "' + b"x" * 10_000_000 + b'", "password": "x"}'

    async def piece_by_piece() -> AsyncIterator[bytes]:
        for begin in range(0, len(body), 65_536):
            yield body[begin : begin + 65_536]

    async with centre.client() as client:
        for content in (body, piece_by_piece()):
            headers = {"content-type": "application/json"}
            answer = await client.post("/api/v1/session", content=content, headers=headers)
            assert answer.status_code == 413
            assert answer.json()["code"] == "too-large"
            assert answer.headers["content-type"] == "application/problem+json"


async def test_a_prompt_may_be_larger(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        fits = await root.put("/api/v1/prompts/welcome", content=b"x" * 2_000_000)
        assert (fits.status_code, fits.json()["code"]) == (422, "audio-refused")
        assert (await root.put("/api/v1/prompts/welcome", content=b"x" * 21_000_000)).status_code == 413


NO_JSON = (
    b"",
    b"{",
    b"nonsense",
    b"[" * 100_000,
    b'{"login": "\xff"}',
    b'{"login": 1e999}',
    b"[" + b"1" * 5_000 + b"]",
    b"null",
)


@pytest.mark.parametrize("content", NO_JSON)
async def test_what_is_no_json_is_said_to_be_none(centre: ApiCentre, content: bytes) -> None:
    async with centre.client() as client:
        answer = await client.post("/api/v1/session", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_everything_wrong_is_said_at_once(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        sent = {"id": "no spaces", "name": "", "target_share": 2, "colour": "red"}
        answer = await root.post("/api/v1/queues", json=sent)
    assert answer.status_code == 422
    assert {fault["where"] for fault in answer.json()["errors"]} == {
        "body.id",
        "body.name",
        "body.target_share",
        "body.colour",
    }
    for word in ("body.id", "body.name", "body.target_share", "body.colour"):
        assert word in answer.json()["detail"]


@pytest.mark.parametrize("text", ["a\0b", "half \ud800 letter"])
async def test_letters_that_cannot_be_stored_are_refused(centre: ApiCentre, text: str) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        content = b'{"text": "' + text.encode("unicode_escape").replace(b"\\x00", b"\\u0000") + b'"}'
        headers = {"content-type": "application/json"}
        answer = await ann.put(f"/api/v1/contacts/{contact_id}/note", content=content, headers=headers)
        assert answer.status_code == 422
        after = await ann.put(f"/api/v1/contacts/{contact_id}/note", json={"text": r"a \u0000 and a \ "})
        assert (after.status_code, after.json()["note"]) == (200, r"a \u0000 and a \ ")


STRANGE = ("/api/v1/contacts/%00", "/api/v1/contacts?text=%00", "/%00", "/..%2f..%2fetc/passwd")


@pytest.mark.parametrize("address", STRANGE)
async def test_strange_addresses_are_refused_in_words(centre: ApiCentre, address: str) -> None:
    async with centre.signed_in("root") as root:
        answer = await root.get(address)
    assert answer.status_code in (400, 404, 422, 503)
    assert b"root:" not in answer.content


async def test_unknown_addresses_and_methods_are_problems_too(centre: ApiCentre) -> None:
    async with centre.client() as client:
        nothing = await client.get("/api/v1/nothing")
        assert (nothing.status_code, nothing.json()["code"]) == (404, "not-found")
        wrong = await client.patch("/api/v1/session")
        assert (wrong.status_code, wrong.json()["code"]) == (405, "method-not-allowed")
        assert "allow" in wrong.headers


async def test_a_crash_tells_an_id_and_nothing_else(centre: ApiCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: Any) -> None:
        raise RuntimeError("secret inner state")

    monkeypatch.setattr(centre.parts.audit, "page", breaks)
    async with centre.signed_in("root") as root:
        answer = await root.get("/api/v1/audit")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert "secret inner state" not in answer.text
    assert len(answer.json()["id"]) == 32


async def test_answers_carry_the_security_headers(centre: ApiCentre) -> None:
    async with centre.client() as client:
        answer = await client.get("/api/v1/health")
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "ws://centre.test" in answer.headers["content-security-policy"]
        spiteful = await client.get("/api/v1/health", headers={"host": "x; script-src *"})
        assert "script-src *" not in spiteful.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_while_the_database_is_away_writes_say_so(centre: ApiCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    contact_id = await centre.talk("ann")
    async with centre.signed_in("ann") as ann:
        monkeypatch.setattr("ringhall.apps.api.steps.COMMIT_SECONDS_MAX", 0.05)
        never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        monkeypatch.setattr(centre.writer, "append", lambda _, **patience: never)
        answer = await ann.post(f"/api/v1/contacts/{contact_id}/hold")
        assert (answer.status_code, answer.json()["code"]) == (503, "not-stored-yet")
        assert not never.cancelled()
        monkeypatch.setattr(type(centre.writer), "accepting", property(lambda _: False))
        answer = await ann.post(f"/api/v1/contacts/{contact_id}/hold")
        assert answer.status_code == 503
