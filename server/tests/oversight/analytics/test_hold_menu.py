"""What was chosen while callers waited stands beside what was played by it."""

import pytest

from ringhall.oversight.analytics.rules.hold_menu import Chosen, Line, Played, as_table, lines
from ringhall.oversight.analytics.sheets import csv_of

pytestmark = pytest.mark.unit

OFFER, MUSIC = Chosen("billing", "advert", "Offer", 3, 2), Chosen("billing", "music", "", 5, 4)
HEARD = Played("billing", "advert", "Offer", 3, 1)


def test_a_choice_and_what_it_played_are_one_line_most_chosen_first() -> None:
    assert lines([HEARD], [OFFER, MUSIC]) == [
        Line("billing", "music", "", 5, 4),
        Line("billing", "advert", "Offer", 3, 2, 3, 1),
    ]


def test_a_play_that_was_chosen_before_the_period_has_a_line_of_its_own() -> None:
    assert lines([Played("sales", "information", "Hours", 0, 1)], []) == [
        Line("sales", "information", "Hours", begun=0, whole=1)
    ]
    assert lines([], []) == []


def test_the_file_has_names_and_no_formula() -> None:
    found = csv_of(as_table(lines([], [Chosen("billing", "advert", "=1+1", 1, 1)]), {"billing": "Billing"}))
    assert found.splitlines() == [
        "queue_id,queue,what,name,times,contacts,begun,whole",
        "billing,Billing,advert,'=1+1,1,1,0,0",
    ]
