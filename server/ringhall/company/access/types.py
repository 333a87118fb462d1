"""Users and what comes of signing in."""

from dataclasses import dataclass
from typing import Literal

from ringhall.company.access.rules.rights import rights_of

LANGUAGES = ("en", "zh", "da", "ro", "sl")
PinVerdict = Literal["right", "wrong", "locked"]
"""What becomes of a PIN: `locked` was not looked at, for too many were wrong before it."""


@dataclass(frozen=True)
class UserSettings:
    """What an administrator says of a user. `login` is lower case."""

    login: str
    name: str
    roles: tuple[str, ...]
    agent_id: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class User:
    """Somebody who may sign in."""

    id: str
    login: str
    name: str
    roles: tuple[str, ...]
    agent_id: str | None
    language: str
    granted: frozenset[str] = frozenset()
    version: int = 1

    @property
    def rights(self) -> frozenset[str]:
        """What the built-in roles give, and `granted`, which the centre's own roles give."""
        return rights_of(self.roles) | self.granted

    def may(self, right: str) -> bool:
        """Whether one of the user's roles gives this right."""
        return right in self.rights


@dataclass(frozen=True)
class Role:
    """A role of the centre's own: a name for a set of rights."""

    id: str
    name: str
    rights: tuple[str, ...]
    version: int = 1


@dataclass(frozen=True)
class SignedIn:
    """A fresh session. The token is shown once and stored nowhere; `expires_at` is milliseconds UTC."""

    token: str
    user: User
    expires_at: int


@dataclass(frozen=True)
class OwnSession:
    """One of a person's sessions: `id` names it and opens nothing; times are milliseconds UTC."""

    id: str
    device: str
    since: int
    seen_at: int
    here: bool
