"""Which addresses may be reached, and how questions are filled in and answers read."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.lookups.rules.addresses import allowed, is_public
from ringhall.engine.lookups.rules.answers import text_of, value_at, values_of
from ringhall.engine.lookups.rules.filling import filled_body, filled_headers, filled_url, parameters_of, prepared
from ringhall.engine.lookups.settings import Source

pytestmark = pytest.mark.unit

INSIDE = (
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1",
    "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "64:ff9b::a9fe:a9fe", "192.0.2.1", "240.0.0.1",
)  # fmt: skip
NOWHERE = ("0.0.0.0", "::", "224.0.0.1", "239.1.1.1", "ff02::1")
PUBLIC = ("8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808")


def test_only_public_addresses_are_reached_unless_private_ones_are_allowed() -> None:
    everything = [*INSIDE, *NOWHERE, *PUBLIC]
    assert allowed(everything, private=False) == list(PUBLIC)
    assert allowed(everything, private=True) == [*INSIDE, *PUBLIC]
    assert not any(map(is_public, (*INSIDE, *NOWHERE, "localhost", "", "2130706433", "0x7f.1")))


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_inside_one_of_ipv6(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@given(st.text())
def test_a_value_stays_one_piece_of_the_address(value: str) -> None:
    value = "".join(letter for letter in value if not "\ud800" <= letter <= "\udfff")
    url = filled_url("https://host/a/x{n}/b?q={n}&r=1", {"n": value})
    assert url is not None
    path, _, query = url.removeprefix("https://host/").partition("?")
    assert (path.count("/"), query.count("&"), query.count("=")) == (2, 1, 2)
    assert url.isascii()
    assert not set(url) & set(' \r\n\t#\\"')


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_value_that_is_no_name_asks_for_nothing_else(value: str) -> None:
    assert filled_url("https://host/customers/{n}/orders", {"n": value}) is None
    assert filled_url("https://host/customers?n={n}", {"n": value}) == f"https://host/customers?n={value}"


def test_bodies_stay_json_and_secrets_go_into_headers() -> None:
    body = '{"who": {"n": "no {n}"}, "list": ["{n}", 5, null]}'
    assert json.loads(filled_body(body, {"n": '"}, "x": {"'})) == {
        "who": {"n": 'no "}, "x": {"'}, "list": ['"}, "x": {"', 5, None],
    }  # fmt: skip
    assert filled_body("", {}) == b""
    assert filled_headers({"Authorization": "Bearer {secret}"}, "s3cret") == {"Authorization": "Bearer s3cret"}


def test_statements_take_values_apart_from_their_text() -> None:
    source = Source(kind="sql", statement="SELECT 1 WHERE a LIKE '%' || {n} AND b = {other};", url="https://h/{no}")
    assert prepared(source.statement) == "SELECT 1 WHERE a LIKE '%%' || %(n)s AND b = %(other)s"
    assert parameters_of(source) == {"n", "other"}
    assert parameters_of(Source(url="https://h/{a}", body='"{b}"', statement="{c}")) == {"a", "b"}


def test_values_are_found_by_their_path() -> None:
    document = {"customer": {"name": "Ann", "vip": True}, "items": [{"due": Decimal("12.50")}], "none": None}
    answers = {
        "name": "customer.name",
        "vip": "customer.vip",
        "due": "items.0.due",
        "no": "items.7.due",
        "all": "items",
    }
    assert values_of(document, answers) == {"name": "Ann", "vip": "true", "due": "12.50", "no": "", "all": ""}
    assert value_at([1], "-1") is value_at([1], "²") is value_at("x", "0") is None
    assert (text_of(Decimal("1E+3")), text_of(None), text_of("x" * 900)) == ("1000", "", "x" * 500)
