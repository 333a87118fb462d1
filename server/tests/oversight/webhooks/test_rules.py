"""What is told, how it is signed, and when it is tried again."""

import pytest

from ringhall.contact.state import Contact, FilledScript
from ringhall.oversight.webhooks.rules.signing import headers, key_of
from ringhall.oversight.webhooks.rules.telling import concerns, of_contact
from ringhall.oversight.webhooks.rules.trying import AGAIN_AFTER_MS, HOUR_MS, next_at
from ringhall.oversight.webhooks.settings import Webhook

pytestmark = pytest.mark.unit

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
FILLED = FilledScript(version=1, agent_id="ann", path=["a"], answers={"what": "A phone"}, said=[], done=True)


def contact(**changes: object) -> Contact:
    fields = {
        "id": "c1", "number": 7, "channel": "voice", "direction": "inbound", "dialled": "4008000001",
        "address": "+12025550123", "customer_id": "k1", "customer_name": "Ann Example", "line": "public",
        "language": "en", "arrived_at": 1_000, "waited_ms_before": 500, "state": "closed", "queue_id": "sales",
        "note": "Wants two", "spent_ms": {"wait": 2_000, "ring": 1_000, "talk": 60_000}, "scripts": {"order": FILLED},
    }  # fmt: skip
    return Contact(**fields | changes)  # type: ignore[arg-type]


def webhook(**changes: object) -> Webhook:
    return Webhook(**{"url": "https://a.example", "events": ["contact.closed"]} | changes)  # type: ignore[arg-type]


def test_it_is_signed_as_the_standards_own_example() -> None:
    # The example of the specification's reference libraries.
    sent = headers(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert sent["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert (sent["webhook-id"], sent["webhook-timestamp"]) == ("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330")


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_short", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_*" * 9])
def test_what_is_no_secret_has_no_key(secret: str) -> None:
    assert key_of(secret) is None
    assert key_of(SECRET) is not None


def test_it_is_tried_again_for_about_a_day_and_then_given_up() -> None:
    assert next_at(0, 1, 500) == 5_000
    assert next_at(0, 2, None) == 30_000
    assert next_at(0, len(AGAIN_AFTER_MS), 404) == 12 * HOUR_MS
    assert next_at(0, len(AGAIN_AFTER_MS) + 1, 500) is None
    assert next_at(0, 1, 410) is None
    assert 22 * HOUR_MS < sum(AGAIN_AFTER_MS) < 24 * HOUR_MS


def test_what_is_personal_is_told_only_where_that_is_wished() -> None:
    plain, whole = of_contact(webhook(), contact()), of_contact(webhook(personal_data=True), contact())
    assert (whole["address"], whole["note"]) == ("+12025550123", "Wants two")
    assert whole["customer"] == {"id": "k1", "name": "Ann Example"}
    assert whole["scripts"] == {"order": {"answers": {"what": "A phone"}, "done": True}}
    told = str(plain)
    for personal in ("+12025550123", "Wants two", "Ann Example", "A phone", "k1"):
        assert personal not in told
    assert (plain["reference"], plain["wait_ms"], plain["talk_ms"]) == ("C-7", 3_500, 60_000)


def test_only_contacts_of_its_queues_concern_it() -> None:
    assert concerns(webhook(), contact(queue_id=None))
    assert concerns(webhook(queue_ids=["sales"]), contact())
    assert not concerns(webhook(queue_ids=["billing"]), contact())
