"""What must hold of webhooks. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.addresses import WEB, of_service, origin_of
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault
from ringhall.oversight.webhooks.rules.signing import key_of

EXAMPLE = "https://crm.example.com/ringhall"


def webhook(value: Json) -> Iterator[Fault]:
    """Its address can be told something, and names no event twice."""
    yield from of_service("url", value["url"], EXAMPLE, private=value["private_addresses"])
    if len(set(value["events"])) < len(value["events"]):
        yield Fault("events", "twice", "This stands here twice.")


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return origin_of(before["url"], WEB) == origin_of(after["url"], WEB)


def secrets(_: Json, given: Json, *, kept: bool) -> Iterator[Fault]:
    """What is sent can be told from what others send."""
    secret = given.get("secret")
    if secret and key_of(secret) is None:
        yield Fault(
            "secret",
            "bad-secret",
            "A secret is whsec_ and Base64 of 24 to 64 bytes. Let the page make one, and give it to the program.",
        )
    elif not (secret or kept):
        yield Fault(
            "secret", "secret-needed", "Give a secret, which the program knows too; for another host a new one."
        )
