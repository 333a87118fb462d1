"""Flows over HTTP: drafts nobody hears, versions with author and note, what is another, and the way back."""

from typing import Any

import httpx
import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
MAIN = "/api/v1/flows/main"
DRAFT = f"{MAIN}/draft"


def says(words: str) -> dict[str, Any]:
    """A flow that says these words."""
    return {"start": "bye", "nodes": {"bye": {"kind": "hang_up", "prompt": [{"text": {"en": words}}]}}}


async def made(client: httpx.AsyncClient) -> None:
    flow = {"id": "main", "name": "Main", "document": says("one")}
    assert (await client.post("/api/v1/flows", json=flow)).status_code == 201


async def live(client: httpx.AsyncClient) -> Any:
    return (await client.get(MAIN)).json()["document"]


async def save(client: httpx.AsyncClient, words: str, revision: int) -> httpx.Response:
    return await client.put(DRAFT, json={"document": says(words), "revision": revision})


async def test_a_draft_is_kept_published_and_gone_back_from(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await made(root)
        assert (await root.get(DRAFT)).status_code == 404
        first = await save(root, "two", 0)
        assert (first.status_code, first.json()["revision"], first.json()["author"]) == (200, 1, "root")
        assert (await save(root, "three", 1)).json() == (await root.get(DRAFT)).json()
        assert (await root.get(f"{MAIN}/versions")).json()["draft"] == 2
        assert await live(root) == says("one")
        answer = await root.post(f"{DRAFT}/publish", json={"revision": 2, "note": "For the summer"})
        assert answer.json()["document"] == await live(root) == says("three")
        assert (await root.get(DRAFT)).status_code == 404
        listed = (await root.get(f"{MAIN}/versions")).json()
        versions = listed["items"]
        assert listed["draft"] == 0
        assert [(each["author"], each["note"], each["nodes"], each["live"]) for each in versions] == [
            ("root", "For the summer", 1, True),
            ("root", "", 1, False),
        ]
        oldest = versions[-1]["version"]
        assert (await root.get(f"{MAIN}/versions/{oldest}")).json() == versions[-1] | {"document": says("one")}
        back = await root.post(f"{MAIN}/versions/{oldest}/publish", json={"note": "Too early"})
        assert back.json()["document"] == await live(root) == says("one")
        listed = (await root.get(f"{MAIN}/versions", params={"limit": 2})).json()
        assert [each["note"] for each in listed["items"]] == ["Too early", "For the summer"]
        rest = (await root.get(f"{MAIN}/versions", params={"cursor": listed["next"]})).json()
        assert ([each["version"] for each in rest["items"]], rest["next"]) == ([oldest], None)
        audit = (await root.get("/api/v1/audit", params={"subject": "flow:main"})).json()
    assert [entry["what"] for entry in audit] == ["flow.changed", "flow.changed", "flow.added"]


async def test_two_who_draw_at_once_do_not_overwrite_each_other(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await made(root)
        assert (await save(root, "two", 0)).status_code == 200
        for revision in (0, 7):
            moved = await save(root, "another", revision)
            assert (moved.status_code, moved.json()["code"]) == (409, "draft-moved")
        for method, path, body in (
            ("POST", f"{DRAFT}/publish", {"revision": 2}),
            ("DELETE", f"{DRAFT}?revision=2", None),
        ):
            answer = await root.request(method, path, json=body)
            assert (answer.status_code, answer.json()["code"]) == (409, "draft-moved")
        assert (await root.get(DRAFT)).json()["document"] == says("two")
        assert (await root.delete(DRAFT, params={"revision": 1})).status_code == 204
        assert (await root.delete(DRAFT, params={"revision": 1})).status_code == 404
        assert (await save(root, "late", 1)).status_code == 409
        discarded = (await root.get("/api/v1/audit", params={"subject": "flow:main"})).json()[0]
    assert (discarded["what"], discarded["before"]["document"]) == ("flow.discarded", says("two"))


async def test_an_unsound_draft_is_kept_and_not_published(centre: ApiCentre) -> None:
    unsound = {"start": "nowhere", "nodes": {"a": {"kind": "dance"}}}
    async with centre.signed_in("root") as root:
        await made(root)
        assert (await root.put(DRAFT, json={"document": unsound, "revision": 0})).status_code == 200
        refused = await root.post(f"{DRAFT}/publish", json={"revision": 1})
        assert (refused.status_code, await live(root)) == (422, says("one"))
        assert (await root.get(DRAFT)).json()["document"] == unsound
        assert (await save(root, "one", 1)).status_code == 200
        same = await root.post(f"{DRAFT}/publish", json={"revision": 2})
        assert (same.status_code, same.json()["code"]) == (409, "nothing-to-publish")
        huge = await root.put(DRAFT, json={"document": says("x" * (1 << 20)), "revision": 2})
        assert huge.status_code == 413
        assert (await root.get(DRAFT)).json()["revision"] == 2


async def test_the_difference_of_versions_and_the_draft(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await made(root)
        await save(root, "two", 0)
        seen = await root.get(f"{MAIN}/difference", params={"from": "live", "to": "draft"})
        assert seen.json() == {
            "start": None, "added": [], "removed": [], "moved": [], "tests": [],
            "changed": [{"node": "bye", "fields": [
                {"field": "prompt", "before": [{"text": {"en": "one"}}], "after": [{"text": {"en": "two"}}]}
            ]}],
        }  # fmt: skip
        assert (await root.get(f"{MAIN}/difference", params={"from": "1", "to": "live"})).json()["changed"] == []
        for wrong in ("0", "-1", "x", ""):
            answer = await root.get(f"{MAIN}/difference", params={"from": wrong, "to": "live"})
            assert answer.status_code == 422
        for path in (f"{MAIN}/difference?from=live&to=999999999", f"{MAIN}/versions/2"):
            assert (await root.get(path)).status_code == 404


async def test_only_who_may_set_up_draws_and_a_flow_that_goes_takes_its_draft_along(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await made(root)
        await save(root, "two", 0)
        async with centre.signed_in("sue") as sue:
            assert (await sue.get(DRAFT)).status_code == 403
            assert (await save(sue, "mine", 1)).status_code == 403
            assert (await sue.get(f"{MAIN}/versions")).status_code == 200
        assert (await root.delete(MAIN)).status_code == 204
        for path in (DRAFT, f"{MAIN}/versions", f"{MAIN}/versions/1"):
            assert (await root.get(path)).status_code == 404
        nowhere = await root.put(DRAFT, json={"document": says("x"), "revision": 0})
        assert nowhere.status_code == 404
        await made(root)
        assert (await root.get(DRAFT)).status_code == 404
        assert len((await root.get(f"{MAIN}/versions")).json()["items"]) == 1
