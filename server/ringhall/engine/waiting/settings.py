"""A treatment: what a queue does for those who wait. Shapes as on the wire; each number says its unit."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ringhall.contact.events import HoldChoice
from ringhall.engine.flows.prompts import Name, Prompt, PromptName

MUSIC_CLASSES = ("default", "calm", "silence")
"""What the switch can play without a recording of one's own."""
ANNOUNCEMENTS_MAX = 20
CHOICES_MAX = 14
GAP_SECONDS_MIN = 10
First = Annotated[int, Meta(ge=0, le=3600)]
Every = Annotated[int, Meta(ge=0, le=3600)]
Key = Annotated[str, Meta(pattern=r"^[0-9*#A-D]\Z")]
Id = Annotated[str, Meta(max_length=80)]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the parts of a treatment."""


class Music(Shape, frozen=True, kw_only=True):
    """A music to wait with: a `music` class of the switch, or an uploaded recording that is played over and over."""

    name: Name = ""
    music: Annotated[str, Meta(max_length=80)] = ""
    prompt: PromptName = ""


class Announcement(Shape, frozen=True, kw_only=True):
    """Something that is said to everybody who waits long enough."""

    prompt: Prompt
    name: Name = ""


class Choice(Shape, frozen=True, kw_only=True):
    """What a key does: `information` and `advert` say `prompt`; `message` and `flow` leave the queue for `flow_id`.

    A `message` without a flow is left in the queue's own mailbox.
    """

    key: Key
    kind: HoldChoice
    name: Name = ""
    prompt: Prompt = ()
    flow_id: Id = ""


class Treatment(Shape, frozen=True, kw_only=True):
    """What a queue does for those who wait. Seconds count from when somebody came; `every` 0 is once only.

    Announcements come one after the other, or in an order that chance makes; between any two things that nobody
    asked for are at least ten seconds. The wait is said as a range, and as "more than" beyond `wait_minutes_max`.
    The keys of the `menu` count at any time; `menu_prompt` tells of them: at the fixed `time`, or `menu_margin_seconds`
    before callers of this queue and hour give up most (`peak`), or before `menu_share` percent of them have (`share`),
    if the expected wait reaches beyond that. As long as too little is known of them the fixed time holds.
    """

    music: Annotated[tuple[Music, ...], Meta(max_length=5)] = ()
    announcements: Annotated[tuple[Announcement, ...], Meta(max_length=ANNOUNCEMENTS_MAX)] = ()
    announcements_first_seconds: First = 30
    announcements_every_seconds: Every = 45
    announcements_random: bool = False
    position: bool = False
    position_first_seconds: First = 5
    position_every_seconds: Every = 60
    position_only_improving: bool = True
    wait: bool = False
    wait_first_seconds: First = 5
    wait_every_seconds: Every = 120
    wait_minutes_max: Annotated[int, Meta(ge=2, le=60)] = 20
    menu: Annotated[tuple[Choice, ...], Meta(max_length=CHOICES_MAX)] = ()
    menu_prompt: Prompt = ()
    menu_first_seconds: First = 15
    menu_every_seconds: Every = 0
    menu_by: Literal["time", "peak", "share"] = "time"
    menu_share: Annotated[int, Meta(ge=1, le=90)] = 20
    menu_margin_seconds: Annotated[int, Meta(ge=0, le=300)] = 10

    def choice(self, key: str) -> Choice | None:
        """What this key does."""
        return next((choice for choice in self.menu if choice.key == key), None)
