"""What does not fit together in the settings as they are, for the first page of the settings. Pure."""

from collections.abc import Iterator, Mapping

from ringhall.apps.centre.settings.checking import names_nothing
from ringhall.apps.centre.settings.values import Json, Section, World
from ringhall.engine.routing.rules.needs import meets
from ringhall.foundation.errors import Phrase

TROUBLES_MAX = 200


def troubles(sections: Mapping[str, Section], world: World) -> list[Json]:
    """Everything somebody should mend, by kind and key."""
    found = [*_lost_names(sections, world), *_queues_nobody_serves(world), *_users_without_agent(world)]
    return found[:TROUBLES_MAX]


def _lost_names(sections: Mapping[str, Section], world: World) -> Iterator[Json]:
    for name, section in sections.items():
        for key, value in world.get(name, {}).items():
            for reference in section.refers(value):
                if names_nothing(reference, world):
                    code = "number-nowhere" if name == "numbers" else "no-such"
                    words = Phrase("It names “{key}”, and there is no such thing.", key=reference.key)
                    fields = {"where": reference.where, "kind": reference.kind, "key": reference.key}
                    yield _trouble(name, key, code, words, fields)


def _queues_nobody_serves(world: World) -> Iterator[Json]:
    for key, queue in world["queues"].items():
        members = [agent for agent in world["agents"].values() if key in agent["queue_ids"]]
        if not members:
            yield _trouble("queues", key, "queue-without-agents", Phrase("No agent is a member of this queue."))
        elif not any(_may_serve(key, queue, agent) for agent in members):
            words = Phrase("No member of this queue has all the skills it asks for.")
            yield _trouble("queues", key, "queue-without-skilled", words)


def _may_serve(key: str, queue: Json, agent: Json) -> bool:
    """Whether the agent may get a contact of the queue at any moment of its wait."""
    first = {"skills": queue["skills"], "tier": 1}
    # Where nobody is in a lower tier, a later one is asked from the start.
    tier = 1 if queue["next_tier_if_nobody_there"] else agent["tiers"].get(key, 1)
    return any(
        tier <= step["tier"] and all(meets(agent["skills"], need) for need in step["skills"])
        for step in (first, *queue["relaxations"])
    )


def _users_without_agent(world: World) -> Iterator[Json]:
    for key, user in world["users"].items():
        if "agent" in user["roles"] and not user["agent_id"]:
            words = Phrase("This user has the role agent, but is tied to no agent.")
            yield _trouble("users", key, "user-without-agent", words)


def _trouble(kind: str, key: str, code: str, text: str, fields: Json | None = None) -> Json:
    return {"kind": kind, "key": key, "code": code, "text": text, "fields": fields or {}}
