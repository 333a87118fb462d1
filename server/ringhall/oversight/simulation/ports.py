"""What a replay needs of the program: contacts and routing without phones."""

from dataclasses import dataclass
from typing import Protocol

from ringhall.contact.service import Contacts
from ringhall.engine.routing.service import Routing
from ringhall.foundation.clock import Clock
from ringhall.foundation.steps import Steps, Writer


@dataclass(frozen=True)
class Floor:
    """Contacts and routing on one line of steps."""

    steps: Steps
    contacts: Contacts
    routing: Routing


class BuildFloor(Protocol):
    """Makes a floor on this clock whose steps are stored by this writer; identifiers are drawn by the seed."""

    def __call__(self, clock: Clock, writer: Writer, seed: int) -> Floor: ...
