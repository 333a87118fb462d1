"""A person's own account: what they wish of their pages, their password, their sessions."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ringhall.apps.api.schemas.common import Body, Moment, Shape
from ringhall.company.organisation.rules.hours import zone

KEYS_MAX = 100
Secret = Annotated[str, Field(min_length=1, max_length=1_000)]
SessionId = Annotated[str, Field(pattern=r"^[0-9a-f]{1,64}$")]
CommandName = Annotated[str, Field(pattern=r"^[a-z_.]{1,40}$")]
KeyName = Annotated[str, Field(max_length=40)]
Volume = Annotated[int, Field(ge=0, le=100)]


def _known_zone(name: str) -> str:
    if name and zone(name) is None:
        raise ValueError("This zone is not known: use a name such as Europe/Ljubljana.")
    return name


ZoneName = Annotated[str, Field(max_length=60), AfterValidator(_known_zone)]


class Look(Body):
    """How pages look to the person; an empty zone is the centre's own."""

    theme: Literal["auto", "light", "dark"] = "auto"
    density: Literal["normal", "comfortable"] = "normal"
    time_zone: ZoneName = ""


class Keys(Body):
    """Keys other than the usual ones, by command (empty: none), and whether single letters do anything."""

    letters: bool = True
    changed: Annotated[dict[CommandName, KeyName], Field(max_length=KEYS_MAX)] = {}


class Sound(Body):
    """Whether an event is heard, and how loud."""

    on: bool = True
    volume: Volume = 60


class Sounds(Body):
    """What is heard, and in which tone the phone rings; `notify` lets the system tell of a call on a hidden page."""

    tone: Literal["soft", "classic", "bright", "low"] = "soft"
    notify: bool = True
    ring: Sound = Sound()
    alert: Sound = Sound(on=False)
    message: Sound = Sound(volume=40)
    wrap_up: Sound = Sound(on=False, volume=40)
    hold: Sound = Sound(volume=40)
    lost: Sound = Sound(volume=50)


class Preferences(Shape):
    """Everything the person wishes, with what holds where they said nothing."""

    look: Look = Look()
    keys: Keys = Keys()
    sounds: Sounds = Sounds()


class NewPassword(Body):
    """The old password and the one that takes its place."""

    old: Secret
    new: Secret


class OwnPin(Shape):
    """Whether the person has a PIN, and where it is typed: phones dial `code`, then ask for `extension` and PIN.

    `code` is empty where nobody signs in by phone, `extension` where the person has none: then a PIN is of no use yet.
    """

    has_pin: bool
    code: str
    extension: str


class NewPin(Body):
    """The present password, and the PIN from now on; empty: none any more."""

    password: Secret
    pin: Annotated[str, Field(max_length=80)]


class OwnSession(Shape):
    """One of the person's sessions; `here` is the one that asks."""

    id: str
    browser: str
    system: str
    since: Moment
    seen_at: Moment
    here: bool
