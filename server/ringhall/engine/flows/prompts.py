"""What callers hear: prompts made of texts with {variables} and of uploaded recordings, per language."""

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from ringhall.engine.flows.ports import Sound
from ringhall.engine.speech.rules.reading.read import WAYS, reading

TEXT_LETTERS_MAX = 2_000
VARIABLE_LETTERS_MAX = 500
RECORDING_SECONDS_MAX = 300
# A prompt whose end was not reported by then is taken as heard. A letter may be a digit or a Chinese character, and a
# text said for the first time must be spoken first: generous, since only a lost report ever waits so long.
LETTER_MILLISECONDS_MAX = 600
PROMPT_SLACK_MILLISECONDS = 45_000

# {name} as it stands, {name:way} read aloud in that way.
_FIELD = re.compile(r"\{([a-z][a-z0-9_]{0,39})(?::([a-z]+(?:-[a-z]+)?))?\}")

Text = Annotated[str, Meta(max_length=TEXT_LETTERS_MAX)]
Language = Annotated[str, Meta(pattern=r"^([a-z]{2,3})?\Z")]
LanguageCode = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
Name = Annotated[str, Meta(max_length=80)]
PromptName = Annotated[str, Meta(pattern=r"^([a-z0-9][a-z0-9_-]{0,63}(\.[a-z]{2,3})?)?\Z")]


class Part(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One piece of a prompt: a text (the same in every language, or one per language) or an uploaded recording."""

    text: Text | dict[LanguageCode, Text] = ""
    prompt: PromptName = ""

    def texts(self) -> list[str]:
        """Every wording this part has."""
        return [self.text] if isinstance(self.text, str) else list(self.text.values())

    def wording(self, language: str) -> tuple[str, str]:
        """The text and its language: the one asked for, else English, else the first there is."""
        if isinstance(self.text, str):
            return self.text, language
        found = next((code for code in (language, "en", *self.text) if self.text.get(code)), language)
        return self.text.get(found, ""), found


Prompt = Annotated[tuple[Part, ...], Meta(max_length=20)]


def fill(template: str, variables: dict[str, str], language: str) -> str:
    """The template with each {variable} replaced by its value, {variable:way} by that read aloud in this language.

    An unknown variable is replaced by nothing; an unknown way says the value as it stands.
    """

    return _filled(template, variables, language)[0]


def _filled(template: str, variables: dict[str, str], language: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The same, with where in it values are read aloud."""
    said, at, values = "", 0, []
    for field in _FIELD.finditer(template):
        said += template[at : field.start()]
        at, (name, way) = field.end(), field.groups()
        known = variables.get(name, "")
        aloud = reading(known, way, language) if way in WAYS else None
        if aloud:
            values.append((len(said), len(said) + len(aloud)))
        said += known if aloud is None else aloud
    return said + template[at:], tuple(values)


def fields_of(template: str) -> set[str]:
    """The variables a template uses."""
    return {name for name, _ in _FIELD.findall(template)}


def unknown_ways(template: str) -> set[str]:
    """What a template asks for that is no way to read a value."""
    return {way for _, way in _FIELD.findall(template) if way and way not in WAYS}


def sounds(prompt: Prompt, variables: dict[str, str], language: str) -> tuple[Sound, ...]:
    """What is to be heard for this caller; parts that come out empty are left away."""
    filled = (_sound(part, variables, language) for part in prompt)
    return tuple(sound for sound in filled if sound.text or sound.prompt)


def _sound(part: Part, variables: dict[str, str], language: str) -> Sound:
    if part.prompt:
        return Sound(prompt=part.prompt, language=language)
    template, spoken = part.wording(language)
    text, values = _filled(template, variables, spoken)
    before = len(text) - len(text.lstrip())
    return Sound(
        text=text.strip(), language=spoken, values=tuple((begin - before, end - before) for begin, end in values)
    )


def milliseconds_max(parts: tuple[Sound, ...]) -> int:
    """How long the sounds can last at most."""
    spoken = sum(len(part.text) for part in parts) * LETTER_MILLISECONDS_MAX
    recorded = sum(1 for part in parts if part.prompt) * RECORDING_SECONDS_MAX * 1000
    return spoken + recorded + PROMPT_SLACK_MILLISECONDS
