"""Where somebody stands in a script, and whether they may stand there. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from ringhall.business.scripts.errors import NotAnswered, NotSaid, NotThisWay, WrongAnswer
from ringhall.business.scripts.rules.answers import fits, takes
from ringhall.business.scripts.settings import END, NEXT, Script, ScriptStep

PATH_MAX = 300
"""So many steps are gone at most: whoever goes in circles comes to an end."""


@dataclass(frozen=True)
class Filled:
    """A script in hand: the steps gone, the last being where one stands; what was answered; which texts were said.

    `done`: the last step was left as well.
    """

    path: tuple[str, ...]
    answers: Mapping[str, str]
    said: tuple[str, ...]
    done: bool = False


def following(script: Script, step: ScriptStep, answers: Mapping[str, str]) -> str:
    """The step that comes after this one with these answers; “end” after the last."""
    for way in step.ways:
        if answers.get(way.field) == way.answer:
            return way.to
    if step.then != NEXT:
        return step.then
    ids = [each.id for each in script.steps]
    after = ids.index(step.id) + 1
    return ids[after] if after < len(ids) else END


def accept(script: Script, filled: Filled) -> Filled:
    """The same, without what is empty. Raises WrongAnswer, NotThisWay, NotAnswered, NotSaid."""
    answers = _answers(script, filled.answers)
    steps = [script.step(each) for each in filled.path[:PATH_MAX]]
    if not script.steps or steps[:1] != script.steps[:1] or len(filled.path) > PATH_MAX:
        raise NotThisWay
    said = tuple(step.id for step in script.steps if step.must_be_said and step.id in filled.said)
    left = [*filled.path[1:], *([END] if filled.done else [])]
    for step, to in zip(steps, left, strict=False):
        if step is None or following(script, step, answers) != to:
            raise NotThisWay
        _require(step, answers, said)
    return Filled(filled.path, answers, said, filled.done)


def _answers(script: Script, given: Mapping[str, str]) -> dict[str, str]:
    fields, kept = script.fields(), {}
    for name, answer in given.items():
        field = fields.get(name)
        if field is None:
            raise NotThisWay
        if not (plain := answer.strip()):
            continue
        if not fits(field, plain):
            raise WrongAnswer(name=field.name, takes=takes(field))
        kept[name] = plain
    return kept


def _require(step: ScriptStep, answers: Mapping[str, str], said: tuple[str, ...]) -> None:
    """What a step asks for before one goes on."""
    if step.must_be_said and step.id not in said:
        raise NotSaid(name=step.name)
    for field in step.fields:
        if field.required and field.id not in answers:
            raise NotAnswered(name=field.name)
