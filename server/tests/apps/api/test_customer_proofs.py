"""What customers prove themselves by, through HTTP: by right, audited, and never shown."""

import pytest

from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real

PROOF = "/api/v1/customers/maja/proof"


async def test_a_pin_is_set_by_right_shown_to_nobody_and_audited(centre: ApiCentre) -> None:
    async with centre.signed_in("sue") as sue, centre.signed_in("ann") as ann, centre.signed_in("root") as root:
        await sue.post("/api/v1/customers", json={"id": "maja", "name": "Maja", "numbers": ["+4533123456"]})
        assert (await ann.get(PROOF)).status_code == 403
        assert (await ann.put(PROOF, json={"pin": "8052"})).status_code == 403
        wish = {"number": "4711", "pin": "8052", "birth_date": "1990-12-24"}
        kept = (await sue.put(PROOF, json=wish)).json()
        expected = {"number": "4711", "has_pin": True, "has_birth_date": True, "failures": 0, "locked_until": None}
        assert kept == (await sue.get(PROOF)).json() == expected
        assert (await sue.put(PROOF, json={"forget": ["birth_date"]})).json()["has_birth_date"] is False
        easy = await sue.put(PROOF, json={"pin": "1234"})
        assert (easy.status_code, easy.json()["code"]) == (400, "bad-customer")
        assert (await sue.post(f"{PROOF}/unlock")).status_code == 200
        assert (await sue.get("/api/v1/customers/nobody/proof")).status_code == 404
        told = (await root.get("/api/v1/audit")).text
        assert "customer.proof_set" in told
        assert "8052" not in told
