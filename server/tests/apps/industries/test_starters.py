"""The starters are whole: every text in five languages, every way taken by a test, everything named is there."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from ringhall.apps.industries import starters
from ringhall.apps.industries.starters import INDUSTRIES, Industry
from ringhall.apps.simulator.centre import demo_centre, habits_of
from ringhall.apps.simulator.rules.caller import CallerHabits
from ringhall.business.customers.rules.proofs import fault_of_birth_date, fault_of_number, fault_of_pin
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials

pytestmark = pytest.mark.unit
LANGUAGES = {"en", "zh", "da", "ro", "sl"}
every_industry = pytest.mark.parametrize("industry", INDUSTRIES)


def texts_in(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), dict):
            yield value["text"]
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


@every_industry
def test_all_calls_go_as_expected_and_every_way_is_taken(industry: Industry) -> None:
    given = starters.trials(industry)
    results, coverage = try_out(accept(given["flow"]), read_trials(given["tests"]), {})
    assert {result.name: result.failures for result in results if result.failures} == {}
    # Whoever is two minutes in the menus is offered a person; no test of a flow dithers for so long.
    assert [cover.node for cover in coverage if not cover.calls] == ["person"]


@every_industry
def test_every_text_is_in_five_languages_and_the_choice_of_one_is_in_its_own(industry: Industry) -> None:
    nodes = dict(starters.starter(industry).flow["nodes"])
    tongues: dict[str, set[str]] = {
        each["language"]: set(*map(set, texts_in(each))) for each in nodes.pop("tongue")["choices"].values()
    }
    assert tongues == {code: {code} for code in LANGUAGES}
    for text in texts_in({**nodes, "treatment": starters.document(industry, "UTC")["treatments"][0]}):
        assert set(text) == LANGUAGES
        assert len({*text.values()}) == len(LANGUAGES), text


@every_industry
def test_what_the_flow_names_is_there_and_somebody_can_take_it(industry: Industry) -> None:
    centre = demo_centre(industry)
    queues = {queue["id"]: queue for queue in centre["queues"]}
    nodes = centre["flows"][0]["document"]["nodes"].values()
    places = [node for node in nodes if node["kind"] == "enqueue"]
    assert {node["queue"] for node in places} <= set(queues) >= {each for n in nodes if (each := n.get("mailbox"))}
    assert {node["calendar"] for node in nodes if node["kind"] == "hours"} <= {
        each["id"] for each in centre["calendars"]
    }
    skills = {skill["id"] for skill in centre["skills"]}
    for place in [*places, *({"queue": queue} for queue in queues)]:
        wanted = {*queues[place["queue"]]["skills"], *place.get("skills", ())}
        assert wanted <= skills
        able = [a["id"] for a in centre["agents"] if place["queue"] in a["queue_ids"] and wanted <= set(a["skills"])]
        assert able[:2] == ["agent1", "agent2"]
        assert len(able) >= 4
    targets = {each["target"] for each in (*centre["extensions"], *centre["ring_groups"]) if each.get("target")}
    people = {agent["id"] for agent in centre["agents"]}
    known = {*queues, *people, *(each["id"] for each in (*centre["flows"], *centre["ring_groups"]))}
    assert targets <= known


@every_industry
def test_customers_of_the_demo_are_this_trades_and_prove_who_they_are(industry: Industry) -> None:
    notes = {each["id"]: each["note"] for each in demo_centre(industry)["customers"]}
    given, today = starters.samples(industry), date(2026, 11, 1)
    assert {each.id: each.note for each in given}.items() <= notes.items()
    assert {note for note in notes.values() if note} == {each.note for each in given}
    numbers = [each.number for each in given if each.number]
    assert len(set(numbers)) == len(numbers)
    faults = [
        *(fault_of_number(number) for number in numbers),
        *(fault_of_pin(each.pin) for each in given if each.pin),
        *(fault_of_birth_date(each.birth_date, today) for each in given if each.birth_date),
    ]
    assert not any(faults)
    asked = {node["by"] for node in starters.starter(industry).flow["nodes"].values() if node["kind"] == "verify"}
    assert asked <= {by for by in ("pin", "birth_date") if any(getattr(each, by) for each in given)}


@every_industry
def test_what_simulated_callers_press_leads_them_to_a_person_or_serves_them(industry: Industry) -> None:
    flow, habits = starters.starter(industry).flow, habits_of(industry, CallerHabits())
    assert sum(share for _, share in habits.choices) == pytest.approx(1)
    for keys, _ in habits.choices:
        does: list[dict[str, Any]] = [{"keys": each} for each in (*habits.strangers_first, *keys)]
        calm = [part for pair in pairwise([*does, {"wait": 120}]) for part in (pair[0], {"wait": 3})]
        trial = {"name": "".join(keys), "does": calm, "open": {"office": True}, "expect": {}}
        [result], _ = try_out(accept(flow), read_trials([trial]), {})
        assert flow["nodes"][result.nodes[-1]]["kind"] in ("enqueue", "voicemail", "hang_up"), keys


def test_a_name_that_is_no_industrys_is_refused_with_those_that_are() -> None:
    with pytest.raises(starters.NoSuchIndustry, match="hospital, school, bank"):
        starters.industry_of("circus")
    assert starters.industry_of("") is None
