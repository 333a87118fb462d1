"""An agent goes through the script of the queue; what they wrote down stays with the contact."""

import msgspec
import pytest

from ringhall.business.scripts.service import KnownScript
from ringhall.business.scripts.settings import Script
from tests.business.scripts.test_rules import ORDER
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


def know(centre: ApiCentre, version: int = 3) -> None:
    order = msgspec.convert(ORDER, Script)
    centre.parts.scripts.know([KnownScript("order", version, "Order", ("sales",), order)])


async def test_what_an_agent_writes_down_is_kept_and_told(centre: ApiCentre) -> None:
    know(centre)
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}/scripts"
    async with centre.signed_in("ann") as ann:
        [begun] = (await ann.get(address)).json()
        assert (begun["id"], begun["version"], begun["current"], begun["filled"]) == ("order", 3, True, None)
        assert [step["id"] for step in begun["steps"]] == ["hello", "wish", "goods", "bye"]
        filling = {"path": ["hello", "wish"], "answers": {"orders": "yes", "many": " "}, "said": ["hello"]}
        [kept] = (await ann.put(f"{address}/order", json=filling)).json()
        assert kept["filled"] == filling | {
            "answers": {"orders": "yes"},
            "agent_id": "ann",
            "version": 3,
            "done": False,
        }
        await ann.put(f"{address}/order", json=filling)
        await ann.post(f"/api/v1/contacts/{contact_id}/hang_up")
        ended = filling | {"path": ["hello", "wish", "bye"], "answers": {"orders": "no"}, "done": True}
        assert (await ann.put(f"{address}/order", json=ended)).status_code == 200
        await ann.post(f"/api/v1/contacts/{contact_id}/wrap_up")
        story = (await ann.get(f"/api/v1/contacts/{contact_id}/story")).json()["items"]
        late = await ann.put(f"{address}/order", json=filling)
        assert late.status_code == 404, late.text
    told = [line["data"] for line in story if line["kind"] == "ScriptFilled"]
    assert [(each["path"][-1], each["done"]) for each in told] == [("wish", False), ("bye", True)]
    async with centre.signed_in("sue") as sue:
        [read] = (await sue.get(address)).json()
        assert (read["current"], read["filled"]["answers"]) == (False, {"orders": "no"})
    centre.parts.scripts.know([])
    async with centre.signed_in("sue") as sue:
        [gone] = (await sue.get(address)).json()
    assert (gone["name"], gone["steps"], gone["filled"]["done"]) == ("order", [], True)


async def test_what_the_script_does_not_allow_is_refused_and_changes_nothing(centre: ApiCentre) -> None:
    know(centre)
    contact_id = await centre.talk("ann")
    address = f"/api/v1/contacts/{contact_id}/scripts"
    begun = {"path": ["hello"], "answers": {}, "said": []}
    asked = [
        ("order", begun | {"path": ["hello", "wish"]}, 409, "not-said"),
        ("order", begun | {"path": ["hello", "wish", "goods"], "said": ["hello"]}, 409, "not-answered"),
        ("order", begun | {"path": ["bye"]}, 409, "not-this-way"),
        ("order", begun | {"answers": {"orders": "maybe"}}, 400, "wrong-answer"),
        ("other", begun, 409, "no-script"),
        ("order", begun | {"path": []}, 422, "invalid"),
        ("order", begun | {"answers": {"orders": 3}}, 422, "invalid"),
    ]
    async with centre.signed_in("ann") as ann:
        for script_id, body, status, code in asked:
            answer = await ann.put(f"{address}/{script_id}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
        assert [each["filled"] for each in (await ann.get(address)).json()] == [None]
    async with centre.signed_in("bob") as bob:
        assert (await bob.get(address)).status_code == 403
        assert (await bob.put(f"{address}/order", json=begun)).status_code == 403
    know(centre, version=4)
    async with centre.signed_in("ann") as ann:
        [kept] = (await ann.put(f"{address}/order", json=begun)).json()
    assert kept["filled"]["version"] == 4
