"""What people set for alerts: the dead-band, and how long an agent may stay in a state."""

from typing import Annotated

import msgspec

from ringhall.oversight.operations.rules.dead_band import Band

Seconds = Annotated[int, msgspec.Meta(ge=0, le=3600)]
StateSeconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
MINUTE_MS = 60_000


class AlertSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's alerts. Of a state whose limit is 0 seconds nobody is told.

    Shares are looked at from `contacts_min` contacts of the day on, and are well again `inside_points` percentage
    points within their limit. Limits of a queue stand in its own settings.
    """

    id: str = "all"
    raise_after_seconds: Seconds = 60
    clear_after_seconds: Seconds = 60
    inside_points: Annotated[int, msgspec.Meta(ge=0, le=50)] = 2
    contacts_min: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 10
    snooze_minutes: Annotated[int, msgspec.Meta(ge=1, le=480)] = 15
    hold_seconds_max: StateSeconds = 180
    wrap_up_seconds_max: StateSeconds = 300
    talking_seconds_max: StateSeconds = 1_800
    not_ready_seconds_max: StateSeconds = 3_600

    @property
    def band(self) -> Band:
        """The dead-band in milliseconds."""
        return Band(self.raise_after_seconds * 1000, self.clear_after_seconds * 1000)

    @property
    def snooze_ms(self) -> int:
        """How long a snooze lasts."""
        return self.snooze_minutes * MINUTE_MS

    def state_ms_max(self, state: str) -> int | None:
        """How long an agent may stay in this state; None where nobody minds."""
        seconds: int = getattr(self, f"{state}_seconds_max", 0)
        return seconds * 1000 or None


def late_at(settings: AlertSettings, state: str, since: int, remind_at: int | None = None) -> int | None:
    """From when on an agent is too long in their state; None where nobody minds.

    `remind_at`: when they are reminded of it themselves, by the settings of their queue, which are nearer.
    """
    if remind_at is not None:
        return remind_at
    limit = settings.state_ms_max(state)
    return since + limit if limit is not None and since > 0 else None
