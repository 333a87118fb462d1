"""A real call through a flow that is being drawn, as values: what is asked of the phone, and what is only told."""

import pytest

from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.draft_call import STEPS_MAX, DraftCall
from ringhall.engine.flows.trials import Doing, read_script
from tests.engine.flows.documents import ENDS, flow, hang_up, menu, text

pytestmark = pytest.mark.unit
NOW = 1_800_000_000_000
DRAWN = flow(main=menu(), **ENDS)


def begun(drawn: Flow = DRAWN, **script: object) -> tuple[DraftCall, list[do.Command]]:
    call = DraftCall(drawn, read_script(script), {}, NOW, "seed")
    return call, call.answered()


def names(commands: list[do.Command]) -> list[str]:
    return [type(each).__name__ for each in commands]


def test_a_key_leads_on_in_earnest_and_the_queue_is_only_told() -> None:
    call, asked = begun(variables={"caller": "+4512345678"})
    assert names(asked) == ["PlayPrompt"]
    assert not call.waits_for_others
    asked = call.happens(do.Key("2"), NOW + 900)
    assert names(asked) == ["StopPrompt", "Enqueue"]
    course = call.told()
    assert (call.waits_for_others, call.due, course.queue, course.over) == (True, None, "billing", False)
    assert [(each.at, each.given, each.node) for each in course.moments] == [(0, "begins", "main"), (900, "key", "two")]
    assert course.place.variables["caller"] == "+4512345678"


@pytest.mark.parametrize(
    ("doing", "end", "asked"),
    [
        (Doing(queue="timeout"), "ended", ["HangUp"]),
        (Doing(queue="answered"), "queue", []),
        (Doing(hangs_up=True), "hung_up", []),
        (Doing(keys="1"), "", []),
        (Doing(wait=60.0), "", []),
        (Doing(transfer="failed"), "", []),
    ],
)
def test_what_others_would_do_is_told_and_what_only_a_phone_does_changes_nothing(
    doing: Doing, end: str, asked: list[str]
) -> None:
    call, _ = begun()
    call.happens(do.Key("1"), NOW)
    assert names(call.let(doing, NOW + 1)) == asked
    assert call.end == end
    assert call.let(Doing(queue="timeout"), NOW + 2) == [] or not end, "nothing happens after the end"


def test_calendars_are_taken_as_the_script_has_them() -> None:
    drawn = flow(
        main={"kind": "hours", "calendar": "office", "open": "yes", "closed": "no"},
        yes=hang_up(prompt=text("Open.")),
        no=hang_up(prompt=text("Closed.")),
    )
    for is_open, words in ((True, "Open."), (False, "Closed.")):
        _, asked = begun(drawn, open={"office": is_open})
        said = [part.text for each in asked if isinstance(each, do.PlayPrompt) for part in each.parts]
        assert said == [words]


def test_one_that_goes_on_and_on_is_ended() -> None:
    call, _ = begun()
    for n in range(STEPS_MAX + 5):
        call.happens(do.Key("9"), NOW + n * 10)
    assert call.end == "ended"
    assert len(call.told().moments) <= STEPS_MAX
