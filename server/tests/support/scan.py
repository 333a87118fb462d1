"""The rule of routing as it reads, with no index: every pair is looked at again for every offer."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from msgspec.structs import replace

from ringhall.engine.routing.rules.busy import milliseconds
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.settings import SCORE_MAX, QueueSettings


def scan(floor: Floor, now: int, score_max: int) -> list[tuple[str, str]]:
    """The offers (contact, agent) that should be made now; the floor is only read."""
    waiting = dict(floor.waiting)
    free = dict.fromkeys(floor.seats)
    offers: list[tuple[str, str]] = []
    while True:
        able = {contact: found for contact in waiting.values() if (found := takers(floor, free, contact, now))}
        if not able:
            return offers
        pairs = ((contact, name) for contact, names in able.items() for name in names)
        contact, _ = min(pairs, key=lambda pair: rank(floor, pair[0], pair[1], now, score_max))
        del waiting[contact.contact_id]
        leads = {name: lead_of(floor, name, contact, now, score_max) for name in able[contact]}
        for agent_id in all_rung(floor, contact, leads, now):
            offers.append((contact.contact_id, agent_id))
            del free[agent_id]


def all_rung(floor: Floor, contact: Waiting, able: dict[str, int], now: int) -> list[str]:
    """At whom of the able, with whom it has these head starts, it is to ring, or the virtual agent that gets it."""
    virtual = {name: lead for name, lead in able.items() if floor.seats[name].virtual}
    first = {name: lead for name, lead in virtual.items() if before_people(floor, name, contact)}
    people = {name: lead for name, lead in able.items() if name not in virtual}
    if first or not people:
        return [best_of(floor, contact, first or virtual, now)]
    return people_rung(floor, contact, people, now)


def before_people(floor: Floor, name: str, contact: Waiting) -> bool:
    """Whether the virtual agent gets it rather than a person, as things are."""
    member, success = floor.seats[name].virtual, floor.seats[name].agent.success
    assert member is not None
    share = success.good / success.all if success.all >= 20 else None
    if share is not None and share < member.success_percent_min / 100:
        return False
    match member.orders.get(contact.queue_id):
        case "first":
            return True
        case "cheaper":
            return share is not None and member.price < share * member.person_price
    return False


def best_of(floor: Floor, contact: Waiting, able: dict[str, int], now: int) -> str:
    """Of those with whom it has the longest head start whom the strategy takes."""
    return chosen(floor, contact, [name for name, lead in able.items() if lead == max(able.values())], now)


def people_rung(floor: Floor, contact: Waiting, able: dict[str, int], now: int) -> list[str]:
    """At whom of these people it is to ring."""
    settings = floor.queues[contact.queue_id].settings
    if settings.strategy != "ring_all":
        return [best_of(floor, contact, able, now)]
    order = sorted(able, key=lambda name: (-able[name], tier_of(floor, name, contact), idle_of(floor, name)))
    return order[: settings.ring_agents_max]


def idle_of(floor: Floor, agent_id: str) -> tuple[int, str]:
    """Least is the longest idle."""
    return (floor.seats[agent_id].agent.idle_since, agent_id)


def joins(floor: Floor, now: int, given: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Whom contacts that ring already should ring as well, after `given` was offered to those who wait."""
    taken, offers = {agent_id for _, agent_id in given}, []
    for contact_id, ringing in floor.ringing.items():
        contact = ringing.waiting
        if contact.queue_id not in floor.queues or now < ringing.more_at:
            continue
        people = [name for name in floor.seats if not floor.seats[name].virtual]
        free = [name for name in people if name not in taken and name not in ringing.asked]
        able = [name for name in takers(floor, free, contact, now) if not barred(name, contact, now)]
        members = [name for name in floor.seats if contact.queue_id in floor.seats[name].settings.queue_ids]
        inner = members.index if ringing.by_turns else lambda name: idle_of(floor, name)
        able.sort(key=lambda name: (tier_of(floor, name, contact), inner(name)))
        room = max(0, floor.queues[contact.queue_id].settings.ring_agents_max - len(ringing.asked))
        for agent_id in able[: min(room, 1) if ringing.by_turns else room]:
            taken.add(agent_id)
            offers.append((contact_id, agent_id))
    return offers


def takers(floor: Floor, names: Iterable[str], contact: Waiting, now: int) -> list[str]:
    """Those of these agents to whom the contact could be offered."""
    if contact.queue_id not in floor.queues:
        return []
    # Room is asked first: it costs the least, and few have it.
    return [name for name in with_room(floor, names, contact) if may_take(floor, name, contact, now)]


def chosen(floor: Floor, contact: Waiting, able: list[str], now: int) -> str:
    """Whom the queue's strategy takes of the lowest tier, as its sentence says it."""
    lowest = min(tier_of(floor, agent_id, contact) for agent_id in able)
    able = [agent_id for agent_id in able if tier_of(floor, agent_id, contact) == lowest]
    strategy = floor.queues[contact.queue_id].settings.strategy
    members = members_of(floor, contact.queue_id)
    place, record = members.index, {name: floor.seats[name].agent.record(contact.queue_id) for name in members}
    idle = {name: (floor.seats[name].agent.idle_since, name) for name in members}
    needs, first_need = needs_of(floor, contact, now), floor.queues[contact.queue_id].settings.skills[:1]

    def after(name: str, last: str | None) -> int:
        return place(name) if last is None else (place(name) - place(last) - 1) % len(members)

    def level(name: str, asked: list[str]) -> int:
        skills = floor.seats[name].settings.skills
        return sum(max(skills.get(skill, 0) for skill, _ in parts_of(need)) for need in asked)

    has_rung = [name for name in members if record[name].offered_at]
    rung = max(has_rung, key=lambda name: (record[name].offered_at, place(name)), default=None)
    tried = next((name for name in contact.not_agents[-1:] if name in members), None)
    if strategy in ("random", "weighted_random"):
        draw = blake2b(f"{contact.contact_id}.{len(contact.not_agents)}".encode(), digest_size=8).digest()
        lots = [name for name in sorted(able, key=place) for _ in range(lots_of(floor, name, contact))]
        return lots[int.from_bytes(draw) % len(lots)]
    order: dict[str, Callable[[str], Any]] = {
        "longest_idle": lambda name: idle[name],
        "ring_all": lambda name: idle[name],
        "least_recent": lambda name: (record[name].ended_at, place(name)),
        "fewest_calls": lambda name: (record[name].calls, place(name)),
        "least_talk_time": lambda name: (record[name].talk_ms, place(name)),
        "round_robin": lambda name: after(name, rung),
        "linear": place,
        "ring_progressively": place,
        "top_down": lambda name: after(name, tried),
        "best_match": lambda name: (-level(name, needs), idle[name]),
        "skill_level_first": lambda name: (-level(name, first_need), idle[name]),
        "occupancy": lambda name: (floor.seats[name].agent.busy.order, place(name)),
        "predicted": lambda name: (*foreseen(floor, name, contact, now), idle[name]),
    }
    return min(able, key=order[strategy])


def foreseen(floor: Floor, name: str, contact: Waiting, now: int) -> tuple[bool, int]:
    """Whether the agent was too busy of late, and the seconds they will need; the same for all where nothing counts."""
    settings, members = floor.queues[contact.queue_id].settings, members_of(floor, contact.queue_id)
    minutes = settings.predicted_block_minutes
    number = f"{settings.id}.{now // (minutes * 60_000)}" if minutes else ""
    if minutes and not blake2b(number.encode(), digest_size=1).digest()[0] % 2:
        return False, 0
    for kind in ("|".join([settings.id, *sorted(contact.skills)]), settings.id):
        times = {each: times_of(floor, each, kind, now) for each in members}
        if times_told := shrunk(times):
            busy = {each: milliseconds(floor.seats[each].agent.busy, now) for each in members}
            here = [busy[each] for each in members if floor.seats[each].here and not floor.seats[each].virtual]
            busy_max = sum(here) * settings.predicted_busy_max_percent / 100 / max(1, len(here))
            return busy[name] > busy_max, times_told[name]
    return False, 0


def times_of(floor: Floor, name: str, kind: str, now: int) -> tuple[int, int, int]:
    """How many contacts of the kind, and the sums of their times and of the squares, in this week and three before."""
    week = now // (7 * 86_400_000)
    weeks = [each for each in floor.seats[name].agent.outcomes.get(kind, ()) if week - 4 < each.number]
    return sum(w.count for w in weeks), sum(w.total_ms for w in weeks), sum(w.squares for w in weeks)


def shrunk(times: dict[str, tuple[int, int, int]]) -> dict[str, int] | None:
    """Each one's mean drawn towards that of all: one-way random effects by moments; None for fewer than 30."""
    known = {name: each for name, each in times.items() if each[0]}
    n = sum(count for count, _, _ in known.values())
    if n < 30 or len(known) < 2 or n == len(known):
        return None
    mean = sum(total for _, total, _ in known.values()) / n
    within = sum(squares - total**2 / count for count, total, squares in known.values()) / (n - len(known))
    apart = sum(count * (total / count - mean) ** 2 for count, total, _ in known.values())
    between = (apart - (len(known) - 1) * within) / (n - sum(count**2 for count, _, _ in known.values()) / n)
    found = dict.fromkeys(times, round(mean / 1000))
    if between > 0:
        for name, (count, total, _) in known.items():
            found[name] = round((mean + between / (between + within / count) * (total / count - mean)) / 1000)
    return found


def lots_of(floor: Floor, name: str, contact: Waiting) -> int:
    """How many lots the agent has in a draw."""
    weighted = floor.queues[contact.queue_id].settings.strategy == "weighted_random"
    return floor.seats[name].settings.weights.get(contact.queue_id, 1) if weighted else 1


def tier_of(floor: Floor, agent_id: str, contact: Waiting) -> int:
    """The tier the agent is asked in."""
    return floor.seats[agent_id].settings.tiers.get(contact.queue_id, 1)


def score_of(floor: Floor, contact: Waiting, now: int, score_max: int) -> int:
    """In hundredths of a point per millisecond."""
    queue = settings_for(floor, contact, score_max)
    waited = now - (contact.waiting_since - contact.head_start_ms)
    return waited * queue.acceleration + (queue.priority + contact.priority) * 6_000_000


def lead_of(floor: Floor, agent_id: str, contact: Waiting, now: int, score_max: int) -> int:
    """What the contact has as a head start with the agent, in the same; nothing once it is at the cap."""
    if contact.channel == "voicemail" or score_of(floor, contact, now, score_max) >= score_max * 6_000_000:
        return 0
    seconds = floor.seats[agent_id].settings.head_starts.get(contact.queue_id, 0)
    return seconds * 1000 * floor.queues[contact.queue_id].settings.acceleration


def rank(floor: Floor, contact: Waiting, agent_id: str, now: int, score_max: int) -> tuple[bool, int, int, str]:
    """Whoever is at the cap first; then the score with the head start; then the wait."""
    score, cap = score_of(floor, contact, now, score_max), score_max * 6_000_000
    since = contact.waiting_since - contact.head_start_ms
    lead = lead_of(floor, agent_id, contact, now, score_max)
    return (score < cap, -min(cap, score) - lead, since, contact.contact_id)


def step_of(floor: Floor, contact: Waiting, now: int) -> tuple[list[str], bool, int]:
    """What the queue asks for after this wait, whether the contact's own wishes still hold, and the open tier."""
    queue: QueueSettings = floor.queues[contact.queue_id].settings
    waited, found = now - (contact.waiting_since - contact.head_start_ms), (queue.skills, True, 1)
    for step in sorted(queue.relaxations, key=lambda each: each.after_seconds):
        if step.after_seconds * 1000 <= waited:
            found = (step.skills, step.own_skills, step.tier)
    return found


def needs_of(floor: Floor, contact: Waiting, now: int) -> list[str]:
    """Every need that holds."""
    skills, own, _ = step_of(floor, contact, now)
    return sorted({*skills, *(contact.skills if own else ())})


@lru_cache(maxsize=1_000)
def parts_of(need: str) -> list[tuple[str, int]]:
    """The alternatives of a need."""
    parts = [part.strip().split(">=") for part in need.split("|")]
    return [(part[0].strip(), int(part[1]) if len(part) > 1 else 1) for part in parts]


def is_here(floor: Floor, agent_id: str) -> bool:
    """Whether the agent is signed in."""
    agent = floor.seats[agent_id].agent
    return agent.presence != "offline" or bool(agent.works)


def is_eligible(floor: Floor, agent_id: str, contact: Waiting, now: int) -> bool:
    """Member of the queue; preferred during the hold, otherwise of an open tier and with everything needed."""
    if contact.queue_id not in floor.seats[agent_id].settings.queue_ids:
        return False
    if contact.people_only and floor.seats[agent_id].virtual:
        return False
    if now < contact.preferred_until:
        members = [name for name in contact.preferred if _is_person(floor, name, contact)]
        waited_for = [name for name in members if contact.channel == "voicemail" or is_here(floor, name)]
        if waited_for:
            return agent_id in members
    levels = floor.seats[agent_id].settings.skills
    for need in needs_of(floor, contact, now):
        if not any(levels.get(skill, 0) >= level for skill, level in parts_of(need)):
            return False
    tier = tier_of(floor, agent_id, contact)
    if tier <= step_of(floor, contact, now)[2]:
        return True
    if not floor.queues[contact.queue_id].settings.next_tier_if_nobody_there:
        return False
    here = [name for name in members_of(floor, contact.queue_id) if is_here(floor, name)]
    here = [name for name in here if not floor.seats[name].virtual] or here
    return bool(here) and tier <= min(tier_of(floor, name, contact) for name in here)


class Roster:
    """Who serves a queue, written down once for the settings that hold."""

    def __init__(self) -> None:
        self._seats: dict[str, Seat] = {}
        self._known: dict[str, list[str]] = {}

    def __call__(self, floor: Floor, queue_id: str) -> list[str]:
        if self._seats is not floor.seats:
            self._seats, self._known = floor.seats, {}
        if queue_id not in self._known:
            self._known[queue_id] = [name for name, seat in floor.seats.items() if queue_id in seat.settings.queue_ids]
        return self._known[queue_id]


members_of = Roster()


def _is_person(floor: Floor, agent_id: str, contact: Waiting) -> bool:
    seat = floor.seats.get(agent_id)
    return seat is not None and seat.virtual is None and contact.queue_id in seat.settings.queue_ids


def settings_for(floor: Floor, contact: Waiting, score_max: int = SCORE_MAX) -> QueueSettings:
    """Those of the queue; a message weighs otherwise, and begins behind callers by what it gains in its target time."""
    queue: QueueSettings = floor.queues[contact.queue_id].settings
    if contact.channel != "voicemail":
        return queue
    acceleration = max(1, round(score_max * 100 / (60 * queue.message_target_hours)))
    weighs: dict[str, Any] = {"weight": queue.message_weight, "interruptible": True}
    return replace(queue, **weighs, acceleration=acceleration, priority=queue.priority - score_max)


def with_room(floor: Floor, names: Iterable[str], contact: Waiting) -> list[str]:
    """Those of these agents who are ready, and whose works leave room for the contact."""
    settings, found = settings_for(floor, contact), []
    for name in names:
        seat = floor.seats[name]
        agent, room = seat.agent, seat.settings.capacity - settings.weight
        if agent.presence != "ready" or agent.blocked_until is not None:
            continue
        if agent.wanted is not None and agent.wanted.state != "ready":
            continue
        if seat.settings.reached_by == "nailed_up" and agent.phone.state != "connected":
            continue
        if seat.virtual:
            if len(agent.works) < seat.virtual.contacts_max:
                found.append(name)
            continue
        for work in agent.works:
            if settings.interruptible or not work.interruptible:
                room -= work.weight
        if room >= 0:
            found.append(name)
    return found


def may_take(floor: Floor, agent_id: str, contact: Waiting, now: int) -> bool:
    """Eligible, and not one of those who let it ring while another is there."""
    if contact.queue_id not in floor.queues or not is_eligible(floor, agent_id, contact, now):
        return False
    if not barred(agent_id, contact, now):
        return True
    others = [name for name in floor.seats if not barred(name, contact, now) and is_here(floor, name)]
    return not any(is_eligible(floor, name, contact, now) for name in others)


def barred(agent_id: str, contact: Waiting, now: int) -> bool:
    """Whether the agent let it ring a while ago."""
    held = contact.not_agents_until is None or now < contact.not_agents_until
    return held and agent_id in contact.not_agents


def is_due(floor: Floor, contact_id: str, now: int) -> bool:
    """Whether a moment has come that the floor is still to be told of: another step begins, a hold ends.

    Also while the clock stands before the wait, having been set back: a step that was reached is not left again.
    """
    placed = floor.placed.get(contact_id)
    if placed is None:
        return False
    return placed.waiting.since > now or (placed.review_at is not None and placed.review_at <= now)
