"""What the switch tells: facts about legs (channels), in the order they happened. Not stored; inputs of steps."""

from typing import Literal

import msgspec


class SwitchEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything the switch tells. `at`: when, by the switch's own clock in ms, where it says so."""

    at: int | None = None


class CallArrived(SwitchEvent, frozen=True):
    """A call came in from a trunk, a seat or the web and waits for orders (it is not answered yet).

    `dialled` and `caller` are as the switch got them. `line` is the endpoint it came by. `waited_ms` is how
    long the switch's own fallback queue had it before us.
    """

    leg_id: str
    dialled: str
    caller: str
    caller_name: str = ""
    line: str = ""
    waited_ms: int = 0
    adopted: bool = False


class LegRinging(SwitchEvent, frozen=True):
    """A leg we dialled rings."""

    leg_id: str


class LegAnswered(SwitchEvent, frozen=True):
    """A leg we dialled was answered and is ours to command."""

    leg_id: str


class LegEnded(SwitchEvent, frozen=True):
    """A leg is gone. `cause` is the Q.850 number: 16 normal, 17 busy, 18/19 no answer, 21 rejected, 0 unknown."""

    leg_id: str
    cause: int
    was_answered: bool


class KeyPressed(SwitchEvent, frozen=True):
    """The party pressed a key; `key` is one of 0-9 * # A-D."""

    leg_id: str
    key: str


class PlaybackEnded(SwitchEvent, frozen=True):
    """All of a Play command was heard, or it failed or was stopped."""

    leg_id: str
    playback_id: str
    failed: bool = False


class MessageRecorded(SwitchEvent, frozen=True):
    """A RecordMessage is done; `file` is where it lies, empty when nothing was kept.

    `seconds` is 0 when nothing was said.
    """

    leg_id: str
    recording_id: str
    seconds: float
    file: str


class CommandFailed(SwitchEvent, frozen=True):
    """The switch refused a command; `status` is its HTTP-like number (0: no answer in time).

    `playback_id` says which one, where it was to be played or stopped.
    """

    leg_id: str
    command: str
    status: int
    reason: str
    playback_id: str = ""


class LegState(msgspec.Struct, frozen=True, kw_only=True):
    """One channel as a snapshot shows it; `dialled` is empty for a leg that we called."""

    leg_id: str
    state: Literal["down", "ringing", "up"]
    ours: bool
    dialled: str = ""
    caller: str = ""
    caller_name: str = ""
    line: str = ""
    waited_ms: int = 0


class SwitchUp(SwitchEvent, frozen=True):
    """The link stands (again), with everything the switch holds now; events before it may be lost.

    `legs` are all channels, `bridges` maps our bridge ids to the legs in them. `fresh` tells that the switch
    itself was restarted, so every older leg is gone.
    """

    legs: list[LegState]
    bridges: dict[str, list[str]]
    fresh: bool


class SwitchDown(SwitchEvent, frozen=True):
    """The link is cut; calls may go on in the switch."""

    reason: str
