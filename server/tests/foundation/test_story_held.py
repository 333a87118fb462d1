"""Stories with an end reach the tables together; the story itself is stored at once."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import ClassVar

import psycopg
import pytest
import pytest_asyncio

from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_held import Held
from ringhall.foundation.story_store import Connection, Write
from tests.support.notes import a_note


class Page(Event, kw_only=True, frozen=True):
    """A line of a diary."""

    diary: str = "a"

    @property
    def stream(self) -> str:
        return f"diary:{self.diary}"


class FirstPage(Page, kw_only=True, frozen=True):
    opens: ClassVar[bool] = True


class LastPage(Page, kw_only=True, frozen=True):
    closes: ClassVar[bool] = True


def a_page(n: int, kind: type[Page] = Page, diary: str = "a") -> Recorded:
    event = kind(diary=diary)
    return Recorded(event.stream, n, 1_790_000_000_000 + n, event)


BEGIN, MIDDLE, END = a_page(1, FirstPage), a_page(2), a_page(3, LastPage)


def test_a_story_without_an_end_is_due_at_once() -> None:
    held = Held()
    assert held.due([a_note(1), MIDDLE]) == [a_note(1), MIDDLE]
    held.stored([a_note(1), MIDDLE])
    assert not held


def test_an_open_story_waits_until_it_closes_and_is_then_due_whole() -> None:
    held = Held()
    for events in ([BEGIN], [MIDDLE, a_note(1)]):
        assert held.due(events) == [each for each in events if each.event.stream == "book:a"]
        held.stored(events)
    assert held.waiting() == [BEGIN, MIDDLE]
    assert held.due([END]) == [BEGIN, MIDDLE, END]
    held.stored([END])
    assert not held
    assert held.due([a_page(4)]) == [a_page(4)]


def test_begun_and_closed_in_one_commit_is_due_in_it() -> None:
    held = Held()
    assert held.due([BEGIN, MIDDLE, END]) == [BEGIN, MIDDLE, END]
    held.stored([BEGIN, MIDDLE, END])
    assert not held


def test_a_commit_that_failed_changes_nothing() -> None:
    held = Held()
    held.stored([BEGIN])
    assert held.due([END]) == held.due([END]) == [BEGIN, END]
    assert held.waiting() == [BEGIN]


def test_what_was_written_is_not_due_again_but_the_story_stays_open() -> None:
    held = Held()
    held.stored([BEGIN])
    held.written()
    assert not held
    held.stored([MIDDLE])
    assert held.waiting() == [MIDDLE]
    assert held.due([END]) == [MIDDLE, END]


def test_after_a_restart_the_last_event_stands_for_the_story() -> None:
    held = Held()
    held.resume([MIDDLE])
    assert held.waiting() == [MIDDLE]
    assert held.due([END]) == [MIDDLE, END]


@pytest_asyncio.fixture
async def writer(database_url: str) -> AsyncIterator[StoryWriter]:
    async def pages(_: Connection, events: list[Recorded]) -> list[Write]:
        rows = json.dumps({each.stream: each.n for each in events})
        into = "INSERT INTO pages SELECT key, value::int FROM json_each_text(%s::json)"
        return [(f"{into} ON CONFLICT (diary) DO UPDATE SET n = excluded.n", rows)]

    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE pages (diary text PRIMARY KEY, n int)")
    writer = StoryWriter(database_url)
    writer.project(pages)
    await writer.start()
    yield writer
    await writer.close()


def in_table(url: str) -> list[tuple[str, int]]:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT diary, n FROM pages ORDER BY diary").fetchall()


def in_stories(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM story").fetchone()
        assert found is not None
        return int(found[0])


@pytest.mark.real
async def test_who_reads_the_tables_sees_everything_stored(
    writer: StoryWriter, database: Database, database_url: str
) -> None:
    database.settle_first(writer.settle)
    await writer.append([BEGIN, MIDDLE])
    assert (in_stories(database_url), in_table(database_url)) == (2, [])
    async with database.transaction():
        assert in_table(database_url) == [("diary:a", 2)]
    await writer.append([END])
    assert in_table(database_url) == [("diary:a", 3)]


@pytest.mark.real
async def test_who_reads_waits_for_what_is_on_its_way(
    writer: StoryWriter, database: Database, database_url: str
) -> None:
    database.settle_first(writer.settle)
    on_its_way = writer.append([BEGIN, MIDDLE, END], patient=True)
    async with database.transaction():
        assert (on_its_way.done(), in_stories(database_url), in_table(database_url)) == (True, 3, [("diary:a", 3)])


@pytest.mark.real
async def test_nobody_reads_and_the_tables_follow_all_the_same(
    writer: StoryWriter, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ringhall.foundation.story.HELD_SECONDS_MAX", 0.01)
    await writer.append([BEGIN])
    async with asyncio.timeout(40):
        while not in_table(database_url):
            await asyncio.sleep(0.01)


@pytest.mark.real
async def test_at_the_end_nothing_is_held_back(writer: StoryWriter, database_url: str) -> None:
    await writer.append([BEGIN, MIDDLE])
    await writer.close()
    assert in_table(database_url) == [("diary:a", 2)]


@pytest.mark.real
async def test_one_story_that_cannot_be_shown_takes_no_other_with_it(writer: StoryWriter, database_url: str) -> None:
    async def picky(_: Connection, events: list[Recorded]) -> list[Write]:
        if any(each.stream == "diary:b" for each in events):
            raise ZeroDivisionError
        return [("INSERT INTO pages SELECT value || ' seen', 0 FROM json_array_elements_text(%s::json)",
                 json.dumps([each.stream for each in events if each.event.closes]))]  # fmt: skip

    writer.project(picky)
    await writer.append([a_page(1, LastPage, diary) for diary in "abc"])
    assert in_stories(database_url) == 3
    assert [diary for diary, _ in in_table(database_url)] == [
        "diary:a", "diary:a seen", "diary:b", "diary:c", "diary:c seen",
    ]  # fmt: skip


@pytest.mark.real
async def test_a_patient_step_goes_with_the_next_that_is_not(
    writer: StoryWriter, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ringhall.foundation.story.PATIENCE_SECONDS", 3600)
    patient = writer.append([a_note(1)], patient=True)
    urgent = writer.append([a_note(2)])
    await asyncio.gather(patient, urgent)
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(DISTINCT xmin::text) FROM story").fetchone() == (1,)


@pytest.mark.real
async def test_a_patient_step_is_stored_though_nothing_follows(writer: StoryWriter, database_url: str) -> None:
    await asyncio.wait_for(writer.append([a_note(1)], patient=True), 20)
    assert in_stories(database_url) == 1
