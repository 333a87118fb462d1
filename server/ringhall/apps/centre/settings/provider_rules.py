"""What must hold of providers of identities. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.addresses import not_private, origin_of, parts_of
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase

SCHEMES = ("http", "https")
EXAMPLE = "https://login.example.com/realms/company"


def provider(value: Json) -> Iterator[Fault]:
    """Its address can be asked, and nobody listens on the way."""
    parts = parts_of(value["issuer"], SCHEMES)
    if parts is None or parts.query:
        yield Fault("issuer", "bad-url", Phrase("Write an address such as {example}.", example=EXAMPLE))
        return
    for fault in not_private(parts, allowed=value["private_addresses"]):
        yield Fault("issuer", fault.code, fault.text)
    if parts.scheme == "http" and not value["private_addresses"]:
        yield Fault("issuer", "not-encrypted", "What goes outside is encrypted: the address begins with https.")


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return origin_of(before["issuer"], SCHEMES) == origin_of(after["issuer"], SCHEMES)
