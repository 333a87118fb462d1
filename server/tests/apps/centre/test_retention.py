"""Recordings go when their rule says so: story first, then the file; the ledger keeps their line and the rule."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import sqlalchemy as sa

from ringhall.apps.centre.due import DAY_MS
from ringhall.apps.centre.retention import Retention
from ringhall.company.organisation.service import Organisation
from ringhall.engine.recordings import events as e
from ringhall.engine.recordings import repository
from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.engine.speech.rules.sound import PHONE_RATE, tone
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.uploads import Uploads
from ringhall.engine.speech.versions import PromptVersions
from ringhall.foundation.clock import RealClock, Timer
from ringhall.foundation.db.engine import Database
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.steps import Step
from tests.support.api_centre import ApiCentre, an_api_centre

pytestmark = pytest.mark.real


class Later:
    """The machine's clock, some days on."""

    def __init__(self, days: float) -> None:
        self._days = days

    def now(self) -> int:
        return RealClock().now() + round(self._days * DAY_MS)

    def call_at(self, due: int, call: Callable[[], None]) -> Timer:
        return RealClock().call_at(due, call)

    def wake_at(self, due: int, call: Callable[[], None]) -> Timer:
        return RealClock().wake_at(due, call)


@pytest_asyncio.fixture
async def centre(database: Database, database_url: str, tmp_path: Path) -> AsyncIterator[ApiCentre]:
    async with an_api_centre(database, database_url, tmp_path) as centre:
        centre.writer.project(repository.project)
        yield centre


async def recorded(centre: ApiCentre, folder: Path) -> tuple[str, Path]:
    """A contact that is closed, with one recording that was kept; its id and the file."""
    contact_id = await centre.caller()
    await centre.do(lambda step: centre.parts.contacts.party_left(step, f"{contact_id}.0", "hung_up"))
    began = centre.parts.clock.now()
    story: tuple[e.RecordingEvent, ...] = (
        e.RecordingStarted(contact_id=contact_id, n=1, kind="voicemail", file="x", started_at=began),
        e.RecordingEnded(contact_id=contact_id, n=1, ended_at=began + 1000),
        e.RecordingChecked(contact_id=contact_id, n=1, state="complete", bytes=4, seconds=1.0, sha256="00"),
    )
    for event in story:
        await centre.do(partial(_record, event))
    file = folder / "k" / kept_path(contact_id, 1, began)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"RIFF")
    return contact_id, file


def _record(event: e.RecordingEvent, step: Step) -> None:
    step.record(event)


async def look(centre: ApiCentre, folder: Path, days: float) -> int:
    parts, clock = centre.parts, Later(days)
    organisation = Organisation(clock, parts.audit, SecretBox(folder / "key"))
    prompts = PromptVersions(clock, Uploads(folder / "prompts"))
    retention = Retention(
        clock, parts.steps, parts.database, organisation, parts.recordings, parts.merging, parts.audit, prompts
    )
    return await retention.look()


async def set_rule(centre: ApiCentre, **said: object) -> None:
    rule = {"id": "month", "name": "A month", "what": "recordings", "days": 30} | said
    async with centre.signed_in("root") as root:
        answer = await root.post("/api/v1/settings/retention", json={"value": rule})
    assert answer.status_code == 201, answer.text


async def test_what_is_due_goes_and_its_story_says_by_which_rule(centre: ApiCentre, tmp_path: Path) -> None:
    contact_id, file = await recorded(centre, tmp_path)
    assert await look(centre, tmp_path, 1_000) == 0
    await set_rule(centre)
    assert await look(centre, tmp_path, 29.9) == 0
    assert file.exists()
    assert await look(centre, tmp_path, 30.1) == 1
    assert not file.exists()
    story = await centre.parts.stories.events(f"recording:{contact_id}.1")
    assert [type(each.event).__name__ for each in story][-1] == "RecordingDeleted"
    assert [each.n for each in story] == [1, 2, 3, 4]
    async with centre.parts.database.transaction() as transaction:
        [line] = await centre.parts.recordings.of_contact(transaction, contact_id)
    assert (line.state, line.deleted_by, line.sha256) == ("deleted", "month", "00")
    async with centre.signed_in("sue") as sue:
        gone = await sue.get(f"/api/v1/contacts/{contact_id}/recordings/1")
    assert (gone.status_code, gone.json()["code"]) == (404, "recording-deleted")
    assert await look(centre, tmp_path, 30.1) == 0


async def test_a_rule_of_other_queues_lets_it_be(centre: ApiCentre, tmp_path: Path) -> None:
    _, file = await recorded(centre, tmp_path)
    async with centre.signed_in("root") as root:
        await root.post("/api/v1/settings/queues", json={"value": {"id": "billing", "name": "Billing"}})
    await set_rule(centre, queue_ids=["billing"])
    assert await look(centre, tmp_path, 1_000) == 0
    assert file.exists()
    await set_rule(centre, id="sales", queue_ids=["sales"])
    assert await look(centre, tmp_path, 1_000) == 1


async def test_personal_data_go_by_their_rule_and_the_contact_stays(centre: ApiCentre, tmp_path: Path) -> None:
    contact_id, file = await recorded(centre, tmp_path)
    await set_rule(centre, id="forget", what="personal_data", days=365)
    assert await look(centre, tmp_path, 364.9) == 0
    assert await look(centre, tmp_path, 365.1) == 1
    assert await look(centre, tmp_path, 365.1) == 0
    async with centre.signed_in("sue") as sue:
        contact = (await sue.get(f"/api/v1/contacts/{contact_id}")).json()
        story = (await sue.get(f"/api/v1/contacts/{contact_id}/story")).json()["items"]
    assert (contact["address"], contact["outcome"]) == ("[erased]", "short_abandoned")
    assert (story[0]["data"]["address"], story[-1]["kind"]) == ("[erased]", "PersonErased")
    assert story[-1]["data"]["rule"] == "forget"
    assert file.exists()


async def test_a_file_whose_deletion_was_interrupted_goes_at_the_next_look(centre: ApiCentre, tmp_path: Path) -> None:
    _, file = await recorded(centre, tmp_path)
    await set_rule(centre)
    assert await look(centre, tmp_path, 31) == 1
    file.write_bytes(b"RIFF")
    assert await look(centre, tmp_path, 1) == 0
    assert not file.exists()


async def due(centre: ApiCentre, **asked: str | int) -> dict[str, Any]:
    async with centre.signed_in("root") as root:
        answer = await root.get("/api/v1/retention/due", params={"days": 30, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def older(centre: ApiCentre, customer_id: str, days: int) -> None:
    """As if the record had last been written so many days ago."""
    wanted = sa.text("UPDATE customer SET touched_at = now() - make_interval(days => :days) WHERE id = :id")
    async with centre.parts.database.transaction() as transaction:
        await transaction.execute(wanted.bindparams(days=days, id=customer_id))


async def test_records_that_nobody_touches_go_and_those_with_contacts_stay(centre: ApiCentre, tmp_path: Path) -> None:
    async with centre.signed_in("root") as root:
        for key in ("idle", "twin", "caller", "merged", "absorbed", "fresh"):
            said = {"id": key, "name": f"Name of {key}", "emails": [f"{key}@example.org"], "note": "private"}
            assert (await root.post("/api/v1/customers", json=said)).is_success
        for keep, gone in (("idle", "twin"), ("merged", "absorbed")):
            assert (await root.post("/api/v1/customers/merge", json={"keep": keep, "gone": gone})).is_success
    await centre.caller(customer_id="caller", customer_name="Name of caller")
    await centre.caller(customer_id="absorbed", customer_name="Name of absorbed", address="+4520000002")
    for key in ("idle", "caller", "merged"):
        await older(centre, key, 31)
    told = await due(centre, what="records")
    assert (told["count"], [each["id"] for each in told["records"]]) == (1, ["idle"])
    assert (await due(centre, what="records", days=32))["count"] == 0
    assert (await due(centre, what="recordings"))["count"] == 0

    await set_rule(centre, what="records")
    assert await look(centre, tmp_path, 0) == 1
    async with centre.signed_in("root") as root:
        left = {each["id"] for each in (await root.get("/api/v1/customers")).json()}
        entries = (await root.get("/api/v1/audit", params={"kind": "retention", "key": "month"})).json()
        about = (await root.get("/api/v1/audit", params={"subject": "customer:idle"})).text
    assert left == {"caller", "merged", "fresh"}
    [erased] = [each for each in entries if each["what"] == "person.erased"]
    assert (erased["who"], erased["after"]["rule"], erased["after"]["records"]) == ("retention", "month", 1)
    assert "Name of idle" not in about
    assert "private" not in about
    async with centre.parts.database.transaction() as transaction:
        assert (await centre.parts.audit.verify(transaction)).broken_at is None
        merges = await transaction.execute(sa.text("SELECT count(*) FROM customer_merge"))
        assert merges.scalar_one() == 1
    assert await look(centre, tmp_path, 0) == 0


async def test_a_rule_for_records_names_no_queue(centre: ApiCentre) -> None:
    rule = {"id": "idle", "name": "Idle", "what": "records", "days": 30, "queue_ids": ["sales"]}
    async with centre.signed_in("root") as root:
        checked = (await root.post("/api/v1/settings/retention/check", json={"value": rule})).json()
    assert [(each["where"], each["code"]) for each in checked["faults"]] == [("queue_ids", "records-have-no-queue")]


async def test_former_prompts_go_and_what_callers_hear_stays(centre: ApiCentre, tmp_path: Path) -> None:
    async with centre.signed_in("root") as root:
        for _ in range(2):
            assert (await root.put("/api/v1/prompts/welcome", content=write_wav(tone(), PHONE_RATE))).is_success
    former, heard = (tmp_path / "prompts" / "versions" / "welcome" / f"{n}.wav" for n in (1, 2))
    assert (await due(centre, what="prompts"))["count"] == 0
    await set_rule(centre, what="prompts")
    assert await look(centre, tmp_path, 29.9) == 0
    assert former.exists()
    assert await look(centre, tmp_path, 30.1) == 1
    assert (former.exists(), heard.exists()) == (False, True)
    async with centre.signed_in("root") as root:
        assert [each["version"] for each in (await root.get("/api/v1/prompts/welcome/versions")).json()] == [2]
        newest = (await root.get("/api/v1/audit", params={"subject": "prompt:welcome"})).json()[0]
    assert (newest["what"], newest["before"]) == ("prompt.deleted", {"rule": "month", "versions": [1]})
    assert await look(centre, tmp_path, 1_000) == 0


async def test_what_a_rule_would_take_is_counted_before_it_is_made(centre: ApiCentre, tmp_path: Path) -> None:
    contact_id, _ = await recorded(centre, tmp_path)
    closed = sa.text("UPDATE contact SET closed_at = now() - interval '31 days' WHERE id = :id")
    async with centre.parts.database.transaction() as transaction:
        await transaction.execute(closed.bindparams(id=contact_id))
    for what in ("recordings", "personal_data"):
        assert (await due(centre, what=what))["count"] == 1
        assert (await due(centre, what=what, queue="sales"))["count"] == 1
        assert (await due(centre, what=what, days=32))["count"] == 0
