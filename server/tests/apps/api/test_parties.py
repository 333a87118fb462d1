"""The parties of a contact through HTTP: whatever somebody was called in for, the contact can be read."""

from typing import get_args

import pytest

from ringhall.apps.api.app import openapi_document
from ringhall.contact.state import State
from ringhall.contact.words import LinkKind, Purpose, Role
from tests.support.api_centre import ApiCentre


@pytest.mark.real
async def test_a_contact_that_rings_at_a_ring_group_is_read_like_any_other(centre: ApiCentre) -> None:
    contact_id, contacts = await centre.caller(), centre.parts.contacts
    rung = {"party_id": f"{contact_id}.1", "role": "outside", "purpose": "group", "address": "300"}
    await centre.do(lambda step: contacts.add_party(step, contact_id, **rung))
    async with centre.signed_in("root") as root:
        read = await root.get(f"/api/v1/contacts/{contact_id}")
    assert read.status_code == 200, read.text
    assert [(each["purpose"], each["address"]) for each in read.json()["parties"]] == [
        ("arrival", None),
        ("group", "300"),
    ]


def test_the_interface_has_every_word_that_a_contact_s_story_has() -> None:
    shapes = openapi_document()["components"]["schemas"]
    named = {
        ("Party", "purpose"): Purpose,
        ("Party", "role"): Role,
        ("ContactLink", "kind"): LinkKind,
        ("Contact", "state"): State,
    }
    for (shape, field), words in named.items():
        assert shapes[shape]["properties"][field]["enum"] == list(get_args(words)), (shape, field)
