"""What may be asked of the audit log."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Which entries: of subjects of this `noun` ("queue"), by this login, since and until (milliseconds UTC)."""

    noun: str | None = None
    who: str | None = None
    since: int | None = None
    until: int | None = None


EVERYTHING = Wanted()
