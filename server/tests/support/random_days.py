"""Random days for the match: settings, callers, agents and time, all from one seed and nothing else."""

import random
from typing import Any, get_args

from ringhall.engine.routing.settings import Relaxation, Strategy
from tests.support.match_day import AGENTS, QUEUES, SECOND, MatchDay

SKILLS = ("billing", "danish", "gold")
NEEDS = (*SKILLS, "billing>=3", "danish>=2 | gold", "gold >= 4 | billing>=2")
EVENTS_A_DAY = 1_000
WAITING_MAX = 10
START = 1_750_000_000_000
Change = tuple[Any, ...]
"""The name of a verb of MatchDay, and what it is given."""


def day_of(seed: str, now: int = START) -> MatchDay:
    """A floor whose settings come from the seed."""
    chance = random.Random(f"{seed} settings")
    return MatchDay([queue_of(chance) for _ in QUEUES], [agent_of(chance) for _ in AGENTS], now)


def play(day: MatchDay, seed: str, events: int) -> int:
    """So many changes, each looked at by the scan; the seconds that pass between them are the seed's too."""
    chance, done = random.Random(f"{seed} events"), 0
    while done < events:
        day.go_on(chance.choice((0, 0, 0, 1, 1, 7, 40)))
        # What happens in one instant is matched once.
        for _ in range(chance.choice((1, 1, 1, 1, 2, 3, 8))):
            name, *values = change_of(chance, crowded=len(day.floor.waiting) > WAITING_MAX)
            getattr(day, name)(*values)
            done += 1
        day.decide()
    return done


def change_of(chance: random.Random, *, crowded: bool) -> Change:
    """One thing that happens; in a crowd more of those that thin it out."""
    draw = chance.random()
    if draw < 0.38:
        return ("leaves", chance.randint(0, 5)) if crowded else arrival_of(chance)
    if draw < 0.80:
        return ("ready", chance.choice(AGENTS), chance.randint(0, 5), chance.random() < 0.2)
    if draw < 0.87:
        return ("away", chance.choice(AGENTS), chance.choice(("not_ready", "offline")))
    if draw < 0.95:
        return ("leaves", chance.randint(0, 5))
    if draw < 0.98:
        return ("stops_ringing", chance.randint(0, 5))
    if draw < 0.99:
        return ("agent", chance.choice(AGENTS), agent_of(chance))
    return ("queue", chance.choice(QUEUES), queue_of(chance))


def arrival_of(chance: random.Random) -> Change:
    """A contact with wishes of its own."""
    terms = {
        "priority": chance.choice((-1, 0, 0, 0, 1, 5)),
        "skills": needs_of(chance),
        "not_agents": some(chance, AGENTS, (0, 0, 0, 1, 3)),
        "not_agents_until": chance.choice((None, chance.randint(1, 90))),
        "preferred": some(chance, AGENTS, (0, 0, 0, 1, 2)),
        "preferred_until": chance.choice((0, 0, 30, 90)),
        "head_start_ms": chance.choice((0, 0, 60 * SECOND)),
        "channel": (channel := chance.choice(("voice", "voice", "voice", "voice", "voicemail"))),
        "people_only": channel == "voicemail" or chance.random() < 0.3,
    }
    return ("arrives", chance.choice(QUEUES), terms, chance.choice((0, 0, 0, chance.randint(0, 90), 230)))


def queue_of(chance: random.Random) -> dict[str, Any]:
    """Everything that can be set and bears upon the match."""
    relaxations = [
        Relaxation(
            after_seconds=chance.randint(1, 120),
            skills=needs_of(chance),
            own_skills=chance.random() < 0.5,
            tier=chance.randint(1, 3),
        )
        for _ in range(chance.choice((0, 0, 1, 2)))
    ]
    return {
        "strategy": chance.choice(get_args(Strategy)),
        "skills": needs_of(chance),
        "relaxations": relaxations,
        "next_tier_if_nobody_there": chance.random() < 0.5,
        "priority": chance.choice((-1, 0, 0, 1, 2)),
        "acceleration": chance.choice((10, 100, 100, 250)),
        "weight": chance.choice((100, 100, 50, 20)),
        "interruptible": chance.random() < 0.3,
        "ring_agents_max": chance.randint(1, 3),
        "ring_more_seconds": chance.randint(1, 30),
        "predicted_busy_max_percent": chance.choice((100, 125, 1000)),
        "predicted_block_minutes": chance.choice((0, 0, 1)),
    }


def agent_of(chance: random.Random) -> dict[str, Any]:
    """Queues, skills, tiers, weights, head starts and room."""
    queues = tuple(chance.sample(QUEUES, chance.randint(1, 3)))
    return {
        "queues": queues,
        "skills": {skill: chance.randint(0, 5) for skill in SKILLS if chance.random() < 0.7},
        "tiers": {queue_id: chance.choice((1, 1, 2, 3)) for queue_id in queues},
        "weights": {queue_id: chance.randint(1, 5) for queue_id in queues},
        "head_starts": {queue_id: chance.choice((15, 60, 14_400)) for queue_id in queues if chance.random() < 0.2},
        "capacity": chance.choice((100, 100, 100, 150)),
        "virtual": virtual_of(chance, queues),
    }


def virtual_of(chance: random.Random, queues: tuple[str, ...]) -> dict[str, Any] | None:
    """Four in five are people."""
    if chance.random() < 0.8:
        return None
    return {
        "contacts_max": chance.choice((1, 2, 5)),
        "orders": {queue_id: chance.choice(("first", "last", "cheaper")) for queue_id in queues},
        "success_percent_min": chance.choice((0, 0, 60, 70)),
        "price": chance.choice((0, 50, 60, 70)),
        "person_price": 100,
    }


def needs_of(chance: random.Random) -> list[str]:
    """Up to two."""
    return list(some(chance, NEEDS, (0, 0, 1, 2)))


def some(chance: random.Random, among: tuple[str, ...], counts: tuple[int, ...]) -> list[str]:
    """So many of them, without one twice."""
    return chance.sample(among, chance.choice(counts))
