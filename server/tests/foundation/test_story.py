"""What is acknowledged is stored; what is not stored is not acknowledged."""

import asyncio
import json
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import psycopg
import pytest
import pytest_asyncio

from ringhall.foundation.db.embedded import EmbeddedPostgres
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.migrate import migrate
from ringhall.foundation.db.prepared import Prepared
from ringhall.foundation.events import Recorded
from ringhall.foundation.story import StoryFull, StoryWriter
from ringhall.foundation.story_reader import StoryReader
from ringhall.foundation.story_store import Connection, Fenced, Row, Write, WriterTaken
from tests.support.notes import a_note

pytestmark = pytest.mark.real


@pytest_asyncio.fixture
async def writer(database_url: str) -> AsyncIterator[StoryWriter]:
    writer = StoryWriter(database_url)
    await writer.start()
    yield writer
    await writer.close()


async def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        await asyncio.sleep(0.01)


def stored(url: str) -> list[tuple[str, int]]:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT stream, n FROM story ORDER BY seq").fetchall()


async def test_events_come_back_as_they_were_written(writer: StoryWriter, database: Database) -> None:
    notes = [a_note(1, text="Grüße, 你好"), a_note(2, text=r"typed: \u0000 and \\u0000")]
    await writer.append([*notes, a_note(3, text="a \x00 and a \ud800"), a_note(4, text="\\\x00")])
    read = await StoryReader(database).events("book:a")
    assert read[:2] == notes
    assert read[2:] == [a_note(3, text="a \ufffd and a ?"), a_note(4, text="\\\ufffd")]


async def test_many_steps_share_commits_and_finish_in_order(writer: StoryWriter, database_url: str) -> None:
    finished: list[int] = []
    futures = [writer.append([a_note(1, book=f"{number:04}")] if number % 3 else []) for number in range(900)]
    for number, future in enumerate(futures):
        future.add_done_callback(lambda _, number=number: finished.append(number))  # type: ignore[misc]
    await asyncio.gather(*futures)
    await asyncio.sleep(0)
    assert finished[1:] == sorted(finished[1:])
    with psycopg.connect(database_url) as connection:
        counted = connection.execute("SELECT count(*), count(DISTINCT xmin::text) < 20 FROM story").fetchone()
    assert counted == (600, True)


async def test_an_empty_step_waits_for_the_steps_before_it(writer: StoryWriter) -> None:
    assert writer.append([]).done()
    first, empty = writer.append([a_note(1)]), writer.append([])
    assert not empty.done()
    await empty
    assert first.done()


async def test_a_projection_is_in_the_same_commit_and_its_failure_never_stops_the_story(
    writer: StoryWriter, database_url: str
) -> None:
    async def last_note(_: Connection, events: list[Recorded]) -> list[Write]:
        rows = json.dumps({each.stream: each.n for each in events})
        into = "INSERT INTO last SELECT key, value::int FROM json_each_text(%s::json)"
        return [(f"{into} ON CONFLICT (book) DO UPDATE SET n = excluded.n", rows)]

    async def broken(_: Connection, events: list[Recorded]) -> list[Write]:
        return [("UPDATE last SET n = 1 / 0 WHERE book <> %s", "nobody's")]

    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE last (book text PRIMARY KEY, n int)")
    writer.project(last_note)
    await writer.append([a_note(1), a_note(2)])
    writer.project(broken)
    await writer.append([a_note(3)])
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT n FROM last").fetchall() == [(3,)]
    assert len(stored(database_url)) == 3


async def test_a_second_writer_is_kept_out_and_a_late_one_is_fenced(database_url: str) -> None:
    fenced: list[bool] = []
    old = StoryWriter(database_url, on_fenced=lambda: fenced.append(True))
    await old.start()
    with pytest.raises(WriterTaken, match="another Ringhall"):
        await StoryWriter(database_url).start()
    with psycopg.connect(database_url) as heir:
        heir.execute("INSERT INTO story (stream, n, at, kind, data) VALUES ('book:a', 1, now(), 'NoteWritten', '{}')")
    with pytest.raises(Fenced):
        await old.append([a_note(1)])
    await until(lambda: fenced == [True])
    assert not old.accepting
    await old.close()


async def test_a_commit_whose_answer_was_lost_is_not_written_twice(writer: StoryWriter, database_url: str) -> None:
    await writer.append([a_note(1)])
    store = writer._store
    copy_all = store._write_all

    async def answer_lost(line: Prepared, rows: list[Row], events: list[Recorded]) -> None:
        await copy_all(line, rows, events)
        store._write_all = copy_all  # type: ignore[method-assign]
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    store._write_all = answer_lost  # type: ignore[method-assign]
    await asyncio.gather(writer.append([a_note(2)]), writer.append([a_note(3)]))
    assert stored(database_url) == [("book:a", 1), ("book:a", 2), ("book:a", 3)]


async def test_beyond_the_bound_nothing_more_is_taken(database_url: str) -> None:
    writer = StoryWriter(database_url, events_waiting_max=2)
    await writer.start()
    waiting = writer.append([a_note(1), a_note(2)])
    assert not writer.accepting
    with pytest.raises(StoryFull, match="2 events wait"):
        writer.append([a_note(3)])
    await waiting
    await writer.append([a_note(3)])
    await writer.close()


async def test_nothing_acknowledged_is_lost_when_postgres_is_killed_in_mid_write(private_folder: Path) -> None:
    server = EmbeddedPostgres(private_folder / "data", private_folder / "postgres.log")
    server.start()
    watch = asyncio.create_task(server.watch())
    migrate(server.url)
    told: list[str] = []
    writer = StoryWriter(server.url, on_trouble=told.append, on_recovered=lambda: told.append("back"))
    await writer.start()
    acknowledged: list[int] = []
    futures: list[asyncio.Future[None]] = []

    async def go_on(enough: Callable[[], bool]) -> None:
        """Append all the time: a server without its head may answer for a moment more."""
        async with asyncio.timeout(30):
            while not enough():
                n = len(futures) + 1
                futures.append(writer.append([a_note(n)]))
                futures[-1].add_done_callback(lambda _, n=n: acknowledged.append(n))  # type: ignore[misc]
                await asyncio.sleep(0.001 * (n % 10 == 0))

    for kills in (1, 2):
        await go_on(lambda: len(acknowledged) > 400 * kills)  # noqa: B023 - asked in this round only
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        await go_on(lambda: len(told) == 2 * kills - 1)  # noqa: B023
        await go_on(lambda: len(told) == 2 * kills)  # noqa: B023
    await asyncio.wait_for(asyncio.gather(*futures), 60)
    everything = list(range(1, len(futures) + 1))
    assert acknowledged == everything
    assert stored(server.url) == [("book:a", n) for n in everything]
    assert told[1::2] == ["back", "back"]
    watch.cancel()
    await writer.close()
    server.stop()


async def test_unknown_kinds_are_passed_over(database_url: str, database: Database) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("INSERT INTO story (stream, n, at, kind, data) VALUES ('book:a', 1, now(), 'Ufo', '{}')")
    assert await StoryReader(database).events("book:a") == []


async def test_a_database_that_hangs_raises_an_alarm_and_loses_nothing(
    private_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ringhall.foundation.story_trouble.COMMIT_BEATS_MAX", 2)
    server = EmbeddedPostgres(private_folder / "data", private_folder / "postgres.log")
    server.start()
    migrate(server.url)
    told: list[str] = []
    writer = StoryWriter(server.url, on_trouble=told.append, on_recovered=lambda: told.append("back"))
    await writer.start()
    await writer.append([a_note(1)])
    assert server.pid is not None
    processes = [psutil.Process(server.pid), *psutil.Process(server.pid).children()]
    for process in processes:
        process.suspend()
    waiting = [writer.append([a_note(n)]) for n in range(2, 50)]
    await until(lambda: len(told) == 1, 5)
    assert not any(future.done() for future in waiting)
    for process in processes:
        process.resume()
    await asyncio.wait_for(asyncio.gather(*waiting), 30)
    assert stored(server.url) == [("book:a", n) for n in range(1, 50)]
    assert told[1:] == ["back"]
    await writer.close()
    server.stop()
