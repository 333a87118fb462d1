"""Which texts treatments will speak, so that they can be spoken ahead of time."""

from collections.abc import Iterable

from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.rules.spoken import wordings
from ringhall.engine.waiting.rules import sentences
from ringhall.engine.waiting.settings import Treatment

POSITIONS_AHEAD = 10


def spoken_by(treatments: Iterable[Treatment]) -> list[tuple[str, str]]:
    """All (text, language), each once: what people set, and the first places in the queue in the languages of that."""
    found: dict[tuple[str, str], None] = {}
    for plan in treatments:
        texts = [each for prompt in _prompts(plan) for part in prompt for each in wordings(part, ("en",))]
        found |= dict.fromkeys(texts)
        if plan.position:
            for language in dict.fromkeys(sentences.spoken(language) for _, language in [*texts, ("", "en")]):
                said = [sentences.position(number, language) for number in range(1, POSITIONS_AHEAD + 1)]
                found |= dict.fromkeys((sound.text, sound.language) for sound in said)
    return list(found)


def _prompts(plan: Treatment) -> list[Prompt]:
    said = [announcement.prompt for announcement in plan.announcements]
    return [*said, *(choice.prompt for choice in plan.menu), plan.menu_prompt]
