"""`python -m ringhall.apps.simulator`: people who call a centre and agents who answer, in a process of their own."""

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from ringhall.apps.industries.starters import INDUSTRIES
from ringhall.apps.simulator.centre import habits_of, simulated_agents
from ringhall.apps.simulator.claim import claim
from ringhall.apps.simulator.http import CentreSaidNo
from ringhall.apps.simulator.playing import Options, play
from ringhall.apps.simulator.rules.agent import AgentHabits
from ringhall.apps.simulator.rules.caller import CallerHabits
from ringhall.apps.simulator.traffic import TrafficSettings
from ringhall.engine.telephony.errors import AsteriskDidNotStart, NoAsterisk
from ringhall.foundation import logging, tasks
from ringhall.foundation.data_folder import FolderTaken

PASSWORD_VARIABLE = "RINGHALL_PASSWORD"  # noqa: S105 (a name, not a password)
UNUSABLE = 2


def parse(arguments: list[str]) -> Options:
    """The options of the command line; the password comes from the environment, where `ps` does not show it."""
    parser = argparse.ArgumentParser(prog="python -m ringhall.apps.simulator", description=__doc__)
    parser.add_argument("--sip", default="127.0.0.1:5060", metavar="HOST:PORT", help="SIP port of the centre")
    parser.add_argument("--network-sip", type=int, default=0, metavar="PORT", help="port for the centre's own calls")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the centre's page")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder for the simulator's own use")
    parser.add_argument("--rate", type=float, default=10.0, metavar="CALLS", help="calls a minute")
    parser.add_argument("--calls-max", type=int, default=100, metavar="CALLS", help="calls at the same time")
    parser.add_argument("--talk", type=float, default=60.0, metavar="SECONDS", help="length of a talk on average")
    parser.add_argument("--patience", type=float, default=90.0, metavar="SECONDS", help="patience on average")
    parser.add_argument("--wrap-up", type=float, default=10.0, metavar="SECONDS", help="work after a talk on average")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same people")
    parser.add_argument("--seconds", type=float, help="stop after this time")
    parser.add_argument("--agents", default=",".join(simulated_agents()), help="logins of the agents to play")
    parser.add_argument("--dispositions", default="", help="codes with which agents file calls, by commas")
    parser.add_argument(
        "--industry", choices=INDUSTRIES, help="what kind of centre is called; its menus' keys are pressed"
    )
    parser.add_argument("--asterisk", type=Path, metavar="PROGRAM", help="an Asterisk to use")
    said = parser.parse_args(arguments)
    host, _, port = said.sip.rpartition(":")
    if not port.isdigit() or said.rate <= 0:
        parser.error("--sip is HOST:PORT, and --rate is above 0")
    filed = tuple(filter(None, said.dispositions.split(",")))
    return Options(
        data=said.data.resolve(),
        centre_host=host or "127.0.0.1",
        centre_port=int(port),
        url=said.url,
        password=os.environ.get(PASSWORD_VARIABLE, ""),
        agents=tuple(filter(None, said.agents.split(","))),
        asterisk=said.asterisk,
        seconds=said.seconds,
        network_sip=said.network_sip,
        traffic=TrafficSettings(
            rate=said.rate,
            seed=said.seed,
            calls_max=said.calls_max,
            caller=habits_of(said.industry, CallerHabits(talk_mean=said.talk, patience_mean=said.patience)),
            agent=AgentHabits(wrap_up_mean=said.wrap_up, dispositions=filed),
        ),
    )


async def until_told(options: Options) -> None:
    """Play until done, or until SIGTERM or Ctrl-C; then put everything away."""
    playing = tasks.start(play(options), "simulator")
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, playing.cancel)
    await asyncio.wait({playing})
    if not playing.cancelled():
        playing.result()


def main() -> int:
    """Exit code 2 with one sentence when it cannot be done."""
    options = parse(sys.argv[1:])
    options.data.mkdir(parents=True, exist_ok=True)
    logging.set_up(options.data / "simulator.log")
    try:
        with claim(options.data):
            asyncio.run(until_told(options))
    except (CentreSaidNo, AsteriskDidNotStart, NoAsterisk, FolderTaken) as problem:
        sys.stderr.write(f"The simulator cannot play: {problem}\n")
        return UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
