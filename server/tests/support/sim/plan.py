"""What is played: how many people, how long, what goes wrong; all of it from one seed."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args

from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.engine.channels.voice.extensions import Extension, RingGroup
from ringhall.engine.flows.prompts import Part
from ringhall.engine.routing.settings import (
    WHEN,
    AgentSettings,
    At,
    QueueRule,
    QueueSettings,
    Relaxation,
    Strategy,
    Then,
)
from ringhall.engine.virtual_agents.service import Known
from ringhall.engine.virtual_agents.settings import VirtualAgent
from ringhall.engine.waiting.settings import Announcement, Choice, Music, Treatment

ZONE = "Europe/Ljubljana"
# The nights in which the clocks of the zone are put forward and back, and a day like any other (UTC).
STARTS = (
    datetime(2026, 3, 28, 21, tzinfo=UTC),
    datetime(2026, 10, 24, 21, tzinfo=UTC),
    datetime(2026, 6, 9, tzinfo=UTC),
)
STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
QUEUES = 8
OTHER_EXTENSIONS = (
    Extension(number="300", name="Lobby", leads_to="phone"),
    Extension(number="301", name="Fax", leads_to="phone", outside_calls=True),
    Extension(number="400", name="Queue", leads_to="queue", target="q0"),
    Extension(number="500", name="Menu", leads_to="flow", target="main"),
    Extension(number="600", name="All", leads_to="ring_group", target="all"),
    Extension(number="601", name="In turn", leads_to="ring_group", target="in_turn"),
)
GROUPS = (
    RingGroup(id="all", name="All", members=("2000", "2001", "2002", "300"), ring_seconds=15),
    RingGroup(
        id="in_turn",
        name="In turn",
        members=("2002", "301", "2001"),
        mode="in_turn",
        ring_seconds=5,
        otherwise="queue",
        target="q1",
    ),
)
NAILED_UP = 9
"""The phone of every ninth agent stays connected."""
SKILLS = ("danish", "gold", "billing", "repair")


@dataclass(frozen=True)
class Misfortune:
    """Shares are of all events of the switch, minutes the mean time between two; None: never."""

    lost: float = 0.002
    doubled: float = 0.004
    late: float = 0.01
    reordered: float = 0.01
    refused: float = 0.0005
    phones_vanish: float = 0.01
    restart_minutes: float | None = 25
    link_cut_minutes: float | None = 40
    switch_death_minutes: float | None = 240
    clock_jump_minutes: float | None = 60
    settings_minutes: float | None = 20


NONE = Misfortune(0, 0, 0, 0, 0, 0, None, None, None, None, None)


@dataclass(frozen=True)
class Plan:
    """`hours` are hours of agents: 10 agents for one hour are ten."""

    seed: int
    hours: float = 100.0
    agents: int = 0
    misfortune: Misfortune = field(default_factory=Misfortune)
    talk_seconds: float = 300.0
    wrap_up_seconds: float = 40.0
    patience_seconds: float = 180.0
    load: float = 0.85

    @property
    def crew(self) -> int:
        """So many agents; when nothing is said a few for short plays and many for long ones."""
        return self.agents or min(200, max(6, round(self.hours / 20)))

    @property
    def length_ms(self) -> int:
        return round(self.hours / self.crew * 3_600_000)

    @property
    def start_ms(self) -> int:
        return round(STARTS[self.seed % len(STARTS)].timestamp() * 1000)

    @property
    def gap_ms(self) -> float:
        """The mean time between two arrivals that keeps `load` of the crew's time busy."""
        return (self.talk_seconds + self.wrap_up_seconds) * 1000 / (self.crew * self.load)


def queues_of(chance: random.Random) -> list[QueueSettings]:
    """As many queues as a menu has keys for, each with a strategy and habits of its own."""
    return [
        QueueSettings(
            id=f"q{n}",
            name=strategy,
            strategy=strategy,
            skills=[chance.choice(SKILLS)] if chance.random() < 0.4 else [],
            relaxations=relaxations_of(chance) if chance.random() < 0.5 else [],
            not_again_seconds=chance.choice((30, 120)),
            priority=chance.choice((0, 0, 0, 1, 5)),
            acceleration=chance.choice((50, 100, 100, 200)),
            ring_seconds=chance.choice((10, 15, 20)),
            wrap_up_seconds=chance.choice((0, 20, 60)),
            waiting_max=chance.choice((8, 500)),
            rules=rules_of(chance, n),
            wait_seconds_max=900,
            call_back_first=chance.choice(("customer", "agent")),
            call_back_attempts=chance.choice((1, 3)),
            call_back_gap_minutes=chance.choice((1, 5)),
            call_back_opens=(opens := chance.choice(("00:00", "02:30"))),
            call_back_closes="24:00" if opens == "00:00" else "01:30",
            call_back_ring_seconds=15,
            call_back_hours_max=1,
            call_back_taken_over=chance.random() < 0.7,
        )
        for n, strategy in enumerate(chance.sample(STRATEGIES, QUEUES))
    ]


def rules_of(chance: random.Random, n: int) -> list[QueueRule]:
    """Some ways out of the queue, among them one into the next."""
    ways: list[tuple[Then, str]] = [("voicemail", ""), ("message", ""), ("number", "+38615550100"), ("flow", "main")]
    ways += [("queue", f"q{(n + 1) % QUEUES}"), ("queue", f"q{(n + 3) % QUEUES}")]
    rules = []
    for _ in range(chance.choice((0, 0, 1, 3))):
        at: At = chance.choice(("join", "waiting"))
        then, to = chance.choice(ways)
        rule = QueueRule(when=chance.choice(WHEN), at=at, then=then, to=to, seconds=chance.choice((60, 300)))
        rules.append(rule)
    return rules


def relaxations_of(chance: random.Random) -> list[Relaxation]:
    """Fewer skills and further tiers after some waiting."""
    first = Relaxation(after_seconds=20, skills=[" | ".join(chance.sample(SKILLS, 2))], tier=2)
    return [first, Relaxation(after_seconds=60, own_skills=False, tier=3)]


def agents_of(plan: Plan, chance: random.Random) -> list[AgentSettings]:
    """Every queue has somebody with its skill; some agents take two contacts at a time."""
    queue_ids = [f"q{n}" for n in range(QUEUES)]
    return [
        AgentSettings(
            id=f"a{n:03}",
            login=f"a{n:03}",
            name=f"Agent {n}",
            queue_ids=queue_ids if n < 3 else chance.sample(queue_ids, chance.randint(1, 5)),
            skills=dict.fromkeys(SKILLS, 3) if n < 3 else {s: chance.randint(1, 9) for s in chance.sample(SKILLS, 2)},
            tiers={queue_id: chance.choice((1, 1, 2, 3)) for queue_id in queue_ids},
            capacity=200 if chance.random() < 0.05 else 100,
            reached_by="nailed_up" if n % NAILED_UP == 1 else "ring",
            auto_answer=chance.random() < 0.6,
        )
        for n in range(plan.crew)
    ]


def virtual_agents_of(chance: random.Random) -> dict[str, Known]:
    """One that takes what would wait, one that goes first as long as callers have what they want from it."""
    patient = VirtualAgent(flow_id="helps", contacts_max=2, minutes_max=1, queue_ids=["q0", "q2"], tiers={"q2": 2})
    eager = VirtualAgent(
        flow_id="helps",
        contacts_max=chance.choice((1, 3)),
        queue_ids=["q3"],
        orders={"q3": chance.choice(("first", "cheaper"))},
        success_percent_min=20,
        price=20,
        person_price=100,
    )
    return {"patient": Known("Patient", patient), "eager": Known("Eager", eager)}


def helping_flow() -> dict[str, Any]:
    """Three of the keys callers have are answered; with the others a person goes on."""
    done = {key: {"to": "done"} for key in "123"}
    return {
        "start": "menu",
        "nodes": {
            "menu": {"kind": "menu", "prompt": [{"text": "What is it?"}], "otherwise": "over", "choices": done},
            "over": {"kind": "hand_over", "on_timeout": "bye", "skills": ["gold"]},
            "done": {"kind": "hang_up", "prompt": [{"text": "Done."}]},
            "bye": {"kind": "hang_up", "outcome": "overflowed"},
        },
    }


def extensions_of(agents: list[AgentSettings]) -> list[Extension]:
    """One for each agent, and of the other kinds there are."""
    own = [Extension(number=f"2{n:03}", name=a.name, leads_to="agent", target=a.id) for n, a in enumerate(agents)]
    return [*own, *OTHER_EXTENSIONS]


def treatments_of() -> dict[str, Treatment]:
    """Two ways to wait: with much said and everything to choose, and with a recording for music."""
    talk = (Part(text="Thank you for waiting."),)
    menu = (
        Choice(key="1", kind="music"),
        Choice(key="2", kind="next_music"),
        Choice(key="3", kind="advert", name="Offer", prompt=talk),
        Choice(key="4", kind="position"),
        Choice(key="5", kind="call_back"),
        Choice(key="6", kind="message", flow_id="main"),
    )
    said = (Announcement(prompt=talk), Announcement(prompt=(Part(prompt="jingle"),)))
    usual = Treatment(
        music=(Music(music="calm"), Music(prompt="jazz")),
        announcements=said,
        announcements_random=True,
        announcements_first_seconds=20,
        announcements_every_seconds=10,
        position=True,
        wait=True,
        menu=menu,
        menu_prompt=talk,
    )
    return {"usual": usual, "recorded": Treatment(music=(Music(prompt="jazz"),), position=True, menu=menu[:2])}


def treatment_of_queue(queue_id: str) -> str:
    """Some queues have none."""
    return {"q0": "usual", "q1": "recorded", "q3": "usual", "q4": "usual", "q6": "recorded"}.get(queue_id, "")


def calendar_of() -> Calendar:
    """The hour of each night in which the clocks may be set is closed."""
    hours = (Opening("00:00", "01:30"), Opening("02:30", "24:00"))
    return Calendar(time_zone=ZONE, weekly=dict.fromkeys(DAYS, hours))


def flow_of() -> dict[str, Any]:
    """Closed for an hour of each night, in which DST comes or goes; a menu of queues, a message, an outside line."""
    menu = {str(n + 1): {"to": f"to_q{n}"} for n in range(QUEUES)}
    queued = {
        f"to_q{n}": {
            "kind": "enqueue", "queue": f"q{n}", "on_timeout": "mailbox", "wait_seconds_max": 600,
            "skills": ["danish"] if n == 1 else [], "priority": 2 if n == 2 else 0,
        }
        for n in range(QUEUES)
    }  # fmt: skip
    return {
        "start": "hours",
        "nodes": {
            "hours": {"kind": "hours", "calendar": "nights", "open": "menu", "closed": "closed"},
            "closed": {"kind": "hang_up", "outcome": "self_served"},
            "menu": {
                "kind": "menu",
                "prompt": [{"text": "Choose."}],
                "otherwise": "bye",
                "choices": {**menu, "9": {"to": "mailbox"}, "0": {"to": "outside"}, "*": {"to": "inside"}},
            },
            **queued,
            "mailbox": {"kind": "voicemail", "mailbox": "q0", "prompt": [{"text": "After the tone."}], "next": "bye"},
            "outside": {"kind": "transfer", "number": "+38615550100", "on_fail": "bye"},
            "inside": {"kind": "transfer", "number": "601", "on_fail": "mailbox"},
            "bye": {"kind": "hang_up", "outcome": "self_served"},
        },
    }
