"""What must hold of a provider of identities."""

from typing import Any

import pytest

from ringhall.apps.centre.settings import provider_rules as rules

SOUND: dict[str, Any] = {"issuer": "https://login.example.com/realms/company", "private_addresses": False}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"issuer": "login.example.com"}, ["bad-url"]),
        ({"issuer": "https://login.example.com/?a=b"}, ["bad-url"]),
        ({"issuer": "http://login.example.com"}, ["not-encrypted"]),
        ({"issuer": "http://127.0.0.1:8080"}, ["private-address", "not-encrypted"]),
        ({"issuer": "http://127.0.0.1:8080", "private_addresses": True}, []),
    ],
)
def test_its_address_can_be_asked_and_nobody_listens(changes: dict[str, Any], codes: list[str]) -> None:
    found = list(rules.provider(SOUND | changes))
    assert [fault.code for fault in found] == codes
    assert {fault.where for fault in found} <= {"issuer"}


def test_a_secret_stays_with_its_host() -> None:
    assert rules.keeps_secrets(SOUND, SOUND | {"issuer": "https://login.example.com/other"})
    assert not rules.keeps_secrets(SOUND, SOUND | {"issuer": "https://elsewhere.example.com"})
