"""Scripts among other settings, and the demo's."""

from ringhall.apps.centre.kinds import SCRIPTS
from ringhall.apps.centre.settings.script_rules import one_for_each_queue, script
from ringhall.apps.simulator.centre import demo_centre
from ringhall.company.organisation.service import read


def test_a_queue_has_one_script() -> None:
    mine = {"id": "mine", "name": "Mine", "queue_ids": ["sales", "billing"], "steps": []}
    world = {"scripts": {"mine": mine, "other": mine | {"id": "other", "queue_ids": ["billing"]}}}
    assert [(fault.where, fault.code) for fault in one_for_each_queue(mine, world)] == [("queue_ids.1", "taken")]
    assert list(one_for_each_queue(mine, {"scripts": {"mine": mine}})) == []
    assert list(one_for_each_queue(mine, {})) == []


def test_the_demos_script_is_sound_and_in_five_languages() -> None:
    document = demo_centre()
    [stored] = document["scripts"]
    assert list(script(stored)) == []
    assert list(one_for_each_queue(stored, {"scripts": {stored["id"]: stored}})) == []
    assert set(read(SCRIPTS, stored).queue_ids) <= {queue["id"] for queue in document["queues"]}
    assert {tuple(sorted(step["text"])) for step in stored["steps"]} == {("da", "en", "ro", "sl", "zh")}
    assert demo_centre("bank")["scripts"] == []


def test_a_fault_stands_where_it_is() -> None:
    value = {"id": "a", "name": "A", "queue_ids": [], "steps": [{"id": "one", "name": "One", "then": "nowhere"}]}
    assert [fault.where for fault in script(value)] == ["steps.0.text", "steps.0.then"]
