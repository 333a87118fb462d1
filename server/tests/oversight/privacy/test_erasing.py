"""A person is taken out as one file, and erased: nothing holds them any more, and no figure moves."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
import pytest_asyncio

from ringhall.contact import repository as contacts
from ringhall.contact.events import PersonErased
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.service.erasing import Erasing
from ringhall.engine.recordings import events as r
from ringhall.engine.recordings import repository
from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Database
from ringhall.foundation.steps import Step
from tests.support.api_centre import ApiCentre, an_api_centre

pytestmark = pytest.mark.real

NAME, OLD_NAME, TWIN = "Mira Zupančič", "Mira Kovač", "Mira Z. Kovač"
NUMBER, SECOND = "+38640555123", "+38640555124"
EMAIL, TWIN_EMAIL = "mira.z@lipova.example", "mira@twin.example"
NOTE = "lives at Lipova 7"
TRACES = (EMAIL, TWIN_EMAIL, NAME, OLD_NAME, TWIN, NUMBER, SECOND, NUMBER[4:], NOTE, "Lipova", "mira-z")


@pytest_asyncio.fixture
async def centre(database: Database, database_url: str, tmp_path: Path) -> AsyncIterator[ApiCentre]:
    async with an_api_centre(database, database_url, tmp_path) as centre:
        centre.writer.project(repository.project)
        yield centre


def _record(event: r.RecordingEvent, step: Step) -> None:
    step.record(event)


async def lived(centre: ApiCentre, folder: Path) -> tuple[str, str]:
    """A customer with a past in every table; their contact, and one of somebody else in which they were called."""
    steps = centre.parts.contacts
    async with centre.signed_in("root") as root, centre.signed_in("ann") as ann, centre.signed_in("sue") as sue:
        twins = (("mira-z", OLD_NAME, NUMBER, EMAIL), ("mira-z-twin", TWIN, SECOND, TWIN_EMAIL))
        for key, name, number, email in twins:
            record = {"id": key, "name": name, "numbers": [number], "emails": [email]}
            made = await root.post("/api/v1/customers", json=record)
            assert made.status_code == 201, made.text
        record = (await root.get("/api/v1/customers/mira-z")).json()
        change = {"version": record["version"], "name": NAME, "numbers": [NUMBER], "emails": [EMAIL], "note": NOTE}
        assert (await root.put("/api/v1/customers/mira-z/record", json=change)).status_code == 200
        assert (await root.post("/api/v1/customers/merge", json={"keep": "mira-z", "gone": "mira-z-twin"})).is_success
        await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "ready", None, "test"))
        contact_id = await centre.caller(address=NUMBER, customer_id="mira-z", customer_name=NAME)
        await centre.answers("ann", contact_id)
        await ann.put(f"/api/v1/contacts/{contact_id}/note", json={"text": NOTE})
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
        other = await centre.talk("ann")
        await centre.do(
            lambda step: steps.add_party(
                step, other, party_id=f"{other}.9", role="outside", purpose="consult", address=SECOND
            )
        )
        await ann.post(f"/api/v1/contacts/{other}/hang_up")
        await ann.post(f"/api/v1/contacts/{other}/wrap_up")
        assert (await sue.get("/api/v1/contacts/export", params={"q": NAME})).status_code == 200
        await sue.put("/api/v1/searches/hers", json={"query": f"q={NAME.replace(' ', '+')}"})
    began = centre.parts.clock.now()
    for event in (
        r.RecordingStarted(contact_id=contact_id, n=1, kind="voicemail", file="x", started_at=began),
        r.RecordingEnded(contact_id=contact_id, n=1, ended_at=began + 1000),
        r.RecordingChecked(contact_id=contact_id, n=1, state="complete", bytes=8, seconds=1.0, sha256="00"),
    ):
        await centre.do(partial(_record, event))
    file = folder / "k" / kept_path(contact_id, 1, began)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"RIFFmira")
    return contact_id, other


def dumped(url: str) -> str:
    """Every row of every table, as text."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        rows = [
            connection.execute(f"SELECT row_to_json(t)::text FROM {name} AS t").fetchall()
            for (name,) in tables.fetchall()
        ]
    return "\n".join(text for some in rows for (text,) in some)


async def figures(centre: ApiCentre) -> list[Any]:
    now = centre.parts.clock.now() // 86_400_000 * 86_400_000
    span = {"from": now - 86_400_000, "to": now + 2 * 86_400_000}
    from_to = {name: _iso(moment) for name, moment in span.items()}
    async with centre.signed_in("sue") as sue:
        found = [await sue.get(f"/api/v1/reports/{cut}", params=from_to) for cut in ("queues", "agents", "numbers")]
    assert [answer.status_code for answer in found] == [200, 200, 200], found[0].text
    queues, agents, numbers = (answer.json() for answer in found)
    # How long somebody has been in a state goes on by itself; what they did does not.
    done = [
        {name: line[name] for name in ("answered", "talk_ms", "hold_ms") if name in line} for line in agents["items"]
    ]
    return [queues["items"], queues["total"], numbers["items"], done]


def _iso(moment: int) -> str:
    return as_datetime(moment).isoformat()


async def erased(centre: ApiCentre, who: dict[str, str]) -> dict[str, Any]:
    """Erase, and wait until it is done."""
    async with centre.signed_in("root") as root:
        answer = await root.post("/api/v1/personal_data/erase", json=who)
        assert answer.status_code == 202, answer.text
        work = centre.parts.privacy.work(answer.json()["id"])
        assert work.task is not None
        await asyncio.wait_for(work.task, 20)
        return dict((await root.get(f"/api/v1/personal_data/erasures/{work.id}")).json())


async def test_after_erasing_nothing_holds_the_person_and_no_figure_moves(
    centre: ApiCentre, database_url: str, tmp_path: Path
) -> None:
    contact_id, other = await lived(centre, tmp_path)
    before, streams = await figures(centre), [f"contact:{contact_id}", f"contact:{other}"]
    told = {stream: len(await centre.parts.stories.events(stream)) for stream in streams}
    assert all(trace in dumped(database_url) for trace in TRACES)
    async with centre.signed_in("root") as root:
        known = (await root.get("/api/v1/personal_data", params={"number": SECOND})).json()
    assert set(known["names"]) >= {NAME, OLD_NAME, TWIN}
    assert (known["contacts"], known["notes"], known["recordings"], known["mentions"]) == (1, 1, 1, 1)
    assert (known["searches"], known["open"]) == (1, [])
    assert known["audit_entries"] >= 4
    done = await erased(centre, {"customer": "mira-z"})
    assert (done["state"], done["done"]) == ("done", done["all"])
    text = dumped(database_url)
    assert [trace for trace in TRACES if trace in text.replace("customer:mira-z", "")] == []
    assert [file for file in (tmp_path / "k").rglob("*") if file.is_file()] == []
    assert await figures(centre) == before
    for stream in streams:
        story = await centre.parts.stories.events(stream)
        assert [each.n for each in story] == list(range(1, told[stream] + 2))
        folded = arrive(story[0])
        for recorded in story[1:]:
            fold(folded, recorded)
        async with centre.parts.database.transaction() as transaction:
            assert await contacts.one(transaction, folded.id) == folded
            assert (await centre.parts.audit.verify(transaction)).broken_at is None
    async with centre.signed_in("root") as root:
        gone = await root.get("/api/v1/personal_data", params={"number": NUMBER})
        assert (gone.status_code, gone.json()["code"]) == (404, "person-unknown")
    async with centre.parts.database.transaction() as transaction:
        newest, *_ = await centre.parts.audit.page(transaction)
    assert (newest.content.who, newest.content.what) == ("root", "person.erased")
    assert centre.parts.contacts.live.by_id == {}


async def test_everything_known_comes_as_one_file(centre: ApiCentre, tmp_path: Path) -> None:
    await lived(centre, tmp_path)
    async with centre.signed_in("root") as root:
        answer = await root.get("/api/v1/personal_data/export", params={"customer": "mira-z"})
        record = await root.get("/api/v1/audit", params={"kind": "person"})
    assert answer.headers["x-bytes"] == "8"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    names = archive.namelist()
    assert names[0] == "person.json"
    assert [name.rsplit("/", 1)[1] for name in names[1:]] == ["contact.json", "recording-1.wav"]
    assert archive.read(names[2]) == b"RIFFmira"
    assert NOTE in archive.read(names[1]).decode()
    assert TWIN in archive.read("person.json").decode()
    assert NAME not in record.text


async def test_nobody_is_erased_while_they_are_on_the_line(centre: ApiCentre) -> None:
    contact_id = await centre.caller(address=NUMBER)
    reference = centre.parts.contacts.get(contact_id).reference
    async with centre.signed_in("root") as root:
        refused = await root.post("/api/v1/personal_data/erase", json={"number": NUMBER})
        assert (refused.status_code, refused.json()["code"]) == (409, "still-open")
        assert reference in refused.json()["detail"]
        for bad in ({}, {"number": NUMBER, "customer": "x"}):
            assert (await root.post("/api/v1/personal_data/erase", json=bad)).status_code == 422
        assert (await root.get("/api/v1/personal_data")).json()["code"] == "nobody-named"
    async with centre.signed_in("sue") as sue:
        assert (await sue.get("/api/v1/personal_data", params={"number": NUMBER})).status_code == 403


async def test_an_erasure_that_was_cut_off_is_finished_at_a_later_look(centre: ApiCentre, tmp_path: Path) -> None:
    contact_id, _ = await lived(centre, tmp_path)
    erasing = Erasing(centre.parts.steps, centre.parts.database)
    last = len(await centre.parts.stories.events(f"contact:{contact_id}"))
    centre.parts.steps.resume(f"contact:{contact_id}", last)
    await centre.do(lambda step: step.record(PersonErased(contact_id=contact_id)))
    assert NOTE in "".join(str(each) for each in await centre.parts.stories.events(f"contact:{contact_id}"))
    assert await erasing.again(0) == 1
    assert NOTE not in "".join(str(each) for each in await centre.parts.stories.events(f"contact:{contact_id}"))
    assert await erasing.again(0) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE story SET data = '{}'",
        "UPDATE story SET n = n + 1000",
        "UPDATE story SET kind = 'Other'",
        "DELETE FROM story",
        "UPDATE audit_entry SET who = 'x'",
        "DELETE FROM audit_entry",
    ],
)
async def test_even_while_erasing_nothing_else_can_be_changed(
    centre: ApiCentre, database_url: str, statement: str
) -> None:
    await centre.caller()
    with psycopg.connect(database_url) as connection:
        connection.execute("SELECT set_config('ringhall.redacting', 'on', false)")
        with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
            connection.execute(statement)
