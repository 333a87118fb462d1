"""What is said at phones whose legs are in no contact: one thing at a time, hushed by a key."""

from collections.abc import Awaitable, Callable

from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step

Media = Callable[[], Awaitable[list[str]]]
"""Makes what is to be heard, in its own time."""


class PhoneTalk:
    """Owner of what sounds at these legs. `called` tells its playbacks from those of others."""

    def __init__(self, lanes: Lanes, called: str) -> None:
        self._lanes, self._called = lanes, called
        self._said: dict[str, int] = {}
        self._sounding: set[str] = set()

    def say(self, step: Step, leg: str, media: Media) -> None:
        """Let the leg hear this. What sounds there meanwhile should be hushed before."""
        said = self._said[leg] = self._said.get(leg, 0) + 1
        self._sounding.add(leg)
        step.after_commit(lambda: self._lanes.send(leg, lambda: self._play(leg, said, media)))

    def sounds(self, leg: str) -> bool:
        """Whether the leg hears something, or is about to."""
        return leg in self._sounding

    def hush(self, step: Step, leg: str) -> None:
        """Silence, at once."""
        if leg in self._sounding:
            self._sounding.discard(leg)
            stop = ask.StopPlay(leg_id=leg, playback_id=self._playback(leg, self._said[leg]))
            step.after_commit(lambda: self._lanes.send(leg, stop))

    def is_over(self, event: heard.PlaybackEnded) -> bool:
        """Whether with this the leg has heard what was said last, and it was not hushed."""
        leg = event.leg_id
        over = leg in self._sounding and event.playback_id == self._playback(leg, self._said[leg])
        if over:
            self._sounding.discard(leg)
        return over

    def give_up(self, leg: str) -> None:
        """The switch does not tell that it is over: it is taken as heard."""
        self._sounding.discard(leg)

    def forget(self, leg: str) -> None:
        """The leg is gone."""
        self._said.pop(leg, None)
        self._sounding.discard(leg)

    async def _play(self, leg: str, said: int, media: Media) -> ask.Command | None:
        made = await media()
        wanted = leg in self._sounding and self._said.get(leg) == said
        return ask.Play(leg_id=leg, playback_id=self._playback(leg, said), media=made) if wanted else None

    def _playback(self, leg: str, said: int) -> str:
        """What the switch calls it. Its last part is no mere number, as a flow's are."""
        return f"{leg}.{self._called}.s{said}"
