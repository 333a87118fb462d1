"""What must hold of providers of identities. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.addresses import WEB, of_service, origin_of
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault

EXAMPLE = "https://login.example.com/realms/company"


def provider(value: Json) -> Iterator[Fault]:
    """Its address can be asked, and nobody listens on the way."""
    # A question mark would swallow the path that is put behind it; an address without it is no issuer of that name.
    url = "" if "?" in value["issuer"] else value["issuer"]
    yield from of_service("issuer", url, EXAMPLE, private=value["private_addresses"])


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return origin_of(before["issuer"], WEB) == origin_of(after["issuer"], WEB)
