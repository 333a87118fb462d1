"""An e-mail address is written one way, so that the same address is found again."""

import pytest

from ringhall.foundation.mail_addresses import NoAddress, normalise

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Jane.Doe@Example.ORG", "jane.doe@example.org"),
        ("  jane@example.org ", "jane@example.org"),
        ("jan+shop@bücher.example", "jan+shop@bücher.example"),
        ("jan@xn--bcher-kva.example", "jan@bücher.example"),
        ("李明@例子.公司", "李明@例子.公司"),
    ],
)
def test_an_address_has_one_writing(written: str, kept: str) -> None:
    assert normalise(written) == kept


@pytest.mark.parametrize(
    "written", ["", "jane", "jane@", "@example.org", "a..b@example.org", "x@localhost", "a b@x.org"]
)
def test_what_is_none_is_refused_with_the_way_to_write_it(written: str) -> None:
    with pytest.raises(NoAddress, match=r"name@example\.org"):
        normalise(written)


@pytest.mark.parametrize("written", ["Jane <jane@example.org>", "<b>@example.org", "jane@example.org\nbcc: x@y.org"])
def test_nothing_but_an_address_is_one(written: str) -> None:
    with pytest.raises(NoAddress):
        normalise(written)
