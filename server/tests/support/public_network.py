"""The public network for tests: people with tones for voices, who keep what they heard.

async with public_network(folder, centre_port) as network:
    phone = await network.phone("agent3", secret)
    caller = await network.call("4008000001", "+12025550123", voice_hz=440)
    seat = await phone.rings()
    await seat.answer(voice_hz=1000)
    await caller.answered()
    await caller.hears(1000)
    await caller.hang_up()
"""

import asyncio
import math
import time
import wave
from array import array
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from ringhall.apps.simulator.configuration import Account, KeysBy, line_of
from ringhall.apps.simulator.leg import Leg, within
from ringhall.apps.simulator.network import Network
from ringhall.apps.simulator.playing import Options
from ringhall.apps.simulator.playing import public_network as running_network
from ringhall.apps.simulator.traffic import TrafficSettings
from ringhall.apps.simulator.voices import prepare_quiet
from tests.support.ear import pauses
from tests.support.tones import RATE, loudness

WAIT_SECONDS_MAX = 40.0
# Longer than any test, also on a busy machine.
TONE_SECONDS = 300
TONE_PEAK = 8000
AUDIBLE = 800.0


class Person:
    """Somebody in a call of the public network."""

    def __init__(self, leg: Leg, network: "PublicNetwork") -> None:
        self.leg = leg
        self._network = network

    @property
    def contact_id(self) -> str:
        """The centre's word for the contact, as its call to a seat names it."""
        return self.leg.contact_id

    async def answered(self) -> None:
        """Wait until the other end has picked up."""
        came = await within(WAIT_SECONDS_MAX, self.leg.answered, self.leg.ended)
        assert came, "nobody answered in time"
        assert self.leg.answered.is_set(), f"the call ended with cause {self.leg.cause}"

    async def answer(self, voice_hz: int | None = None) -> None:
        """Pick up, and say this tone from then on."""
        await self.leg.answer()
        await self.say(voice_hz)

    async def say(self, voice_hz: int | None) -> None:
        """Say a tone for as long as a test takes; None is silence that is sent."""
        await self.leg.say("quiet")
        if voice_hz is not None:
            await self.leg.play(self._network.tone(voice_hz))

    async def press(self, keys: str) -> None:
        """Press keys."""
        await self.leg.press(keys)

    async def hears_keys(self, keys: str) -> None:
        """Wait until exactly these keys were pressed at the other end."""
        end, between = time.monotonic() + WAIT_SECONDS_MAX, pauses()
        while self.leg.keys_heard != keys:
            assert time.monotonic() < end, f"{self.leg.keys_heard!r} was heard, not {keys!r}"
            await asyncio.sleep(next(between))

    async def hang_up(self) -> None:
        """Put the phone down and wait until the line is free."""
        await self.leg.hang_up()
        await self.ended()

    async def ended(self) -> None:
        """Wait until the call is over."""
        assert await within(WAIT_SECONDS_MAX, self.leg.ended), "the call did not end in time"

    async def hears(self, hertz: int) -> None:
        """Wait until this tone is heard."""
        end, between = time.monotonic() + WAIT_SECONDS_MAX, pauses()
        while not self.heard(hertz):
            assert time.monotonic() < end, f"{hertz} Hz was not heard in time"
            await asyncio.sleep(next(between))

    async def hears_something(self, since_seconds: float) -> None:
        """Wait until there is any sound after that many seconds of the call."""
        end, between = time.monotonic() + WAIT_SECONDS_MAX, pauses()
        while max(map(abs, self.hearing(since_seconds)), default=0) < AUDIBLE:
            assert time.monotonic() < end, "nothing was heard in time"
            await asyncio.sleep(next(between))

    def hearing(self, since_seconds: float = 0.0) -> "array[int]":
        """All samples that were heard so far, at 8 kHz."""
        file = self._network.network.hearings / f"{self.leg.id}.raw"
        samples = array("h", file.read_bytes()) if file.exists() else array("h")
        return samples[0::2][round(since_seconds * RATE) :]

    def heard(self, hertz: int, since_seconds: float = 0.0) -> bool:
        """Whether this tone was heard in any half second."""
        samples, piece = self.hearing(since_seconds), RATE // 2
        return any(
            loudness(samples[at : at + piece], hertz) > AUDIBLE for at in range(0, len(samples) - piece + 1, piece)
        )


class Phone:
    """An agent's desk phone."""

    def __init__(self, network: "PublicNetwork", name: str) -> None:
        self.calls: asyncio.Queue[Leg] = asyncio.Queue()
        self._network, self._name = network, name

    async def dials(self, number: str) -> Person:
        """This phone calls somebody; whoever holds it is silent, and hears what there is to hear."""
        return await self._network.dials(number, self._name)

    async def rings(self) -> Person:
        """The next call to this phone, ringing."""
        async with asyncio.timeout(WAIT_SECONDS_MAX):
            leg = await self.calls.get()
        await leg.ring()
        return Person(leg, self._network)


class PublicNetwork:
    """A network whose people do what the test says."""

    def __init__(self, network: Network, folder: Path) -> None:
        self.network = network
        self._folder = folder
        self._callers: list[Person] = []
        self._phones: dict[str, Phone] = {}
        self._accounts: dict[str, Account] = {}
        network.on_call = lambda leg: self.phone_of(leg.dialled).calls.put_nowait(leg)

    def phone_of(self, dialled: str) -> Phone:
        """The phone (or outside number) of this name; it need not be registered."""
        return self._phones.setdefault(dialled, Phone(self, dialled))

    async def phone(self, agent: str, secret: str) -> Phone:
        """A phone registered at the centre under this account."""
        return (await self.register({agent: secret}))[agent]

    async def register(self, secrets: Mapping[str, str]) -> dict[str, Phone]:
        """Phones registered at the centre, by the accounts of these agents."""
        self._accounts |= {agent: Account(agent, secret) for agent, secret in secrets.items()}
        there = await self.network.set_phones(self._accounts.values(), WAIT_SECONDS_MAX)
        assert there == len(self._accounts), "not registered in time"
        return {agent: self.phone_of(agent) for agent in secrets}

    async def call(self, number: str, caller: str, *, keys: str = "", voice_hz: int | None = None) -> Person:
        """Call the centre; with keys or a voice this waits for the answer."""
        person = Person(await self.network.call(number, caller), self)
        self._callers.append(person)
        if keys or voice_hz is not None:
            await person.answered()
            await person.say(None)
            if keys:
                await person.press(keys)
            if voice_hz is not None:
                await person.say(voice_hz)
        return person

    async def dials(self, number: str, account: str) -> Person:
        """A registered phone calls, under its own account."""
        person = Person(await self.network.call(number, account, line_of(account)), self)
        self._callers.append(person)
        return person

    async def falls_silent(self) -> None:
        """Whoever still calls puts the phone down, and the next test has phones of its own.

        The accounts of this one may be changed by then; a phone with an old secret would never register again.
        """
        for person in self._callers:
            await person.leg.hang_up()
        self._callers.clear()
        self._accounts.clear()

    def tone(self, hertz: int) -> Path:
        """A sound file with minutes of this tone."""
        file = self._folder / f"tone{hertz}.wav"
        if not file.exists():
            write_tone(file, hertz)
        return file


def write_tone(file: Path, hertz: int) -> None:
    """Minutes of one tone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    turn = 2 * math.pi * hertz / RATE
    second = array("h", (round(TONE_PEAK * math.sin(turn * n)) for n in range(RATE)))
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(second.tobytes() * TONE_SECONDS)


@asynccontextmanager
async def public_network(
    folder: Path,
    centre_port: int,
    voices_hz: Mapping[str, int] | None = None,
    sip_port: int = 0,
    keys_by: KeysBy = "rtp",
) -> AsyncIterator[PublicNetwork]:
    """A second Asterisk around the centre on this SIP port of 127.0.0.1, inside the block, at `sip_port` (0: any).

    Its phones send keys by `keys_by`. `voices_hz` gives simulated callers and agents (`caller`, `agent`) tones for
    voices.
    """
    options = Options(
        data=folder,
        centre_host="127.0.0.1",
        centre_port=centre_port,
        url="",
        password="",
        traffic=TrafficSettings(),
        agents=(),
        network_sip=sip_port,
        keys_by=keys_by,
    )
    spoken = prepare_quiet(folder / "voices")
    for voice, hertz in (voices_hz or {}).items():
        write_tone(spoken / voice / "tone.wav", hertz)
    async with running_network(options, spoken, hearing=True) as network:
        yield PublicNetwork(network, folder)
