"""Where an agent's calls ring: who may say so, what is told and audited, and what is refused."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def test_an_agent_sits_at_a_phone_and_goes_back_to_their_own(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann, centre.signed_in("root") as root:
        there = await ann.put("/api/v1/agents/me/seat", json={"extension": "300"})
        assert (there.status_code, there.json()["seat"]) == (200, {"extension": "300", "name": "Lobby"})
        assert centre.voice.told[-1][:3] == ("sit", "ann", "300")
        back = await root.put("/api/v1/agents/ann/seat", json={"extension": ""})
        assert (back.status_code, back.json()["seat"]) == (200, None)
        audit = (await root.get("/api/v1/audit", params={"subject": "agent:ann"})).json()
        moves = [(each["who"], each["before"], each["after"]) for each in audit if each["what"] == "agent.seated"]
        assert moves == [
            ("root", {"extension": "300"}, {"extension": ""}),
            ("ann", {"extension": ""}, {"extension": "300"}),
        ]


async def test_others_strangers_and_what_is_no_phone_are_refused(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann, centre.signed_in("root") as root, centre.client() as stranger:
        assert (await ann.put("/api/v1/agents/bob/seat", json={"extension": "300"})).status_code == 403
        assert (await stranger.put("/api/v1/agents/me/seat", json={"extension": "300"})).status_code == 401
        assert (await root.put("/api/v1/agents/me/seat", json={})).json()["code"] == "no-agent"
        nowhere = await ann.put("/api/v1/agents/me/seat", json={"extension": "999"})
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, "no-phone-there")
        for wrong in ({"extension": "PJSIP/x"}, {"extension": "1" * 33}, {"extension": 3}, {"more": 1}):
            assert (await ann.put("/api/v1/agents/me/seat", json=wrong)).status_code == 422
        assert [each for each in centre.voice.told if each[0] == "sit"] == []
