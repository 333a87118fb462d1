"""Addresses of services outside, as they are set up. Pure."""

import ipaddress
import re
from collections.abc import Collection, Iterator
from urllib.parse import SplitResult, urlsplit

from ringhall.company.organisation.types import Fault
from ringhall.engine.lookups.rules.addresses import is_public
from ringhall.foundation.errors import Phrase

HOST = re.compile(r"[A-Za-z0-9._-]{1,253}\Z|\[?[0-9a-fA-F:.]{2,45}\]?\Z")
WEB = ("http", "https")
PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def parts_of(url: str, schemes: Collection[str]) -> SplitResult | None:
    """The parts of an address whose host is no parameter and that holds no password; None where it is none such."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in schemes and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    plain = not (parts.username or parts.password or parts.fragment or "{" in parts.netloc or "\\" in url)
    written = all(" " < letter <= "~" for letter in url)
    return parts if sound and plain and written and HOST.match(parts.hostname or "") else None


def origin_of(url: str, schemes: Collection[str]) -> tuple[str, str, int] | None:
    """To whom it leads: scheme, host and port."""
    parts = parts_of(url, schemes)
    return None if parts is None else (parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme])


def of_service(where: str, url: str, example: str, *, private: bool) -> Iterator[Fault]:
    """The address of a service by HTTP can be asked, and nobody outside listens; `private`: it may lie inside."""
    parts = parts_of(url, WEB)
    if parts is None:
        yield Fault(where, "bad-url", Phrase("Write an address such as {example}.", example=example))
        return
    yield from not_private(parts, allowed=private, where=where)
    if parts.scheme == "http" and not private:
        yield Fault(where, "not-encrypted", "What goes outside is encrypted: the address begins with https.")


def not_private(parts: SplitResult, *, allowed: bool, where: str = "url") -> Iterator[Fault]:
    """It lies outside, as it stands; the addresses behind a name are looked at when it is asked."""
    if not allowed and _is_inside(parts.hostname or ""):
        yield Fault(
            where, "private-address", "This lies in a private network or on this machine: allow that, if it is meant."
        )


def _is_inside(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return not is_public(host)
