"""What callers of the demo centre hear while they wait is sound, and said in five languages."""

import msgspec
import pytest

from ringhall.apps.centre.kinds import TREATMENTS
from ringhall.apps.centre.settings.treatment_rules import prompts_of, refers, treatment
from ringhall.apps.simulator.centre import demo_centre
from ringhall.company.organisation.service import read
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.waiting.rules.sentences import LANGUAGES

pytestmark = pytest.mark.unit


def test_every_queue_names_a_sound_treatment_in_five_languages() -> None:
    document = demo_centre()
    kept = {each["id"]: read(TREATMENTS, each) for each in document["treatments"]}
    assert {queue["treatment"] for queue in document["queues"]} == kept.keys()
    flows = {flow["id"] for flow in document["flows"]}
    for plan in kept.values():
        value = msgspec.to_builtins(plan)
        assert list(treatment(value)) == []
        assert {each.key for each in refers(value)} <= flows
        for where, prompt in prompts_of(plan):
            assert all(isinstance(part.text, dict) and set(part.text) == set(LANGUAGES) for part in prompt), where


def test_its_flows_are_sound() -> None:
    for flow in demo_centre()["flows"]:
        accept(flow["document"])
