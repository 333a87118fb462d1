"""Callers and whoever is called outside, at their phones: they act on what the switch does with their leg."""

import random
from collections.abc import Callable
from typing import Protocol

from ringhall.engine.telephony import ports as ask
from ringhall.engine.telephony.fake import FakeSwitch
from ringhall.foundation.clock import SimulatedClock
from tests.support.sim.plan import Plan


class World:
    """What everybody at a phone shares: the switch, the time, chance."""

    def __init__(self, plan: Plan, switch: FakeSwitch, time: SimulatedClock) -> None:
        self.plan, self.switch, self.time = plan, switch, time
        self.chance = random.Random(f"{plan.seed} people")
        self.by_leg: dict[str, Person] = {}
        self.calls = 0
        self.wish_call_back: Callable[[str], bool] = lambda leg_id: False
        switch.on_performed = self._notice

    def in_(self, milliseconds: float, act: Callable[[], None]) -> None:
        """Do this so much later."""
        self.time.call_at(self.time.now() + round(milliseconds), act)

    def by_phone(self, line: str, number: str) -> None:
        """A phone of ours calls; whoever holds it hangs up some time, at the latest."""
        self.calls += 1
        leg = f"phone{self.calls}"
        Caller(self, leg)
        self.switch.arrive(leg, number, line, line)
        self.in_(self.chance.randint(40, 900) * 1000, lambda: self.hang_up(leg))

    def is_there(self, leg_id: str) -> bool:
        return leg_id in self.switch.legs

    def hang_up(self, leg_id: str, cause: int = 16) -> None:
        if self.is_there(leg_id):
            self.switch.hang_up(leg_id, cause)

    def gone(self) -> None:
        """Forget the people whose legs are gone."""
        legs = self.switch.legs
        self.by_leg = {leg: person for leg, person in self.by_leg.items() if leg in legs}

    def _notice(self, command: ask.Command) -> None:
        person = self.by_leg.get(command.leg_id)
        if person is not None:
            person.notices(command)


class Person(Protocol):
    """Somebody at a phone."""

    def notices(self, command: ask.Command) -> None:
        """The switch has done this with their leg."""
        ...


class Caller:
    """Listens, presses a key, waits as long as patience lasts, talks, puts the phone down."""

    def __init__(self, world: World, leg_id: str) -> None:
        self._world, self._leg = world, leg_id
        chance, plan = world.chance, world.plan
        self._key = chance.choice("12345678") if chance.random() < 0.93 else chance.choice("90#*")
        self._talk_ms = 1000 + chance.expovariate(1 / plan.talk_seconds) * 1000
        self._patience_ms = 500 + chance.expovariate(1 / plan.patience_seconds) * 1000
        self._waits = self._talks = False
        world.by_leg[leg_id] = self

    def notices(self, command: ask.Command) -> None:
        world, chance = self._world, self._world.chance
        match command:
            case ask.Play(playback_id=playback) if playback.rpartition(".")[2].startswith("w"):
                self._begin_to_wait()
                world.in_(3_000, lambda: self._heard(playback))
                if chance.random() < 0.2:
                    world.in_(chance.randint(300, 20_000), self._press_while_waiting)
            case ask.Play(playback_id=playback):
                world.in_(3_000, lambda: self._heard(playback))
                if chance.random() < 0.95:
                    world.in_(chance.randint(300, 6_000), self._press)
                elif chance.random() < 0.5:
                    world.in_(chance.randint(100, 9_000), self._go)
            case ask.StartMusic():
                self._begin_to_wait()
            case ask.AddToBridge() if not self._talks:
                self._talks = True
                world.in_(self._talk_ms, self._have_talked)
            case ask.RecordMessage(recording_id=recording):
                world.in_(chance.randint(200, 20_000), lambda: self._said(recording))

    def _begin_to_wait(self) -> None:
        if not self._waits:
            self._waits = True
            self._world.in_(self._patience_ms, self._lose_patience)
            if self._world.chance.random() < 0.15:
                self._world.in_(self._world.chance.randint(1_000, 60_000), self._wish_call_back)

    def _press_while_waiting(self) -> None:
        if self._world.is_there(self._leg):
            chance = self._world.chance
            self._world.switch.press(self._leg, "".join(chance.choices("123456*#07", k=chance.choice((1, 1, 1, 4)))))

    def _heard(self, playback: str) -> None:
        if playback in self._world.switch.playing:
            self._world.switch.finish(playback)

    def _press(self) -> None:
        if self._world.is_there(self._leg) and not self._waits:
            keys = self._key if self._world.chance.random() < 0.97 else f"#{self._key}"
            self._world.switch.press(self._leg, keys)

    def _wish_call_back(self) -> None:
        """Most hang up at once when they are promised a call; some stay on the line."""
        promised = self._world.is_there(self._leg) and self._world.wish_call_back(self._leg)
        if promised and self._world.chance.random() < 0.9:
            self._world.in_(self._world.chance.randint(0, 3_000), self._go)

    def _lose_patience(self) -> None:
        if not self._talks:
            self._go()

    def _have_talked(self) -> None:
        # Whoever is on hold just now, or waits again after a transfer, gives it another while.
        if self._leg in self._world.switch.music and self._world.chance.random() < 0.6:
            self._world.in_(30_000, self._have_talked)
        else:
            self._go()

    def _said(self, recording: str) -> None:
        world = self._world
        if not world.is_there(self._leg):
            return
        draw, seconds = world.chance.random(), world.chance.choice((0, 4))
        if draw < 0.3:
            self._go()
        world.switch.recorded(self._leg, recording, seconds, "m.wav" if seconds else "")
        if draw > 0.6:
            self._go()

    def _go(self) -> None:
        self._world.hang_up(self._leg)


class Outsider:
    """An outside number that is called: answers or not, talks a while, hangs up."""

    def __init__(self, world: World, leg_id: str) -> None:
        self._world, self._leg = world, leg_id
        world.by_leg[leg_id] = self
        draw = world.chance.random()
        if draw < 0.8:
            world.in_(world.chance.randint(500, 12_000), self._answer)
        elif draw < 0.95:
            world.in_(world.chance.randint(50, 9_000), lambda: world.hang_up(leg_id, world.chance.choice((17, 21, 1))))

    def _answer(self) -> None:
        world = self._world
        if world.is_there(self._leg):
            world.switch.answer(self._leg)
            world.in_(world.chance.randint(500, 200_000), lambda: world.hang_up(self._leg))

    def notices(self, command: ask.Command) -> None:
        """They do what they do."""
