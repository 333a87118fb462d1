"""What a contact asks for, as people write it."""

import pytest

from ringhall.engine.routing.rules.needs import NeedUnreadable, Wanted, alternatives, fit, meets, together

pytestmark = pytest.mark.unit


def test_a_name_alone_is_any_level() -> None:
    assert alternatives("german") == (Wanted("german", 1),)
    assert meets({"german": 1}, "german")
    assert not meets({"german": 0}, "german")


def test_levels_and_alternatives_are_read_with_or_without_spaces() -> None:
    expected = (Wanted("german", 3), Wanted("plain english", 10))
    assert alternatives("german>=3|plain english>=10") == alternatives(" german >= 3 | plain english >=10 ") == expected


def test_any_alternative_meets_a_need() -> None:
    need = "german>=3 | english>=5"
    assert [meets(levels, need) for levels in ({"german": 3}, {"english": 5}, {"german": 2, "english": 4}, {})] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "need",
    [
        "",
        " | german",
        "german |",
        ">=3",
        "german>=",
        "german>=0",
        "german>=11",
        "german>=two",
        "german>=²",
        "a|" * 10 + "a",
    ],
)
def test_what_cannot_be_read_is_refused(need: str) -> None:
    with pytest.raises(NeedUnreadable):
        alternatives(need)


def test_the_fit_is_the_sum_over_needs_of_the_best_alternative() -> None:
    assert fit({"german": 4, "english": 7, "tax": 2}, ["german | english", "tax", "law"]) == 9


def test_equal_wishes_are_equal_whatever_their_order() -> None:
    assert together(["tax", "german"], ["german"]) == together(["german"], ["tax"]) == ("german", "tax")
