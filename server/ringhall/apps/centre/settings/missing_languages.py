"""What callers would hear in another language than theirs, in flows and while they wait. Pure."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import msgspec

from ringhall.apps.centre.kinds import TreatmentSettings
from ringhall.apps.centre.settings.treatment_rules import prompts_of
from ringhall.apps.centre.settings.values import Json, Section, World
from ringhall.engine.flows.document import sound_nodes
from ringhall.engine.flows.nodes.knowledge import Knowledge
from ringhall.engine.flows.rules.languages import NONE, Drawn, Heard, Lack, lacking

TOLD_MAX = 500
# Callers come to these with the language they have; everything else is where calls begin.
ON_THE_WAY = ("flows", "queues", "treatments")


def missing(sections: Mapping[str, Section], world: World, files: Collection[str]) -> list[Json]:
    """Each piece of a prompt and each answer, by where it stands; `files` are the recordings, with their languages."""
    flows, heard = _heard(sections, world)
    everywhere = (each for key in flows for each in _in_flow(key, flows[key], heard, world, files))
    return [*chain(everywhere, _while_waiting(heard, world, files))][:TOLD_MAX]


def missing_in(flow_id: str, sections: Mapping[str, Section], world: World, files: Collection[str]) -> list[Json]:
    """The same in one flow."""
    flows, heard = _heard(sections, world)
    return [*_in_flow(flow_id, flows[flow_id], heard, world, files)][:TOLD_MAX]


def _heard(sections: Mapping[str, Section], world: World) -> tuple[dict[str, Drawn], Heard]:
    flows = {key: _drawn(value["document"]) for key, value in world["flows"].items()}
    return flows, Heard(flows, _begun(sections, world), _beyond(sections, world))


def _in_flow(key: str, flow: Drawn, heard: Heard, world: World, files: Collection[str]) -> Iterator[Json]:
    for node, path, lack in heard.lacks(key, files):
        yield _told("flows", key, world["flows"][key], node, f"nodes.{node}.{path}", lack)
    yield from _unanswered(heard, key, flow, world)


def _while_waiting(heard: Heard, world: World, files: Collection[str]) -> Iterator[Json]:
    for key, value in world["treatments"].items():
        theirs = [heard.in_queue.get(id_, NONE) for id_, queue in world["queues"].items() if queue["treatment"] == key]
        for path, prompt in prompts_of(msgspec.convert(value, TreatmentSettings)):
            for lack in lacking(prompt, NONE.union(*theirs), files):
                yield _told("treatments", key, value, "", path, lack)


def _unanswered(heard: Heard, flow_id: str, flow: Drawn, world: World) -> Iterator[Json]:
    """Questions that are answered to some callers of a step and not to others: those are told it was not understood."""
    for name, node in flow.nodes.items():
        model = isinstance(node, Knowledge) and world.get("intent_models", {}).get(node.model)
        if not model:
            continue
        spoken = heard.spoken_at(flow_id, name)
        for place, intent in enumerate(model["intents"]):
            answers = {code for code, text in intent.get("answer", {}).items() if text.strip()}
            if answers and (missing := tuple(sorted(spoken - answers))):
                lack = Lack(place, "", intent["name"], missing)
                yield _told("intent_models", model["id"], model, name, "intents", lack)


def _begun(sections: Mapping[str, Section], world: World) -> set[str]:
    """Flows in which calls begin, and those that nothing leads into yet."""
    named = {kind: set(_named(sections, world, kind)) for kind in sections}
    from_outside = set[str]().union(*(keys for kind, keys in named.items() if kind not in ON_THE_WAY))
    return from_outside | (world["flows"].keys() - set[str]().union(*named.values()))


def _named(sections: Mapping[str, Section], world: World, kind: str) -> Iterator[str]:
    for value in world.get(kind, {}).values():
        yield from (each.key for each in sections[kind].refers(value) if each.kind == "flows")


def _beyond(sections: Mapping[str, Section], world: World) -> dict[str, list[str]]:
    """Into which flows callers of each queue can be led, by its rules or by a key of its hold menu."""
    beyond = {}
    for key, queue in world["queues"].items():
        named = [*sections["queues"].refers(queue)]
        if queue["treatment"] in world["treatments"]:
            named += sections["treatments"].refers(world["treatments"][queue["treatment"]])
        beyond[key] = [each.key for each in named if each.kind == "flows"]
    return beyond


def _drawn(document: Json) -> Drawn:
    return Drawn(str(document.get("start", "")), sound_nodes(document))


def _told(kind: str, key: str, value: Json, node: str, where: str, lack: Lack) -> Json:
    said = {"prompt": lack.prompt, "words": lack.words, "languages": list(lack.languages)}
    return {"kind": kind, "key": key, "name": value["name"], "node": node, "where": f"{where}.{lack.place}", **said}
