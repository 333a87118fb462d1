"""Which addresses a look-up may connect to."""

import ipaddress
from collections.abc import Iterable

# Carriers' own networks (RFC 6598), and where a router of IPv6 hides an address of IPv4.
SHARED = ipaddress.ip_network("100.64.0.0/10")
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether this is an address of the public network, in whatever way it is written."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inside is None and any(found in network for network in NAT64):
            inside = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        if inside is not None:
            return is_public(str(inside))
    shared = isinstance(found, ipaddress.IPv4Address) and found in SHARED
    return found.is_global and not (found.is_multicast or found.is_reserved or shared)


def allowed(addresses: Iterable[str], *, private: bool) -> list[str]:
    """Those that may be connected to, in their order. Private networks and this machine only where that is set."""
    return [address for address in addresses if is_public(address) or (private and _is_a_host(address))]


def _is_a_host(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    return not (found.is_multicast or found.is_unspecified)
