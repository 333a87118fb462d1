"""The demo centre's document is whole, and calls nobody who exists."""

import phonenumbers
import pytest

from ringhall.apps.simulator import centre

pytestmark = pytest.mark.unit


def test_everything_the_document_names_is_in_it() -> None:
    document = centre.demo_centre()
    queues = {queue["id"] for queue in document["queues"]}
    assert queues == {"sales", "billing", "support", "operator"}
    flow = document["flows"][0]
    assert {node["queue"] for node in flow["document"]["nodes"].values() if node["kind"] == "enqueue"} == queues
    hours = {node["calendar"] for node in flow["document"]["nodes"].values() if node["kind"] == "hours"}
    assert hours == {calendar["id"] for calendar in document["calendars"]}
    assert [number["flow_id"] for number in document["numbers"]] == [flow["id"]]
    agents = {agent["id"]: agent for agent in document["agents"]}
    assert all(set(agent["queue_ids"]) <= queues for agent in agents.values())
    assert {user["agent_id"] for user in document["users"] if user["agent_id"]} == set(agents)


def test_every_queue_has_people_with_its_skills_and_the_first_two_have_all() -> None:
    document = centre.demo_centre()
    for queue in document["queues"]:
        able = [
            agent["id"]
            for agent in document["agents"]
            if queue["id"] in agent["queue_ids"] and set(queue["skills"]) <= set(agent["skills"])
        ]
        assert able[:2] == ["agent1", "agent2"]
        assert len(able) >= 6
    assert centre.simulated_agents() == tuple(f"agent{n}" for n in range(3, 21))


def test_callers_have_numbers_that_can_be_dialled_and_each_belongs_to_one_customer() -> None:
    numbers = centre.customer_numbers()
    assert len(numbers) == len(set(numbers)) >= 50
    for number in (*numbers, *centre.UNKNOWN_NUMBERS):
        assert phonenumbers.is_valid_number(phonenumbers.parse(number)), number
    assert not set(numbers) & set(centre.UNKNOWN_NUMBERS)
