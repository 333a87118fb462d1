"""A real web service and a real PostgreSQL are asked."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest

from ringhall.engine.lookups.ports import Answer, Question
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.lookups.settings import Source
from tests.support.web_service import WebService, web_service

pytestmark = pytest.mark.real

ANSWERS = {"name": "customer.name", "due": "due"}
SECRET = "kept-to-itself"


@pytest.fixture
async def service() -> AsyncIterator[WebService]:
    async with web_service() as running:
        yield running


def source_at(service: WebService, **fields: Any) -> Source:
    given: dict[str, Any] = {"url": f"{service.url}/customers/{{n}}", "answers": ANSWERS, "private_addresses": True}
    return Source(**{**given, **fields})


async def asked(source: Source, n: str = "4711", seconds_max: int = 5) -> Answer:
    return await LookUps().ask_source(source, {"n": n}, seconds_max)


async def test_what_is_found_comes_back_by_name(service: WebService) -> None:
    service.says(200, '{"customer": {"name": "Ann"}, "due": 12.50}')
    answer = await asked(source_at(service, headers={"Authorization": "Bearer {secret}"}, secret=SECRET), "47/11?&")
    assert (answer.outcome, answer.values) == ("found", {"name": "Ann", "due": "12.50"})
    assert service.asked[-1].line == "GET /customers/47%2F11%3F%26 HTTP/1.1"
    assert service.asked[-1].headers["authorization"] == f"Bearer {SECRET}"


async def test_a_post_carries_its_body(service: WebService) -> None:
    service.says(200, '{"due": true}')
    answer = await asked(source_at(service, method="POST", url=f"{service.url}/ask", body='{"number": "{n}"}'), '4"7')
    assert answer.values == {"name": "", "due": "true"}
    assert service.asked[-1].body == b'{"number": "4\\"7"}'


async def test_what_changes_something_is_asked_with_a_key_and_never_without(service: WebService) -> None:
    service.says(200, '{"due": 1}')
    orders = source_at(service, method="POST", url=f"{service.url}/orders", body='{"n": "{n}"}', changes=True)
    looks = LookUps()
    assert (await looks.ask_source(orders, {"n": "1"}, 5)).reason == "not_for_this"
    assert (await looks.ask_source(source_at(service), {"n": "1"}, 5, "k")).reason == "not_for_this"
    assert service.asked == []
    looks.know({"orders": orders})
    answer = await looks.ask(Question("orders", {"n": "1"}, 5, "key-of-its-own"))
    assert (answer.outcome, answer.values["due"]) == ("found", "1")
    assert service.asked[-1].headers["idempotency-key"] == "key-of-its-own"


@pytest.mark.parametrize(
    ("status", "body", "outcome", "reason"),
    [
        (404, "gone", "not_found", ""),
        (204, "", "not_found", ""),
        (200, '{"customer": null}', "not_found", ""),
        (200, "[]", "not_found", ""),
        (500, "{}", "failed", "status"),
        (200, "<html>", "failed", "not_json"),
        (200, "[" * 60_000, "failed", "not_json"),
        (200, f'"{"x" * 70_000}"', "failed", "too_big"),
    ],
)
async def test_everything_else_is_not_found_or_has_failed(
    service: WebService, status: int, body: str, outcome: str, reason: str
) -> None:
    service.says(status, body)
    answer = await asked(source_at(service))
    assert (answer.outcome, answer.reason, answer.values) == (outcome, reason, {})


async def test_redirects_are_not_followed(service: WebService) -> None:
    service.says(302, "", location=f"{service.url}/elsewhere")
    answer = await asked(source_at(service))
    assert (answer.reason, answer.detail, len(service.asked)) == ("status", "302", 1)


async def test_it_takes_no_longer_than_its_limit(service: WebService) -> None:
    service.says_nothing()
    assert (await asked(source_at(service), seconds_max=1)).reason == "time_up"


async def test_a_private_address_is_refused_before_anything_is_sent(service: WebService) -> None:
    service.says(200, "{}")
    answer = await asked(source_at(service, private_addresses=False))
    assert (answer.reason, service.connections) == ("address_refused", 0)


async def test_a_name_that_changes_where_it_leads_is_looked_up_once(
    service: WebService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checked address is the one that is connected to: here the name leads to this machine, whatever comes next."""
    places = iter([["127.0.0.1"], ["8.8.8.8"]])
    loop, asked_names = asyncio.get_running_loop(), []

    async def resolve(host: str, port: int, **_: Any) -> list[Any]:
        asked_names.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in next(places)]

    monkeypatch.setattr(type(loop), "getaddrinfo", lambda self, *given, **named: resolve(*given, **named))
    url = service.url.replace("127.0.0.1", "crm.example")
    assert (await asked(source_at(service, url=url, private_addresses=False))).reason == "address_refused"
    assert (asked_names, service.connections) == (["crm.example"], 0)


async def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    async with web_service(tls=True) as service:
        service.says(200, "{}")
        answer = await asked(source_at(service))
        assert (answer.reason, service.asked) == ("not_reached", [])


async def test_names_and_ports_where_nobody_is_and_sources_that_are_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert (await asked(Source(url=url, private_addresses=True))).reason == "not_reached"
    assert (await asked(Source(url="http://nobody.invalid/"))).reason == "no_address"
    assert (await LookUps().ask(Question("nobody", {}, 3))).reason == "no_source"


@pytest.fixture
def people(database_url: str) -> str:
    """A database with customers, and a function that writes."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (n integer, name text, share numeric)")
        connection.execute("INSERT INTO people VALUES (7, 'Ann 100%', 0.5), (7, 'Ben', 1), (8, NULL, NULL)")
        connection.execute(
            "CREATE FUNCTION add_one() RETURNS integer LANGUAGE sql AS 'INSERT INTO people VALUES (9) RETURNING n'"
        )
    return database_url


def reading(url: str, statement: str) -> Source:
    return Source(kind="sql", database=url, statement=statement)


async def test_a_database_gives_its_first_row(people: str) -> None:
    statement = "SELECT name, share, '50%' AS half FROM people WHERE n = {n} ORDER BY name;"
    answer = await asked(reading(people, statement), "7")
    assert (answer.outcome, answer.values) == ("found", {"name": "Ann 100%", "share": "0.5", "half": "50%"})
    assert (await asked(reading(people, statement), "999")).outcome == "not_found"
    injected = await asked(reading(people, "SELECT name FROM people WHERE name = {n}"), "' OR '1'='1")
    assert injected.outcome == "not_found"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT add_one()",
        "INSERT INTO people VALUES (9) RETURNING n",
        "WITH one AS (INSERT INTO people VALUES (9) RETURNING n) SELECT n FROM one",
        "SELECT 1; COMMIT; INSERT INTO people VALUES (9)",
        "SELECT 1 FOR UPDATE; DELETE FROM people",
        "SELECT set_config('transaction_read_only', 'off', false), add_one()",
    ],
)
async def test_the_database_refuses_whatever_writes(people: str, statement: str) -> None:
    answer = await asked(reading(people, statement))
    assert (answer.outcome, answer.reason) == ("failed", "statement_refused")
    with psycopg.connect(people) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (3,)


async def test_the_database_itself_ends_what_takes_too_long(people: str) -> None:
    assert (await asked(reading(people, "SELECT pg_sleep(60)"), seconds_max=1)).reason == "time_up"


async def test_a_database_that_is_away_or_knows_nobody_of_this_name_is_not_reached(people: str) -> None:
    answer = await asked(reading("postgresql://a:b@127.0.0.1:1/none", "SELECT 1"))
    assert (answer.reason, "b@" in answer.detail) == ("not_reached", False)
