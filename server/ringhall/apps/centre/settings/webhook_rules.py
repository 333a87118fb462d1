"""What must hold of webhooks. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.addresses import not_private, origin_of, parts_of
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase
from ringhall.oversight.webhooks.rules.signing import key_of

SCHEMES = ("http", "https")
EXAMPLE = "https://crm.example.com/ringhall"


def webhook(value: Json) -> Iterator[Fault]:
    """Its address can be told something, and names no event twice."""
    parts = parts_of(value["url"], SCHEMES)
    if parts is None:
        yield Fault("url", "bad-url", Phrase("Write an address such as {example}.", example=EXAMPLE))
    else:
        yield from not_private(parts, allowed=value["private_addresses"])
        if parts.scheme == "http" and not value["private_addresses"]:
            yield Fault("url", "not-encrypted", "What goes outside is encrypted: the address begins with https.")
    if len(set(value["events"])) < len(value["events"]):
        yield Fault("events", "twice", "This stands here twice.")


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return origin_of(before["url"], SCHEMES) == origin_of(after["url"], SCHEMES)


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
