"""What must hold of recognisers. Pure."""

from collections.abc import Iterator

from ringhall.apps.centre.settings.addresses import not_private, origin_of, parts_of
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase

EXAMPLES = {"http": "https://speech.example.com/v1", "websocket": "wss://speech.example.com/v1/listen"}
SCHEMES = {"http": ("https", "http"), "websocket": ("wss", "ws")}


def recogniser(value: Json) -> Iterator[Fault]:
    """A recogniser can be asked as it stands."""
    if value["engine"] not in SCHEMES:
        return
    parts = parts_of(value["url"], SCHEMES[value["engine"]])
    if parts is None:
        words = Phrase("Give an address such as {example}.", example=EXAMPLES[value["engine"]])
        yield Fault("url", "bad-recogniser", words)
        return
    yield from not_private(parts, allowed=value["private_addresses"])
    if parts.scheme != SCHEMES[value["engine"]][0] and not value["private_addresses"]:
        words = Phrase(
            "What callers say goes out encrypted only: begin the address with {scheme}.",
            scheme=f"{SCHEMES[value['engine']][0]}://",
        )
        yield Fault("url", "bad-recogniser", words)


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return before["engine"] == after["engine"] and _origin(before) == _origin(after)


def _origin(value: Json) -> tuple[str, str, int] | None:
    return origin_of(value["url"], SCHEMES.get(value["engine"], ()))
