"""The agents' phones: SIPp behind the seats of the centre."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import sipp
from bench.centre import BenchCentre
from bench.document import AGENTS
from ringhall.engine.telephony.asterisk.network import free_port


@contextmanager
def phones(centre: BenchCentre, folder: Path, scenario: str = "agent") -> Iterator[sipp.Agents]:
    """Phones at every seat: their places are written into the switch's own file, in place of registrations."""
    port = free_port(socket.SOCK_DGRAM)
    file = centre.data / "asterisk" / "etc" / "pjsip_seats.conf"
    before = seats = file.read_text(encoding="utf-8")
    for agent in AGENTS:
        place = f"[{agent}](place)\ntype=aor\n"
        seats = seats.replace(place, f"{place}contact=sip:{agent}@127.0.0.1:{port}\n")
    _write(centre, file, seats)
    try:
        with sipp.agents(folder / "agents", port, scenario) as team:
            yield team
    finally:
        _write(centre, file, before)


@contextmanager
def ready_agents(centre: BenchCentre) -> Iterator[None]:
    """All agents take calls inside the block."""
    _all_become(centre, "ready")
    try:
        yield
    finally:
        _all_become(centre, "offline")


def _write(centre: BenchCentre, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    centre.console("module reload res_pjsip.so")


def _all_become(centre: BenchCentre, state: str) -> None:
    for agent in AGENTS:
        centre.ask("PUT", f"/agents/{agent}/state", {"state": state})
