"""The real heart on a real switch, story in memory; agents reach it as they would over HTTP."""

import random
import re
import socket
from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from ringhall.apps.centre.kinds import CalendarSettings
from ringhall.apps.simulator.centre import demo_centre
from ringhall.apps.simulator.http import CentreHttp, CentreSaidNo
from ringhall.engine.flows import document
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.handlers import handlers
from ringhall.engine.recordings.jobs import Checker
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.engine.telephony import ports
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import TelephonySettings
from ringhall.foundation.clock import RealClock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.numbers import country_of
from ringhall.foundation.steps import Step
from ringhall.wiring import Surroundings, build_heart
from tests.support.centre import everybody_sees, nobody
from tests.support.memory import MemoryWriter

NUMBER = "4008000001"


class MainLine:
    """The demo centre's only number."""

    name = "Main line"
    flow_id = "main_line"

    def find(self, dialled: str) -> "MainLine | None":
        return self if dialled == NUMBER else None

    def normalise(self, raw: str) -> str:
        return raw

    def diallable(self, raw: str) -> str:
        return raw

    def is_dear(self, number: str) -> bool:
        return False

    def is_in(self, number: str, countries: Collection[str]) -> bool:
        return not countries or country_of(number) in countries

    def is_emergency(self, raw: str) -> bool:
        return False

    def caller_id(self) -> str:
        return NUMBER


class Beeps:
    """Prompts that are over at once."""

    async def media(self, parts: Any, language: str) -> list[str]:
        return ["sound:beep"]


class HeartAtWork(CentreHttp):
    """The demo centre. `ask` answers the few requests of simulated agents."""

    def __init__(self, folder: Path) -> None:
        super().__init__("http://heart.invalid")
        self.folder = folder
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.writer = MemoryWriter()
        self.alarms: list[str] = []
        self.switch = AsteriskSwitch(TelephonySettings(data=folder / "s", sip_port=self.sip_port))
        self.heart = build_heart(
            Surroundings(
                clock=RealClock(),
                chance=random.Random(7),
                writer=self.writer,
                switch=self.switch,
                numbers=MainLine(),
                prompts=Beeps(),
                find_customer=nobody,
                sees_callers=everybody_sees,
                may_dial=everybody_sees,
                may_pick_up=everybody_sees,
                recording_path=lambda name: str(folder / "raw" / f"{name}.raw"),
                message_seconds=lambda name: self.files.message_seconds(name),
                alarm=lambda code, grade, fields: self.alarms.append(code) if grade else None,
            )
        )
        self._add_recordings()

    def _add_recordings(self) -> None:
        raw = self.folder / "raw"
        raw.mkdir(parents=True)
        steps, live = self.heart.steps, LiveRecordings()
        self.files = RecordingFiles(raw, raw, self.folder / "recordings")
        checker = Checker(steps, live, self.files, lambda code, text, fields: self.alarms.append(text))
        steps.fold_with(LiveRecordings.FOLDED, live.apply)
        steps.handle(handlers(Recordings(live, self.files), checker.check))

    async def start(self) -> None:
        """Open the demo centre's doors."""
        centre = demo_centre()
        agents = msgspec.convert(centre["agents"], list[AgentSettings])
        flow = document.from_data(centre["flows"][0]["document"])
        calendars = {each["id"]: msgspec.convert(each, CalendarSettings) for each in centre["calendars"]}
        self.heart.flows.publish("main_line", 1, replace(flow, calendars=calendars))
        self.heart.routing.configure(msgspec.convert(centre["queues"], list[QueueSettings]), agents)
        await self.switch.start()
        await self.switch.set_trunks([ports.Trunk(name="public", match=["127.0.0.1"], channels_max=200)])
        await self.switch.set_seats([ports.Seat(name=a.login, secret=f"secret-{a.login}") for a in agents], [])
        self.heart.routing.restore()

    async def stop(self) -> None:
        await self.switch.stop()

    async def ask(self, method: str, path: str, body: Any = None, token: str | None = None) -> Any:
        """What the interface would answer to the agent whose login is the token."""
        if path == "/session":
            return {"token": body["login"]}
        assert token is not None
        if path == "/agents/me/sip":
            return {"user": token, "secret": f"secret-{token}"}
        agent = self.heart.routing.live.agent(token)
        if path == "/agents":
            return [{"login": token, "state": agent.state, "wanted": None}]
        try:
            self.heart.steps.run(lambda step: self._do(step, token, path, body))
        except Refusal as refusal:
            raise CentreSaidNo(refusal.status, str(refusal)) from None
        return None

    def _do(self, step: Step, agent_id: str, path: str, body: Any) -> None:
        contact = re.fullmatch(r"/contacts/([^/]+)/(\w+)", path)
        if path == "/agents/me/state":
            self.heart.routing.set_state(step, agent_id, body["state"], None, "test")
        elif contact and contact[2] == "disposition":
            self.heart.contacts.set_disposition(step, contact[1], agent_id, body["disposition"])
        elif contact and contact[2] == "wrap_up":
            self.heart.routing.end_wrap_up(step, agent_id, contact[1], "agent")
