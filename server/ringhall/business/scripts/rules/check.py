"""What must hold of a script before anybody works with it. Pure."""

import re
from collections.abc import Iterator

from ringhall.business.scripts.rules.answers import YES_NO, fits
from ringhall.business.scripts.settings import END, NEXT, Script, ScriptField, ScriptStep, Way
from ringhall.foundation.errors import Phrase

KNOWN = ("customer", "agent", "queue", "number")
"""What texts may stand for besides what was answered: names of these three, and the number that was called."""
_STANDS_FOR = re.compile(r"\{([^{}]*)\}")
Found = Iterator[tuple[str, Phrase]]


def faults(script: Script) -> Found:
    """Where something is wrong, and what."""
    if not script.steps:
        yield "steps", Phrase("A script has at least one step.")
    yield from _twice(script)
    reached = _reached(script)
    for n, step in enumerate(script.steps):
        here = f"steps.{n}"
        if step.id not in reached:
            yield here, Phrase("No way leads to this step.")
        if not any(step.text.values()) and not step.fields:
            yield f"{here}.text", Phrase("Here is nothing to say and nothing to write down.")
        if step.must_be_said and not any(step.text.values()):
            yield f"{here}.must_be_said", Phrase("There is no text that could be said.")
        yield from _texts(script, step, here)
        for m, field in enumerate(step.fields):
            yield from _field(field, f"{here}.fields.{m}")
        for m, way in enumerate(step.ways):
            yield from _way(script, way, f"{here}.ways.{m}")
        if step.then not in (NEXT, END) and script.step(step.then) is None:
            yield f"{here}.then", Phrase("There is no step “{name}”.", name=step.then)


def _twice(script: Script) -> Found:
    seen: set[str] = {END, *KNOWN}
    for n, step in enumerate(script.steps):
        names = [(f"steps.{n}.id", step.id)] + [(f"steps.{n}.fields.{m}.id", f.id) for m, f in enumerate(step.fields)]
        for where, name in names:
            if name in seen:
                yield where, Phrase("“{name}” means something else here already.", name=name)
            seen.add(name)


def _reached(script: Script) -> set[str]:
    ids = [each.id for each in script.steps]
    reached: set[str] = set()
    open_ = ids[:1]
    while open_:
        step = script.step(open_.pop())
        if step is None or step.id in reached:
            continue
        reached.add(step.id)
        after = ids.index(step.id) + 1
        then = step.then if step.then != NEXT else ids[after] if after < len(ids) else END
        open_ += [then, *(way.to for way in step.ways)]
    return reached


def _texts(script: Script, step: ScriptStep, here: str) -> Found:
    names = {*KNOWN, *script.fields()}
    for language, text in step.text.items():
        for name in _STANDS_FOR.findall(text):
            if name not in names:
                known = ", ".join(f"{{{each}}}" for each in KNOWN)
                yield (
                    f"{here}.text.{language}",
                    Phrase(
                        "{name} stands for nothing here. Write {known}, or the id of a field in braces.",
                        name=f"{{{name}}}",
                        known=known,
                    ),
                )


def _field(field: ScriptField, here: str) -> Found:
    if field.takes == "choice" and not field.choices:
        yield f"{here}.choices", Phrase("Give at least one choice.")
    if field.takes != "choice" and field.choices:
        yield f"{here}.choices", Phrase("Only a field that takes a choice has choices.")
    if len(set(field.choices)) < len(field.choices):
        yield f"{here}.choices", Phrase("Each choice stands here once only.")


def _way(script: Script, way: Way, here: str) -> Found:
    field = script.fields().get(way.field)
    if field is None:
        yield f"{here}.field", Phrase("There is no field “{name}”.", name=way.field)
    elif field.takes == "yes_no" and way.answer not in YES_NO:
        yield f"{here}.answer", Phrase("The answer to this field is yes or no.")
    elif not fits(field, way.answer):
        yield f"{here}.answer", Phrase("“{name}” cannot be answered so.", name=field.name)
    if way.to != END and script.step(way.to) is None:
        yield f"{here}.to", Phrase("There is no step “{name}”.", name=way.to)
