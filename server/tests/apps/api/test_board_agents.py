"""The board's figures of agents are the report's, narrowed as the board is, and open those whose time they are of."""

from typing import Any
from urllib.parse import urlencode

import pytest

from ringhall.foundation.clock import iso
from ringhall.oversight.analytics.rules.dictionary import BY_CUT
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def a_talk_that_is_over(centre: ApiCentre) -> None:
    """Ann talks, and finishes; Bob is not ready meanwhile."""
    await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "not_ready", "break", "test"))
    contact_id = await centre.talk()
    await centre.do(lambda step: centre.voice.hang_up(step, contact_id, "ann"))
    await centre.do(lambda step: centre.parts.routing.finish_wrap_up(step, "ann"))
    await centre.do(lambda step: centre.parts.routing.set_state(step, "ann", "offline", None, "test"))
    await centre.do(lambda step: centre.parts.routing.set_state(step, "bob", "offline", None, "test"))


async def told(client: Any, path: str) -> Any:
    """The JSON of an answer that must be good."""
    answer = await client.get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_every_figure_of_agents_is_the_reports(centre: ApiCentre) -> None:
    await a_talk_that_is_over(centre)
    day = centre.parts.day
    async with centre.signed_in("sue") as sue:
        span = urlencode({"from": iso(day.since), "to": iso(day.until), "interval": "all"})
        reported = await told(sue, f"/reports/agents?{span}")
        for figure in (metric.key for metric in BY_CUT["agents"]):
            shown = await told(sue, f"/board/agents/{figure}")
            assert shown["value"] == reported["total"][figure] == shown["total"][figure], figure
            behind = {each["agent_id"]: each for each in shown["agents"]}
            assert behind == {each["agent_id"]: each for each in reported["agents"] if each["agent_id"] in behind}
        assert set(behind) == {"ann", "bob"}
        assert (await told(sue, "/board/agents/occupancy"))["value"] > 0


async def test_they_are_of_the_team_and_the_queues_the_board_shows(centre: ApiCentre) -> None:
    await a_talk_that_is_over(centre)
    async with centre.signed_in("sue") as sue:
        whole = await told(sue, "/board/agents/handled?queue=sales")
        assert whole["value"] == 1
        none = await told(sue, "/board/agents/occupancy?team=nowhere")
        assert (none["value"], none["agents"]) == (None, [])
        for path in ("/board/agents/weather", "/board/agents/occupancy?queue=moon"):
            assert (await sue.get(f"/api/v1{path}")).status_code == 404, path
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/board/agents/occupancy")).status_code == 403


async def test_the_report_is_narrowed_to_a_queue_and_a_team_as_the_board_is(centre: ApiCentre) -> None:
    await a_talk_that_is_over(centre)
    day = centre.parts.day
    async with centre.signed_in("sue") as sue:
        span = urlencode({"from": iso(day.since), "to": iso(day.until), "interval": "all"})
        whole = await told(sue, f"/reports/agents?{span}&queue=sales")
        board = await told(sue, "/board/agents/occupancy_fairness?queue=sales")
        assert (whole["total"]["handled"], whole["total"]["occupancy_fairness"]) == (1, board["value"])
        nobody = await told(sue, f"/reports/agents?{span}&team=nowhere")
        assert nobody["total"]["handled"] == 0
        assert (await sue.get(f"/api/v1/reports/agents?{span}&queue=moon")).status_code == 404
