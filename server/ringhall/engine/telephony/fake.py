"""A switch in memory: keeps what it was asked, and plays the phones at the other end."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from ringhall.engine.telephony import events, ports

C = TypeVar("C", bound=ports.Command)


class FakeSwitch:
    """Implements `ports.Switch`. `commands` holds everything performed; tests make the phones act.

    Every event goes out at once, unless `hold_back()` was called: then `let_out` sends what was held, in the
    order and as often as the test wants. Whoever plays the people at the phones hears by `on_performed` what the
    switch does with them; a long simulation that needs no `commands` says `remembers=False`.
    """

    def __init__(self, *, remembers: bool = True) -> None:
        self.commands: list[ports.Command] = []
        self.seats: list[ports.Seat] = []
        self.fallback_order: list[str] = []
        self.trunks: list[ports.Trunk] = []
        self.legs: dict[str, events.LegState] = {}
        self.bridges: dict[str, list[str]] = {}
        self.music: set[str] = set()
        self.playing: dict[str, str] = {}
        self.refuse: Callable[[ports.Command], ports.SwitchRefused | None] = lambda command: None
        self.on_performed: Callable[[ports.Command], None] = lambda command: None
        self.heard: Callable[[str], int | None] = lambda leg_id: None
        self.alone: tuple[list[ports.ServedAlone], int] = ([], 0)
        self.up = True
        self._remembers = remembers
        self._bridge_of: dict[str, str] = {}
        self._hear: Callable[[events.SwitchEvent], None] = lambda event: None
        self._held: list[events.SwitchEvent] | None = None

    def listen(self, hear: Callable[[events.SwitchEvent], None]) -> None:
        self._hear = hear

    async def perform(self, command: ports.Command) -> None:
        """Remember the command and change what the switch holds, as the real one would."""
        if self._remembers:
            self.commands.append(command)
        refused = self.refuse(command) or self._impossible(command)
        if refused is not None:
            raise refused
        self._apply(command)
        self.on_performed(command)

    async def packets_from(self, leg_id: str) -> int | None:
        """What the test says of it; as long as it says nothing, nobody is heard."""
        return self.heard(leg_id)

    async def served_alone(self) -> tuple[list[ports.ServedAlone], int]:
        """What the test says it served."""
        return self.alone

    async def set_seats(self, seats: list[ports.Seat], fallback_order: list[str]) -> None:
        self.seats, self.fallback_order = list(seats), list(fallback_order)

    async def set_trunks(self, trunks: list[ports.Trunk]) -> None:
        self.trunks = list(trunks)

    def performed(self, kind: type[C]) -> list[C]:
        """The commands of one kind, oldest first."""
        return [command for command in self.commands if isinstance(command, kind)]

    # The people at the phones.

    def arrive(
        self,
        leg_id: str,
        dialled: str = "4008000001",
        caller: str = "+38640123456",
        line: str = "public",
        caller_name: str = "",
        waited_ms: int = 0,
    ) -> None:
        """Somebody calls."""
        self.legs[leg_id] = events.LegState(
            leg_id=leg_id,
            state="ringing",
            ours=True,
            dialled=dialled,
            caller=caller,
            caller_name=caller_name,
            line=line,
            waited_ms=waited_ms,
        )
        self.tell(
            events.CallArrived(
                leg_id=leg_id, dialled=dialled, caller=caller, caller_name=caller_name, line=line, waited_ms=waited_ms
            )
        )

    def ring(self, leg_id: str) -> None:
        """A dialled phone rings."""
        self.tell(events.LegRinging(leg_id=leg_id))

    def answer(self, leg_id: str) -> None:
        """A dialled phone is picked up."""
        self._set_up(leg_id)
        self.tell(events.LegAnswered(leg_id=leg_id))

    def hang_up(self, leg_id: str, cause: int = 16) -> None:
        """The person hangs up, or does not answer (17 busy, 19 no answer, 21 rejected)."""
        leg = self.legs.pop(leg_id, None)
        self._leave_bridge(leg_id)
        self.music.discard(leg_id)
        self.tell(events.LegEnded(leg_id=leg_id, cause=cause, was_answered=leg is not None and leg.state == "up"))

    def press(self, leg_id: str, keys: str) -> None:
        """The person presses keys, one after the other."""
        for key in keys:
            self.tell(events.KeyPressed(leg_id=leg_id, key=key))

    def finish(self, playback_id: str, *, failed: bool = False) -> None:
        """A playback comes to its end."""
        leg_id = self.playing.pop(playback_id)
        self.tell(events.PlaybackEnded(leg_id=leg_id, playback_id=playback_id, failed=failed))

    def recorded(self, leg_id: str, recording_id: str, seconds: float, file: str) -> None:
        """A message is done."""
        self.tell(events.MessageRecorded(leg_id=leg_id, recording_id=recording_id, seconds=seconds, file=file))

    # What goes wrong on the way.

    def hold_back(self) -> None:
        """From now on events wait for `let_out`."""
        self._held = []

    def let_out(self, order: Iterable[int] | None = None) -> None:
        """Send the held events in this order (indexes; leave some out to lose them, repeat some to double them)."""
        held, self._held = self._held or [], None
        for number in range(len(held)) if order is None else order:
            self._hear(held[number])

    def go_down(self, reason: str = "the link was cut") -> None:
        """The link is cut: commands are refused, events are lost, calls go on."""
        self.up = False
        self._hear(events.SwitchDown(reason=reason))

    def come_up(self, *, fresh: bool = False) -> None:
        """The link is back, with a snapshot; `fresh` when the switch itself died with all its calls."""
        if fresh:
            self.legs.clear()
            self.bridges.clear()
            self._bridge_of.clear()
            self.music.clear()
            self.playing.clear()
        self.up = True
        bridges = {name: list(legs) for name, legs in self.bridges.items()}
        self._hear(events.SwitchUp(legs=list(self.legs.values()), bridges=bridges, fresh=fresh))

    def tell(self, event: events.SwitchEvent) -> None:
        """Let this event out, or lose it while the link is down."""
        if not self.up:
            return
        if self._held is not None:
            self._held.append(event)
        else:
            self._hear(event)

    def _impossible(self, command: ports.Command) -> ports.SwitchRefused | None:
        name = type(command).__name__
        if not self.up:
            return ports.SwitchRefused(name, 0, "no link to the switch")
        if command.leg_id and command.leg_id not in self.legs and not isinstance(command, ports.Dial):
            return ports.SwitchRefused(name, 404, "Channel not found")
        if isinstance(command, ports.AddToBridge) and command.bridge_id not in self.bridges:
            return ports.SwitchRefused(name, 404, "Bridge not found")
        return None

    def _apply(self, command: ports.Command) -> None:
        match command:
            case ports.Dial(leg_id=leg_id, endpoint=endpoint):
                line = endpoint.rpartition("@")[2].removeprefix("PJSIP/")
                self.legs[leg_id] = events.LegState(leg_id=leg_id, state="ringing", ours=True, line=line)
            case ports.Answer(leg_id=leg_id):
                self._set_up(leg_id)
            case ports.HangUp(leg_id=leg_id, cause=cause):
                self.hang_up(leg_id, cause)
            case ports.Play(leg_id=leg_id, playback_id=playback_id):
                self.playing[playback_id] = leg_id
            case ports.StopPlay(playback_id=playback_id):
                if playback_id in self.playing:
                    self.finish(playback_id)
            case ports.StartMusic(leg_id=leg_id):
                self.music.add(leg_id)
            case ports.StopMusic(leg_id=leg_id):
                self.music.discard(leg_id)
            case _:
                self._apply_to_bridge(command)

    def _apply_to_bridge(self, command: ports.Command) -> None:
        match command:
            case ports.CreateBridge(bridge_id=bridge_id):
                self.bridges.setdefault(bridge_id, [])
            case ports.AddToBridge(bridge_id=bridge_id, leg_id=leg_id):
                self._leave_bridge(leg_id)
                self.bridges[bridge_id].append(leg_id)
                self._bridge_of[leg_id] = bridge_id
            case ports.RemoveFromBridge(bridge_id=bridge_id, leg_id=leg_id):
                if self._bridge_of.get(leg_id) == bridge_id:
                    self._leave_bridge(leg_id)
            case ports.DestroyBridge(bridge_id=bridge_id):
                for leg_id in self.bridges.pop(bridge_id, []):
                    del self._bridge_of[leg_id]

    def _leave_bridge(self, leg_id: str) -> None:
        bridge_id = self._bridge_of.pop(leg_id, None)
        if bridge_id is not None:
            self.bridges[bridge_id].remove(leg_id)

    def _set_up(self, leg_id: str) -> None:
        leg = self.legs[leg_id]
        self.legs[leg_id] = events.LegState(
            leg_id=leg_id,
            state="up",
            ours=leg.ours,
            dialled=leg.dialled,
            caller=leg.caller,
            caller_name=leg.caller_name,
            line=leg.line,
            waited_ms=leg.waited_ms,
        )
