"""Who may not see personal data finds none in any answer, file or live message, and cannot find it out by searching."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from ringhall.apps.api.app import openapi_document
from ringhall.apps.api.streams import Connection
from ringhall.company.access.rules.rights import CATALOGUE, SEE_PERSONAL, SEE_PERSONAL_OWN
from ringhall.company.access.types import User
from ringhall.engine.recordings.models import recording
from ringhall.engine.recordings.rules.sound import wav_header
from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real

NAME, NOTE, NUMBER, OTHER_NUMBER = "Quillon Zarvath", "owes a purple bicycle", "+12025550160", "+4520998877"
EMAIL = "q.zarv@mauvebikes.example"
TELLING = re.compile(
    r"quillon|zarvath|purple|bicycle|12025550160|5550160|20998877|998877|202 555|q\.zarv|mauvebikes", re.IGNORECASE
)
MARK = "•••"
BLIND = sorted(CATALOGUE - {SEE_PERSONAL, SEE_PERSONAL_OWN})


@asynccontextmanager
async def somebody(
    centre: ApiCentre, rights: list[str], agent_id: str | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A person with a role of the centre's own that gives these rights."""
    async with centre.signed_in("root") as root:
        role = {"id": "own", "name": "Own role", "rights": rights}
        answer = await root.post("/api/v1/settings/roles", json={"value": role})
        assert answer.status_code == 201, answer.text
        user = {"login": "max", "name": "Max", "roles": ["own"], "agent_id": agent_id, "password": PASSWORD}
        answer = await root.post("/api/v1/users", json=user)
        assert answer.status_code == 201, answer.text
    async with centre.signed_in("max") as client:
        yield client


async def a_known_caller(centre: ApiCentre) -> dict[str, str]:
    """A customer, merged from two records, who was talked with and calls again; ids by the names of places."""
    async with centre.signed_in("root") as root, centre.signed_in("ann") as ann:
        record = {"name": NAME, "numbers": [NUMBER], "emails": [EMAIL], "note": NOTE}
        kept = (await root.post("/api/v1/customers", json=record)).json()["id"]
        twin = {"name": f"{NAME} twin", "numbers": [OTHER_NUMBER], "note": NOTE}
        gone = (await root.post("/api/v1/customers", json=twin)).json()["id"]
        await root.post("/api/v1/customers/merge", json={"keep": kept, "gone": gone})
        other = (await root.post("/api/v1/customers", json=twin | {"numbers": []})).json()["id"]
        arrival = {"address": NUMBER, "customer_id": kept, "customer_name": NAME}
        await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "ready", None, "test"))
        talked = await centre.caller(**arrival)
        await centre.answers("ann", talked)
        await ann.put(f"/api/v1/contacts/{talked}/note", json={"text": NOTE})
        for verb in ("hang_up", "wrap_up"):
            assert (await ann.post(f"/api/v1/contacts/{talked}/{verb}")).status_code == 200
        calls = await centre.caller(**arrival)
        waits = await centre.caller(address=OTHER_NUMBER, customer_name=NAME)
        assert (await root.get("/api/v1/contacts/export", params={"q": NAME})).status_code == 200
        assert (await root.put("/api/v1/searches/mine", json={"query": f"q={NAME}"})).status_code == 200
    return {"talked": talked, "calls": calls, "waits": waits, "kept": kept, "gone": gone, "other": other}


def addresses(ids: dict[str, str]) -> list[str]:
    """Every address that can be read, with the known caller in its places."""
    places = {
        "contact_id": [ids["talked"], ids["calls"], ids["waits"]],
        "customer_id": [ids["kept"], ids["gone"]],
        "figure": ["offered", "answered", "waiting", "longest_wait", "abandoned"],
        "kind": ["roles", "users", "queues"],
    }
    found = []
    for address, operations in openapi_document()["paths"].items():
        if "get" not in operations:
            continue
        filled = [address]
        for place in re.findall(r"\{(\w+)\}", address):
            filled = [one.replace(f"{{{place}}}", value) for one in filled for value in places.get(place, ["1"])]
        found += filled
    asked = [
        f"/api/v1/customers/merge?keep={ids['kept']}&gone={ids['other']}",
        f"/api/v1/personal_data?customer={ids['kept']}",
        "/api/v1/personal_data?number=%2B12025550160",
        f"/api/v1/personal_data?email={EMAIL}",
        f"/api/v1/customers?text={EMAIL}",
        f"/api/v1/personal_data/export?customer={ids['kept']}",
        "/api/v1/contacts/export?format=jsonl",
        "/api/v1/retention/due?what=records&days=1",
        "/api/v1/contacts?q=%2B12025550160",
        "/api/v1/customers?text=%2B1%20202%20555%200160",
    ]
    return found + asked


def telling(answer: httpx.Response, asked: str) -> list[str]:
    """What the answer says of the person."""
    said = f"{answer.text} {answer.headers}"
    return [f"{asked}: …{said[max(0, hit.start() - 80) : hit.end() + 40]}…" for hit in TELLING.finditer(said)]


async def test_no_answer_names_anybody(centre: ApiCentre) -> None:
    ids = await a_known_caller(centre)
    told, read = [], 0
    async with somebody(centre, BLIND) as max_:
        for address in addresses(ids):
            answer = await max_.get(address)
            assert answer.status_code < 500, (address, answer.text)
            read += answer.status_code == 200
            told += telling(answer, address)
        shown = (await max_.get(f"/api/v1/contacts/{ids['talked']}")).json()
    assert told == []
    assert read > 40
    assert (shown["address"], shown["customer"]["name"], shown["note"]) == ("+1 202 ••• 60", "Q••• Z•••", MARK)


async def test_whoever_may_see_finds_the_same_answers_full_of_it(centre: ApiCentre) -> None:
    """The walk above is worth something: there is something to be found at many of these addresses."""
    ids = await a_known_caller(centre)
    async with centre.signed_in("root") as root:
        speaking = [address for address in addresses(ids) if telling(await root.get(address), address)]
    assert len(speaking) > 20


async def test_the_live_socket_masks_snapshot_and_events(centre: ApiCentre) -> None:
    await a_known_caller(centre)
    async with somebody(centre, BLIND) as max_:
        me = (await max_.get("/api/v1/session")).json()["user"]
    gateway = centre.app.state.gateway
    pages = [
        Connection("blind", User(me["id"], "max", "Max", ("own",), None, "en", frozenset(BLIND))),
        Connection("sees", User("u-sue", "sue", "Sue", ("supervisor",), None, "en")),
    ]
    for page in pages:
        gateway.join(page, None)
    fresh = await centre.caller(address=NUMBER, customer_name=NAME)
    gateway.flush()
    blind, sees = (frames(page) for page in pages)
    assert fresh in blind
    assert TELLING.findall(blind) == []
    assert NAME in sees
    for page in pages:
        gateway.leave(page)


def frames(page: Connection) -> str:
    """Everything that was sent to the page."""
    texts = []
    while not page.frames.empty():
        texts.append(str(page.frames.get_nowait()))
    return "\n".join(texts)


async def test_only_a_whole_number_finds(centre: ApiCentre) -> None:
    ids = await a_known_caller(centre)
    async with somebody(centre, BLIND) as max_:

        async def contacts(**asked: str) -> set[str]:
            answer = await max_.get("/api/v1/contacts", params=asked)
            assert answer.status_code == 200, answer.text
            return {each["id"] for each in answer.json()["items"]}

        mine = {ids["talked"], ids["calls"]}
        for number in (NUMBER, "0012025550160", "+1 (202) 555-0160"):
            assert await contacts(q=number) == mine, number
            assert await contacts(number=number) == mine, number
        for part in (
            "quillon",
            "zarv",
            "5550160",
            "0160",
            "+1202555",
            "purple",
            "q.zarv@",
            "mauvebikes.example",
            "+9999999999",
            NUMBER[:-1],
            NUMBER[2:],
        ):
            assert await contacts(q=part) == set(), part
            assert await contacts(text=part) == set(), part
            assert await contacts(number=part) == set(), part
            assert await contacts(q=part, near="true") == set(), part
            assert (await max_.get("/api/v1/customers", params={"text": part})).json() == []
            wider = await max_.get("/api/v1/contacts/wider", params={"q": part, "outcome": "failed"})
            assert [each for each in wider.json() if "q" not in each["without"]] == []
        assert ids["talked"] in await contacts(q="ann")
        assert ids["talked"] in await contacts(q="C-1")
        for known in (NUMBER, EMAIL, EMAIL.upper()):
            [found] = (await max_.get("/api/v1/customers", params={"text": known})).json()
            assert (found["id"], found["name"], found["emails"]) == (ids["kept"], "Q••• Z•••", ["q•••@•••.example"])


async def test_what_is_not_seen_cannot_be_written_over_or_taken_out(centre: ApiCentre) -> None:
    ids = await a_known_caller(centre)
    async with somebody(centre, BLIND) as max_:
        whole = (await max_.get(f"/api/v1/customers/{ids['kept']}")).json()
        record: dict[str, Any] = {"name": "Mine", "numbers": [NUMBER], "note": ""}
        document = {"customers": [{"id": ids["kept"], "name": "Mine"}]}
        refused = [
            await max_.put(f"/api/v1/customers/{ids['kept']}/record", json=record | {"version": whole["version"]}),
            await max_.put(f"/api/v1/customers/{ids['kept']}", json=record | {"id": ids["kept"]}),
            await max_.post("/api/v1/config/plan", json={"document": document}),
            await max_.post("/api/v1/config/apply", json={"document": document}),
            await max_.get("/api/v1/personal_data/export", params={"customer": ids["kept"]}),
        ]
        for answer in refused:
            assert (answer.status_code, answer.json().get("right")) == (403, SEE_PERSONAL), answer.text
    async with centre.signed_in("root") as root:
        assert (await root.get(f"/api/v1/customers/{ids['kept']}")).json()["name"] == NAME


async def test_an_agent_sees_whom_they_serve_while_they_serve_them(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await root.put("/api/v1/agents/ann/state", json={"state": "not_ready", "reason": "break"})
    ids = await a_known_caller(centre)
    rights = ["agents.state.own", "contacts.handle", "contacts.read.own", "customers.read", "customers.edit"]
    async with somebody(centre, [*rights, SEE_PERSONAL_OWN], agent_id="bob") as bob:
        record = f"/api/v1/customers/{ids['kept']}"
        assert (await bob.get(record)).json()["name"] == "Q••• Z•••"
        await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "offline", None, "test"))
        await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "ready", None, "test"))
        offered = centre.parts.routing.live.agent("bob").works[0].contact_id
        assert offered in (ids["calls"], ids["waits"])
        await centre.answers("bob", offered)
        shown = (await bob.get(f"/api/v1/contacts/{offered}")).json()
        assert (shown["customer"]["name"], MARK in shown["address"]) == (NAME, False)
        story = (await bob.get(f"/api/v1/contacts/{offered}/story")).text
        assert NAME in story
        if offered == ids["calls"]:
            whole = (await bob.get(record)).json()
            assert (whole["name"], whole["merged"][0]["record"]["note"]) == (NAME, NOTE)
        for verb in ("hang_up", "wrap_up"):
            assert (await bob.post(f"/api/v1/contacts/{offered}/{verb}")).status_code == 200
        after = (await bob.get(f"/api/v1/contacts/{offered}")).json()
        assert (after["customer"]["name"], MARK in after["address"]) == ("Q••• Z•••", True)
        assert (await bob.get(record)).json()["name"] == "Q••• Z•••"


async def test_a_voice_is_heard_by_whoever_sees_its_contact_and_by_whoever_had_the_talk(centre: ApiCentre) -> None:
    ids = await a_known_caller(centre)
    contact = ids["talked"]
    values = {
        "contact_id": contact,
        "kind": "talk",
        "started_at": datetime(2026, 1, 5, tzinfo=UTC),
        "state": "complete",
    }
    parts = centre.parts
    async with parts.database.transaction() as transaction:
        for n, agent_id in ((1, "ann"), (2, "cai")):
            await transaction.execute(recording.insert().values(n=n, agent_id=agent_id, **values))
        for line in await parts.recordings.of_contact(transaction, contact):
            file = parts.recordings.kept_file(line)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(wav_header(0))
    place = f"/api/v1/contacts/{contact}/recordings"

    async def heard(client: httpx.AsyncClient) -> list[tuple[bool, int]]:
        lines = (await client.get(place)).json()
        return [(line["hears"], (await client.get(f"{place}/{line['n']}")).status_code) for line in lines]

    async with centre.signed_in("root") as root:
        assert await heard(root) == [(True, 200), (True, 200)]
    async with somebody(centre, BLIND, agent_id="ann") as max_:
        assert await heard(max_) == [(True, 200), (False, 403)]
        refused = (await max_.get(f"{place}/2")).json()
        assert refused["right"] == SEE_PERSONAL
