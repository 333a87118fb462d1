"""Builders of users and of the services that keep them."""

import random
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from ringhall.company.access.service.second_factor import SecondFactor
from ringhall.company.access.service.sessions import Access
from ringhall.company.access.service.users import Users
from ringhall.company.access.types import UserSettings
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.ids import Ids
from ringhall.foundation.secrets import SecretBox
from tests.support.hashing import quick_hasher

PASSWORD = "green boats sail slowly"


@dataclass
class Office:
    """The services of company, on a clock moved by hand."""

    clock: SimulatedClock = field(default_factory=SimulatedClock)

    def __post_init__(self) -> None:
        hasher = quick_hasher()
        self.ids = Ids(self.clock, random.Random(7))
        self.audit = Audit(self.clock)
        with tempfile.TemporaryDirectory() as folder:
            box = SecretBox(Path(folder) / "key")
        self.second_factor = SecondFactor(self.clock, box, self.audit)
        self.access = Access(self.clock, hasher, self.audit, self.second_factor)
        self.users = Users(hasher, self.audit, self.ids.new)


def a_user(login: str = "anna", *roles: str) -> UserSettings:
    """What an administrator would say of a new user."""
    return UserSettings(login=login, name=login.title(), roles=roles or ("agent",))
