"""What must hold of intent models, and of the steps in flows that ask by them. Pure."""

from collections.abc import Iterator

import msgspec

from ringhall.apps.centre.settings.values import Json, World
from ringhall.company.organisation.types import Fault
from ringhall.engine.flows.document import sound_nodes
from ringhall.engine.flows.nodes.ask import Ask
from ringhall.engine.flows.nodes.knowledge import Knowledge
from ringhall.engine.understanding.rules.examples import EXAMPLES_GOOD
from ringhall.engine.understanding.rules.features import plain, words_of
from ringhall.engine.understanding.settings import EXAMPLES_MAX, IntentModel
from ringhall.engine.understanding.types import Hint
from ringhall.foundation.errors import Phrase

FAULTS_MAX = 50


def intent_model(value: Json) -> Iterator[Fault]:
    """Intents have names of their own, and no sentence means two of them."""
    model = msgspec.convert(value, IntentModel)
    seen: set[str] = set()
    for n, intent in enumerate(model.intents):
        if intent.id in seen:
            yield Fault(f"intents.{n}.id", "twice", "This stands here twice.")
        seen.add(intent.id)
    yield from [fault for fault, _ in zip(_of_examples(model), range(FAULTS_MAX), strict=False)]


def _of_examples(model: IntentModel) -> Iterator[Fault]:
    owners: dict[str, tuple[str, str]] = {}
    count = 0
    named = [(f"intents.{n}.examples", each.id, each.name, each.examples) for n, each in enumerate(model.intents)]
    for where, intent, name, examples in [*named, ("none_of_these", "", "", model.none_of_these)]:
        for language, some in examples.items():
            for n, text in enumerate(some):
                count += 1
                here = f"{where}.{language}.{n}"
                if not words_of(text):
                    yield Fault(here, "no-words", "There are no words in this sentence.")
                    continue
                owner, called = owners.setdefault(plain(text), (intent, name))
                if owner != intent:
                    words = Phrase("“{text}” is also an example of “{name}”.", text=text, name=called or name)
                    yield Fault(here, "means-two", words)
    if count > EXAMPLES_MAX:
        words = Phrase("Give at most {most} examples in all.", most=EXAMPLES_MAX)
        yield Fault("intents", "too-long", words, {"max": EXAMPLES_MAX})


def understood_rightly(value: Json, world: World) -> Iterator[Fault]:
    """The steps of a flow ask for intents that their model has, and for answers where it has some."""
    models = world.get("intent_models", {})
    for name, node in sound_nodes(value["document"]).items():
        if isinstance(node, Knowledge) and node.model in models:
            if not any(each.get("answer") for each in models[node.model]["intents"]):
                yield Fault(f"document.nodes.{name}.model", "bad-flow", "No intent of this model has an answer.")
            continue
        if not isinstance(node, Ask) or node.model not in models:
            continue
        known = {each["id"] for each in models[node.model]["intents"]}
        for n, wish in enumerate(node.wishes):
            if wish.intent not in known:
                words = Phrase("The intent model has no intent “{name}”.", name=wish.intent)
                yield Fault(f"document.nodes.{name}.wishes.{n}.intent", "bad-flow", words)


def hints(model_id: str, model: IntentModel, flows: list[Json]) -> Iterator[Hint]:
    """What is sound, and yet of little use."""
    nodes = [node for flow in flows for node in sound_nodes(flow["document"]).values()]
    asks = [node for node in nodes if isinstance(node, Ask) and node.model == model_id]
    led_on = {wish.intent for node in asks for wish in node.wishes}
    if any(isinstance(node, Knowledge) and node.model == model_id for node in nodes):
        led_on |= {intent.id for intent in model.intents if intent.answer}
    for intent in model.intents:
        count = len({plain(text) for _, text in intent.said()})
        if count < EXAMPLES_GOOD:
            yield Hint("few_examples", intent.id, count)
        if asks and intent.id not in led_on and not any(node.other for node in asks):
            yield Hint("no_flow", intent.id)
