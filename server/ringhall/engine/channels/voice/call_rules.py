"""What holds for all calls: where callers are parked, and how long."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

PLACES_MAX = 50
Code = Annotated[str, msgspec.Meta(pattern=r"^(\*[0-9]{1,3})?\Z")]


class CallRules(msgspec.Struct, frozen=True, kw_only=True):
    """Callers are parked at `park_places` places, numbered from `park_first` on, for `park_seconds` at a time.

    Whoever dials `pick_up_code` and an extension takes the call that rings there; without one, the call that rings
    longest in their queues and ring groups. Empty: nobody picks up by phone.
    Whoever dials `sign_in_code` signs in at that phone by their extension and their PIN, or changes their state there.
    Empty: nobody signs in by phone.
    Whoever dials `recording_code` at a phone of ours, or `recording_number` anywhere, records a prompt for which
    the page has shown them a code. Empty: nobody does so by phone, or only inside.
    An agent who has a customer on hold is reminded every `hold_reminder_seconds` (0: never).
    """

    id: str = "all"
    park_first: Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{1,5}\Z")] = "701"
    park_places: Annotated[int, msgspec.Meta(ge=0, le=PLACES_MAX)] = 9
    park_seconds: Annotated[int, msgspec.Meta(ge=15, le=3600)] = 120
    pick_up_code: Code = "*8"
    sign_in_code: Code = "*11"
    recording_code: Code = "*12"
    recording_number: Annotated[str, msgspec.Meta(pattern=r"^(\+?[0-9]{2,20})?\Z")] = ""
    hold_reminder_seconds: Annotated[int, msgspec.Meta(ge=0, le=3600)] = 0

    @property
    def codes(self) -> Iterator[tuple[str, str]]:
        """The codes that phones can dial, by their field."""
        fields = "pick_up_code", "sign_in_code", "recording_code"
        return ((field, getattr(self, field)) for field in fields if getattr(self, field))

    @property
    def places(self) -> list[str]:
        """The numbers of the places."""
        first = int(self.park_first)
        return [str(first + n) for n in range(self.park_places)]
