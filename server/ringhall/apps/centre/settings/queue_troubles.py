"""What does not fit together in queues: nobody to serve them, steps in vain, a wait that hardly counts. Pure."""

from collections.abc import Iterator
from statistics import median_low

from ringhall.apps.centre.settings.values import Json, World
from ringhall.engine.routing.rules.needs import meets
from ringhall.foundation.errors import Phrase

PERCENT_MAX = 100
FAR_BELOW = 4
"""A queue whose acceleration is less than the usual one divided by this is pointed out."""


def in_queues(world: World) -> Iterator[Json]:
    """Everything about queues that somebody should mend, then what may be meant so."""
    yield from _queues_nobody_serves(world)
    yield from _slow_queues(world)


def _queues_nobody_serves(world: World) -> Iterator[Json]:
    for key, queue in world["queues"].items():
        members = [agent for agent in world["agents"].values() if key in agent["queue_ids"]]
        if not members:
            yield trouble("queues", key, "queue-without-agents", Phrase("No agent is a member of this queue."))
        elif not any(_may_serve(key, queue, agent) for agent in members):
            words = Phrase("No member of this queue has all the skills it asks for.")
            yield trouble("queues", key, "queue-without-skilled", words)
        else:
            yield from _steps_in_vain(key, queue, members)


def _steps_in_vain(key: str, queue: Json, members: list[Json]) -> Iterator[Json]:
    """Needs that no member meets, and tiers that a step opens though no member is in them."""
    told: set[str] = set()
    tiers = {agent["tiers"].get(key, 1) for agent in members}
    first = {"after_seconds": 0, "skills": queue["skills"], "tier": 1}
    for step in (first, *queue["relaxations"]):
        seconds, tier = step["after_seconds"], step["tier"]
        for need in (each for each in step["skills"] if each not in told):
            told.add(need)
            if not any(meets(agent["skills"], need) for agent in members):
                words = Phrase(
                    "{seconds} s into the wait it asks for “{need}”, which no member has.", seconds=seconds, need=need
                )
                yield trouble("queues", key, "need-nobody-meets", words, {"seconds": seconds, "need": need})
        if tier > 1 and not any(1 < each <= tier for each in tiers):
            words = Phrase(
                "The step after {seconds} s opens tier {tier}, which has no members.", seconds=seconds, tier=tier
            )
            yield trouble("queues", key, "tier-without-members", words, {"seconds": seconds, "tier": tier})
    for opening in queue["openings"]:
        tier, limit = opening["tier"], opening["limit"]
        if not any(1 < each <= tier for each in tiers):
            words = Phrase("Tier {tier}, which opens while callers wait too long, has no members.", tier=tier)
            yield trouble("queues", key, "opening-without-members", words, {"tier": tier})
        if opening["when"] == "service_level" and limit > PERCENT_MAX:
            words = Phrase("A service level is never above 100 %, so {limit} opens tier {tier} for ever.", **opening)
            yield trouble("queues", key, "opening-for-ever", words, {"tier": tier, "limit": limit})


def _slow_queues(world: World) -> Iterator[Json]:
    """Queues whose contacts gain points far more slowly than those of the others: a hint, it may be meant so."""
    queues = world["queues"]
    for key, queue in queues.items():
        others = [other["acceleration"] for name, other in queues.items() if name != key]
        usual = median_low(others) if others else queue["acceleration"]
        if queue["acceleration"] * FAR_BELOW < usual:
            fields = {"acceleration": queue["acceleration"], "usual": usual}
            words = Phrase("A minute counts {acceleration} % here, {usual} % in most queues.", **fields)
            yield trouble("queues", key, "acceleration-low", words, fields, hint=True)


def _may_serve(key: str, queue: Json, agent: Json) -> bool:
    """Whether the agent may get a contact of the queue at any moment of its wait."""
    first = {"skills": queue["skills"], "tier": 1}
    # Where nobody is in a lower tier, a later one is asked from the start.
    tier = 1 if queue["next_tier_if_nobody_there"] else agent["tiers"].get(key, 1)
    return any(
        tier <= step["tier"] and all(meets(agent["skills"], need) for need in step["skills"])
        for step in (first, *queue["relaxations"], *({"skills": queue["skills"], **each} for each in queue["openings"]))
    )


def trouble(kind: str, key: str, code: str, text: str, fields: Json | None = None, *, hint: bool = False) -> Json:
    """One of them, as the page reads it."""
    return {"kind": kind, "key": key, "code": code, "text": text, "fields": fields or {}, "hint": hint}
