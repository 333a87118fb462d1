"""May this be set, in the centre as it would be then? The same answer while it is typed and when it is stored. Pure."""

from collections.abc import Iterator, Mapping

from ringhall.apps.centre.settings.values import Json, Reference, Section, World
from ringhall.company.access.rules.rights import ROLES
from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase

USES_TOLD_MAX = 200
NOUNS = {"prompts": "recording"}


def names_nothing(reference: Reference, world: World) -> bool:
    """Whether the reference leads nowhere."""
    if reference.kind == "roles" and reference.key in ROLES:
        return False
    return reference.kind in world and reference.key not in world[reference.kind]


def faults(section: Section, key: str, value: Json, world: World, nouns: Mapping[str, str]) -> list[Fault]:
    """All faults of a value whose shape is right; `world` holds everything as it would be."""
    found = [*section.faults(value), *section.fits(value, world)]
    for reference in section.refers(value):
        if names_nothing(reference, world):
            noun = nouns.get(reference.kind, reference.kind)
            words = Phrase("There is no {kind} “{key}”.", kind=noun, key=reference.key)
            found.append(Fault(reference.where, "no-such", words, {"kind": reference.kind, "key": reference.key}))
    return [*found, *_one_only(section, value), *_taken(section, key, value, world)]


def _one_only(section: Section, value: Json) -> Iterator[Fault]:
    if section.single and value[section.key] != section.single:
        yield Fault(section.key, "wrong-form", "There is one setting of these rules only; its id is “all”.")


def _taken(section: Section, key: str, value: Json, world: World) -> Iterator[Fault]:
    for field in section.unique:
        for other, its in world.get(section.name, {}).items():
            if other != key and its[field] == value[field]:
                owner = its.get("name", other)
                words = Phrase("“{value}” is already that of {owner}.", value=value[field], owner=owner)
                yield Fault(field, "taken", words, {"kind": section.name, "key": other})


def uses(sections: Mapping[str, Section], kind: str, key: str, world: World) -> list[dict[str, str]]:
    """Everything that names this, by kind and key."""
    return [
        {"kind": name, "key": user, "name": str(value.get("name") or user), "where": reference.where}
        for name, section in sections.items()
        for user, value in world.get(name, {}).items()
        for reference in section.refers(value)
        if (reference.kind, reference.key) == (kind, key)
    ][:USES_TOLD_MAX]
