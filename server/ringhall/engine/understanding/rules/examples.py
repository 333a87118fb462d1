"""Examples in the order in which they are learnt, and what names them."""

import hashlib
from collections import Counter

import msgspec

from ringhall.engine.understanding.rules.features import plain
from ringhall.engine.understanding.rules.model import NONE
from ringhall.engine.understanding.settings import IntentModel, Sentences

METHOD = 1
"""Counts changes of how it is learnt: models of another method are trained anew."""
VERSION_LETTERS = 16
INTENTS_NEEDED, EXAMPLES_NEEDED = 2, 2
EXAMPLES_GOOD = 10
"""With fewer examples an intent is understood badly."""


class Example(msgspec.Struct, frozen=True, order=True):
    """A sentence and the intent it means (empty: none)."""

    intent: str
    text: str
    language: str


def examples_of(model: IntentModel) -> list[Example]:
    """All examples, each once, in an order that depends on nothing but them."""
    found = [Example(intent.id, text, language) for intent in model.intents for language, text in intent.said()]
    found += [Example(NONE, text, language) for language, text in _said(model.none_of_these)]
    return sorted({(each.intent, plain(each.text)): each for each in sorted(found)}.values())


def version_of(model: IntentModel, sentences: str = "") -> str:
    """The name of what comes of these examples; `sentences` names what makes the vectors of English ones, if any."""
    examples = examples_of(model)
    learnt: list[object] = [METHOD, [(each.intent, each.text) for each in examples]]
    if sentences and any(has_vector(each.language) for each in examples):
        learnt += [sentences, [each.text for each in examples if has_vector(each.language)]]
    return hashlib.sha256(msgspec.json.encode(learnt)).hexdigest()[:VERSION_LETTERS]


def has_vector(language: str) -> bool:
    """Whether sentences of this language can be told by what they mean."""
    return language == "en"


def is_meant_in_english(model: IntentModel, language: str) -> bool:
    """Whether what is said where this language is spoken may be told by its meaning.

    Also where the model knows nothing in that language: then only English can be understood there at all.
    """
    return has_vector(language) or all(each.language != language for each in examples_of(model))


def can_be_learnt(model: IntentModel) -> bool:
    """Whether there is enough to tell anything from anything else."""
    counted = Counter(each.intent for each in examples_of(model) if each.intent != NONE)
    return sum(count >= EXAMPLES_NEEDED for count in counted.values()) >= INTENTS_NEEDED


def _said(sentences: Sentences) -> list[tuple[str, str]]:
    return [(language, text) for language, some in sentences.items() for text in some]
