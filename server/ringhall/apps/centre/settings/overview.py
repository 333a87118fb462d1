"""What does not fit together in the settings as they are, for the first page of the settings. Pure."""

from collections.abc import Iterator, Mapping

from ringhall.apps.centre.settings.checking import names_nothing
from ringhall.apps.centre.settings.queue_troubles import in_queues, trouble
from ringhall.apps.centre.settings.values import Json, Section, World
from ringhall.foundation.errors import Phrase

TROUBLES_MAX = 200


def troubles(sections: Mapping[str, Section], world: World) -> list[Json]:
    """Everything somebody should mend, by kind and key."""
    found = [*_lost_names(sections, world), *in_queues(world), *_users_without_agent(world)]
    return found[:TROUBLES_MAX]


def _lost_names(sections: Mapping[str, Section], world: World) -> Iterator[Json]:
    for name, section in sections.items():
        for key, value in world.get(name, {}).items():
            for reference in section.refers(value):
                if names_nothing(reference, world):
                    code = "number-nowhere" if name == "numbers" else "no-such"
                    words = Phrase("It names “{key}”, and there is no such thing.", key=reference.key)
                    fields = {"where": reference.where, "kind": reference.kind, "key": reference.key}
                    yield trouble(name, key, code, words, fields)


def _users_without_agent(world: World) -> Iterator[Json]:
    for key, user in world["users"].items():
        if "agent" in user["roles"] and not user["agent_id"]:
            words = Phrase("This user has the role agent, but is tied to no agent.")
            yield trouble("users", key, "user-without-agent", words)
