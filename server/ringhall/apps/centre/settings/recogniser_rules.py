"""What must hold of recognisers. Pure."""

from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from ringhall.apps.centre.settings.source_rules import HOST, is_inside
from ringhall.apps.centre.settings.values import Json
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase

EXAMPLES = {"http": "https://speech.example.com/v1", "websocket": "wss://speech.example.com/v1/listen"}
SCHEMES = {"http": ("https", "http"), "websocket": ("wss", "ws")}


def recogniser(value: Json) -> Iterator[Fault]:
    """A recogniser can be asked as it stands."""
    if value["engine"] not in SCHEMES:
        return
    parts = _parts(value["url"], value["engine"])
    if parts is None:
        words = Phrase("Give an address such as {example}.", example=EXAMPLES[value["engine"]])
        yield Fault("url", "bad-recogniser", words)
        return
    if not value["private_addresses"] and is_inside(parts.hostname or ""):
        yield Fault(
            "url", "private-address", "This lies in a private network or on this machine: allow that, if it is meant."
        )
    if parts.scheme != SCHEMES[value["engine"]][0] and not value["private_addresses"]:
        words = Phrase(
            "What callers say goes out encrypted only: begin the address with {scheme}.",
            scheme=f"{SCHEMES[value['engine']][0]}://",
        )
        yield Fault("url", "bad-recogniser", words)


def keeps_secrets(before: Json, after: Json) -> bool:
    """Whether a secret that is kept still goes to whom it was given for."""
    return before["engine"] == after["engine"] and _origin(before) == _origin(after)


def _origin(value: Json) -> tuple[str, str, int | None] | None:
    parts = _parts(value["url"], value["engine"])
    return None if parts is None else (parts.scheme, parts.hostname or "", parts.port)


def _parts(url: str, engine: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in SCHEMES.get(engine, ()) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    plain = not (parts.username or parts.password or parts.fragment or "\\" in url)
    written = all(" " < letter <= "~" for letter in url)
    return parts if sound and plain and written and HOST.match(parts.hostname or "") else None
