"""The report of the menus says what the stories say, counted by hand."""

import csv
import io
from typing import Any

import pytest

from ringhall.apps.api.schemas.reports import IvrFigures
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.clock import iso
from tests.support.api_centre import ApiCentre
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.real

NODES: dict[str, Any] = FLOW["nodes"]
GUARDED = {
    **FLOW,
    "nodes": {
        **NODES,
        "menu": {
            **NODES["menu"],
            "timeout_seconds": 60,
            "choices": {**NODES["menu"]["choices"], "5": {"to": "bye", "label": "Opening hours"}},
        },
        "help": {"kind": "person", "label": "Help", "next": "sales"},
    },
}
BY_HAND = {
    # path: callers, p50, p90, by time, by errors, to queue, self-served, hung up, elsewhere
    "Main line › Billing": (3, 20_000, 30_000, 0, 0, 3, 0, 0, 0),
    "Main line › Help": (2, 4_000, 121_000, 1, 1, 2, 0, 0, 0),
    "Main line": (2, 7_000, 9_000, 0, 0, 0, 0, 2, 0),
    "Main line › Opening hours": (1, 5_000, 5_000, 0, 0, 0, 1, 0, 0),
    None: (8, 9_000, 121_000, 1, 1, 5, 1, 2, 0),
}


async def the_calls() -> TestCentre:
    """Three choose billing, two get a person, one hears the opening hours, two hang up in the menu."""
    played = TestCentre({"a7": ["billing"]})
    for seconds, key in ((10, "2"), (20, "2"), (30, "2"), (5, "5")):
        await played.call()
        await played.wait(seconds)
        await played.press("caller", key)
        await played.hang_up("caller")
    for seconds in (7, 9):
        await played.call()
        await played.wait(seconds)
        await played.hang_up("caller")
    await played.call()
    await hears_out(played)
    await played.wait(120)
    await played.wait(1)
    await hears_out(played)
    await played.hang_up("caller")
    await played.call()
    await played.wait(3)
    await played.press("caller", "9")
    await played.press("caller", "9")
    await played.wait(1)
    await hears_out(played)
    await played.hang_up("caller")
    return played


async def hears_out(played: TestCentre) -> None:
    await played.tell(heard.PlaybackEnded(leg_id="caller", playback_id=played.switch.last(ask.Play).playback_id))


async def test_the_report_of_the_menus_is_as_counted_by_hand(
    centre: ApiCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TestCentre, "main_flow", GUARDED)
    played = await the_calls()
    await centre.writer.append([each for each in played.writer.stored if each.stream.startswith("contact:")])
    begin = played.writer.stored[0].at
    period = {"from": iso(begin), "to": iso(played.clock.now() + 1)}
    names = [*IvrFigures.model_fields][3:]
    async with centre.signed_in("sue") as sue, centre.signed_in("ann") as ann:
        report = (await sue.get("/api/v1/reports/ivr", params=period)).json()
        found = {row["path"]: tuple(row[name] for name in names) for row in report["items"]}
        assert found == BY_HAND
        assert tuple(report["total"][name] for name in names) == BY_HAND[None]
        assert {(row["flow_id"], row["flow"]) for row in report["items"]} == {("main", "main")}
        assert (await sue.get("/api/v1/reports/ivr", params=period | {"to": iso(begin)})).status_code == 400
        late = {"from": period["to"], "to": iso(played.clock.now() + 60_000)}
        assert (await sue.get("/api/v1/reports/ivr", params=late)).json() == {"total": None, "items": []}
        assert (await ann.get("/api/v1/reports/ivr", params=period)).status_code == 403
        file = await sue.get("/api/v1/reports/ivr", params=period | {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert {row["path"]: tuple(int(row[name]) for name in names) for row in rows} == {
        path: figures for path, figures in BY_HAND.items() if path is not None
    }
