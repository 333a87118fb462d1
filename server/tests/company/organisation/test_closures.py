"""The emergency switch goes before every calendar, and ends at its moment."""

from ringhall.company.organisation.rules.closures import (
    MESSAGE,
    Closure,
    Standing,
    flow_of,
    next_change,
    of_queue,
    standing,
)
from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.engine.flows.rules.check import accept

HOUR = 3_600_000
NOON = 1_795_435_200_000  # 2026-11-23T12:00Z, a Monday
OFFICE = Calendar(time_zone="UTC", weekly=dict.fromkeys(DAYS, (Opening("08:00", "17:00"),)))
FIRE = Closure(since=NOON, until=NOON + HOUR, by="Sue", message="The fire alarm rings.")


def test_a_closure_goes_before_the_calendar_until_its_end() -> None:
    own = of_queue("sales")
    assert standing(OFFICE, {}, own, NOON) == Standing(True, NOON + 5 * HOUR, "week")
    for scope in ("centre", own):
        assert standing(OFFICE, {scope: FIRE}, own, NOON) == Standing(False, NOON + HOUR, "closure", "", scope)
        assert standing(OFFICE, {scope: FIRE}, own, NOON + HOUR).open
    assert standing(None, {of_queue("other"): FIRE}, own, NOON) == Standing(True, None, "always")


def test_the_next_change_is_the_first_of_all() -> None:
    stands = [standing(None, {}, "x", NOON), standing(OFFICE, {}, "x", NOON), standing(None, {"x": FIRE}, "x", NOON)]
    assert next_change(stands) == NOON + HOUR
    assert next_change(stands[:1]) is None


def test_callers_hear_the_message_and_go_on_or_not() -> None:
    night = {"start": "closed", "nodes": {"closed": {"kind": "hang_up"}}}
    end = accept(flow_of(FIRE, night))
    assert sorted(end.nodes) == ["closed", "end"]
    goes_on = Closure(since=0, until=1, by="Sue", goes_on=True)
    on = flow_of(goes_on, night)
    accept(on)
    assert (on["start"], on["nodes"]["closed_"]["next"], on["nodes"]["closed"]) == (
        "closed_", "closed", {"kind": "hang_up"},
    )  # fmt: skip
    assert on["nodes"]["closed_"]["parts"] == [{"text": MESSAGE}]
    assert flow_of(goes_on, None)["nodes"]["end"]["kind"] == "hang_up"
