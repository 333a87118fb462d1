"""What is typed finds the contact, in whatever way it is written."""

import pytest

from ringhall.contact.rules.search import as_tsquery, meets, read, words_of
from ringhall.contact.state import Contact

pytestmark = pytest.mark.unit

CONTACT = Contact(
    id="01KB7ZTEST",
    number=17,
    channel="voice",
    direction="inbound",
    dialled="4008000001",
    address="+38615550142",
    customer_id="maja",
    customer_name="Maja Højgård-Čož",
    line=None,
    language="sl",
    arrived_at=0,
    waited_ms_before=0,
    queue_id="billing",
    last_agent_id="agent7",
    disposition="invoice",
    outcome="answered",
    note="Old tariff billed, invoice 8790. 客户想要退款",
)


def names(beginning: str) -> list[str]:
    """Agent 7 has a name."""
    return ["@a:agent7"] if any(word.startswith(beginning) for word in ("agent", "7", "nadia")) else []


@pytest.mark.parametrize(
    "typed",
    [
        "+386 1 555 01 42",
        "00386 1 555-01-42",
        "01 555 01 42",
        "(01) 555 0142",
        "5550142",
        "0142",
        "400 800",
        "hojgard",
        "HØJGÅRD coz",
        "maja 5550142",
        "c-17",
        "C17",
        "01kb7ztest",
        "invoice 8790",
        "tariff old",
        "退款",
        "想要",
        "Agent 7",
        "nadia",
        "",
    ],
)
def test_it_is_found(typed: str) -> None:
    assert meets(words_of(CONTACT), read(typed, names))


@pytest.mark.parametrize("typed", ["5550143", "maja 999999", "c-18", "退退", "zoran", "agent 9", "mija"])
def test_something_else_is_not_found(typed: str) -> None:
    assert not meets(words_of(CONTACT), read(typed, names))


@pytest.mark.parametrize("typed", ["mija", "hojgrd", "hojggard", "hjogard", "majja"])
def test_a_slip_in_a_name_is_forgiven_where_it_is_asked_for(typed: str) -> None:
    assert not meets(words_of(CONTACT), read(typed))
    assert meets(words_of(CONTACT), read(typed, near=True))


def test_nothing_typed_can_end_the_query_early() -> None:
    assert as_tsquery(read("o'neil \\ & | ! ( ' :* <->")) == "(('o':*)) & (('neil':*))"
    assert len(words_of(Contact(**{**CONTACT_FIELDS, "note": "word " * 10_000 + "客" * 10_000}))) < 1_000


CONTACT_FIELDS = {name: getattr(CONTACT, name) for name in CONTACT.__struct_fields__}
