"""Free ports, and the addresses of this machine that a browser must be shown a way to."""

import fcntl
import ipaddress
import socket
import struct

_SIOCGIFADDR = 0x8915


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """A port of 127.0.0.1 on which nobody listens at this moment."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def udp_free(address: str, port: int) -> bool:
    """Whether nobody listens on this UDP port (0 is always free)."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def is_loopback(address: str) -> bool:
    """Whether the address is reached from this machine only."""
    return address == "localhost" or ipaddress.ip_address(address).is_loopback


def addresses() -> list[str]:
    """The first IPv4 address of every interface that is not loopback."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            found.append(socket.inet_ntoa(answer[20:24]))
    return [address for address in found if not is_loopback(address)]
