"""What may be set up as a source of look-ups, and what flows may ask of it."""

from typing import Any

import pytest
from msgspec import to_builtins

from ringhall.apps.centre.kinds import SourceSettings
from ringhall.apps.centre.settings import flow_rules, source_rules
from ringhall.apps.centre.settings.rules import flow_refers
from ringhall.apps.centre.settings.values import Reference
from ringhall.company.organisation.service import read
from ringhall.company.organisation.types import Kind

pytestmark = pytest.mark.unit

CRM = "https://crm.example.com/customers/{number}"
SECRET_HEADER = {"Authorization": "Bearer {secret}"}


def a_source(**fields: Any) -> dict[str, Any]:
    given = {"id": "crm", "name": "CRM", "url": CRM, "answers": {"name": "customer.name"}, **fields}
    whole: dict[str, Any] = to_builtins(read(Kind("source", SourceSettings), given))
    return whole


def told(**fields: Any) -> list[str]:
    return [fault.where for fault in source_rules.source(a_source(**fields))]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, []),
        ({"headers": SECRET_HEADER}, []),
        ({"method": "POST", "body": '{"n": "{number}"}'}, []),
        ({"url": "http://10.0.0.5:8080/x?n={number}", "private_addresses": True, "headers": SECRET_HEADER}, []),
        ({"url": "https://[2001:4860:4860::8888]/"}, []),
        ({"kind": "sql", "url": "", "statement": "with x as (select 1) select * from x"}, []),
        ({"kind": "customers", "url": "", "answers": {}}, []),
        ({"kind": "customers", "url": "", "changes": True}, ["changes"]),
        ({"url": ""}, ["url"]),
        ({"url": "ftp://crm.example.com/"}, ["url"]),
        ({"url": "https://{number}.example.com/"}, ["url"]),
        ({"url": "https://me:pass@crm.example.com/"}, ["url"]),
        ({"url": "https://crm.example.com:99999/"}, ["url"]),
        ({"url": "https://crm.example.com/ x"}, ["url"]),
        ({"url": "https://crm.example.com/#{number}"}, ["url"]),
        ({"url": "https://crm.example.com\\@evil.example/"}, ["url"]),
        ({"url": "https://crm.example.com/?key={secret}"}, ["url"]),
        ({"url": "http://crm.example.com/", "headers": SECRET_HEADER}, ["url"]),
        ({"url": "https://127.0.0.1/"}, ["url"]),
        ({"url": "https://localhost/"}, ["url"]),
        ({"url": "https://[::ffff:10.0.0.1]/"}, ["url"]),
        ({"headers": {"Host": "other"}}, ["headers.Host"]),
        ({"headers": {"Idempotency-Key": "1"}}, ["headers.Idempotency-Key"]),
        ({"body": "{number}"}, ["body"]),
        ({"method": "POST", "changes": True}, []),
        ({"changes": True}, ["method"]),
        ({"kind": "sql", "url": "", "statement": "SELECT 1", "changes": True}, ["changes"]),
        ({"kind": "sql", "url": "", "statement": "DELETE FROM people"}, ["statement"]),
        ({"kind": "sql", "url": ""}, ["statement"]),
    ],
)
def test_what_cannot_be_asked_is_told(fields: dict[str, Any], where: list[str]) -> None:
    assert told(**fields) == where


@pytest.mark.parametrize(
    ("database", "good"),
    [
        ("postgresql://reader:secret@db.example.com/shop", True),
        ("postgres://reader:secret@10.0.0.5:5433/shop?sslmode=require", True),
        ("postgresql:///shop?host=/var/run/postgresql", False),
        ("postgresql://reader:secret@db/shop?host=/tmp", False),
        ("postgresql://reader:secret@db/shop?service=own", False),
        ("postgresql://reader@db/shop", False),
        ("postgresql://reader:secret@%2Ftmp/shop", False),
        ("postgresql://reader:secret@db:port/shop", False),
        ("mysql://reader:secret@db/shop", False),
    ],
)
def test_a_database_is_reached_by_its_network_and_its_own_password(database: str, good: bool) -> None:
    value = a_source(kind="sql", url="", statement="SELECT 1")
    faults = list(source_rules.secrets(value, {"database": database}, kept=False))
    assert [fault.where for fault in faults] == ([] if good else ["database"])


def test_secrets_stay_with_whom_they_were_given_for() -> None:
    before = a_source(headers=SECRET_HEADER)
    assert source_rules.keeps_secrets(before, a_source(url="https://crm.example.com:443/other"))
    for url in ("https://evil.example/", "http://crm.example.com/", "https://crm.example.com:444/"):
        assert not source_rules.keeps_secrets(before, a_source(url=url))
    assert not source_rules.keeps_secrets(before, a_source(kind="sql"))
    assert [each.where for each in source_rules.secrets(before, {}, kept=False)] == ["secret"]
    assert list(source_rules.secrets(before, {}, kept=True)) == []
    assert list(source_rules.secrets(before, {"secret": "12345678"}, kept=False)) == []


def asking(**fields: Any) -> dict[str, Any]:
    look = {"kind": "look_up", "source": "crm", "parameters": {"number": "{caller}"}, "results": {"who": "name"}}
    nodes = {"look": {**look, "next": "end", **fields}, "end": {"kind": "hang_up"}}
    return {"id": "main", "name": "Main", "document": {"start": "look", "nodes": nodes}}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, []),
        ({"parameters": {}}, ["parameters"]),
        ({"parameters": {"number": "1", "more": "2"}}, ["parameters.more"]),
        ({"results": {"who": "name", "age": "age"}}, ["results.age"]),
    ],
)
def test_a_flow_asks_for_what_the_source_has(fields: dict[str, Any], where: list[str]) -> None:
    value = asking(**fields)
    faults = list(flow_rules.fits(value, {"sources": {"crm": a_source()}}))
    assert [fault.where.removeprefix("document.nodes.look.") for fault in faults] == where
    assert list(flow_refers(value)) == [Reference("document.nodes.look.source", "sources", "crm")]


def test_a_flow_asks_customers_for_what_may_be_told_of_them() -> None:
    world = {"sources": {"crm": a_source(kind="customers", url="", answers={})}}
    assert list(flow_rules.fits(asking(), world)) == []
    asked = asking(parameters={"who": "1"}, results={"said": "note"})
    faults = [fault.where.removeprefix("document.nodes.look.") for fault in flow_rules.fits(asked, world)]
    assert faults == ["parameters", "parameters.who", "results.said"]


@pytest.mark.parametrize(("kind", "changes", "good"), [
    ("transact", True, True), ("transact", False, False), ("look_up", False, True), ("look_up", True, False),
])  # fmt: skip
def test_a_look_up_changes_nothing_and_a_transaction_does(kind: str, changes: bool, good: bool) -> None:
    more = {"prompt": [{"text": "Yes?"}], "declined": "end", "failed": "end"} if kind == "transact" else {}
    world = {"sources": {"crm": a_source(method="POST", changes=changes)}}
    faults = [fault.where for fault in flow_rules.fits(asking(kind=kind, **more), world)]
    assert faults == ([] if good else ["document.nodes.look.source"])


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ({"url": "https://sms.example.com/{number}", "method": "POST", "body": '{"text": "{code}"}'}, 0),
        ({"url": "https://sms.example.com/?to={email}&code={code}&who={name}&in={language}"}, 0),
        ({"url": "https://sms.example.com/{number}"}, 1),
        ({"url": "https://sms.example.com/{code}/{order}"}, 1),
        ({"kind": "sql", "url": "", "statement": "SELECT {code}"}, 1),
        ({"url": "https://sms.example.com/{code}", "method": "POST", "changes": True}, 1),
    ],
)
def test_a_code_is_sent_by_a_web_service_that_is_given_it_and_needs_no_more_than_is_known(
    source: dict[str, Any], faults: int
) -> None:
    nodes = {
        "send": {"kind": "send_code", "source": "sms", "sent": "end", "not_sent": "end"},
        "end": {"kind": "hang_up"},
    }
    value = {"id": "main", "name": "Main", "document": {"start": "send", "nodes": nodes}}
    found = list(flow_rules.fits(value, {"sources": {"sms": a_source(**source)}}))
    assert [each.where for each in found] == ["document.nodes.send.source"] * faults
    assert list(flow_refers(value)) == [Reference("document.nodes.send.source", "sources", "sms")]
