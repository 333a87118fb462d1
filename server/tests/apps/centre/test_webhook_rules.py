"""What must hold of a webhook."""

from typing import Any

import pytest

from ringhall.apps.centre.settings import webhook_rules as rules
from tests.oversight.webhooks.test_rules import SECRET

SOUND: dict[str, Any] = {
    "id": "crm", "name": "CRM", "url": "https://crm.example.com/told", "events": ["contact.closed"],
    "private_addresses": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, []),
        ({"url": "crm.example.com"}, ["url"]),
        ({"url": "https://me:secret@crm.example.com"}, ["url"]),
        ({"url": "http://crm.example.com"}, ["url"]),
        ({"url": "http://localhost:8080"}, ["url", "url"]),
        ({"url": "http://localhost:8080", "private_addresses": True}, []),
        ({"events": ["contact.closed", "contact.closed"]}, ["events"]),
    ],
)
def test_its_address_leads_outside_and_is_encrypted(changes: dict[str, Any], where: list[str]) -> None:
    assert [fault.where for fault in rules.webhook(SOUND | changes)] == where


def test_its_secret_is_one_and_stays_with_its_host() -> None:
    assert [fault.code for fault in rules.secrets(SOUND, {}, kept=False)] == ["secret-needed"]
    assert [fault.code for fault in rules.secrets(SOUND, {"secret": "letters only"}, kept=True)] == ["bad-secret"]
    assert list(rules.secrets(SOUND, {"secret": SECRET}, kept=False)) == []
    assert list(rules.secrets(SOUND, {}, kept=True)) == []
    assert rules.keeps_secrets(SOUND, SOUND | {"url": "https://crm.example.com/other"})
    assert not rules.keeps_secrets(SOUND, SOUND | {"url": "https://elsewhere.example.com/told"})
