"""Finds every English sentence of the server that people read: in refusals, in their parts, in problem documents."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import ringhall
from ringhall.apps.api import limits, problems
from ringhall.apps.api.texts.catalogue import WORDS
from ringhall.apps.api.texts.faults import FAULTS, OTHERWISE
from ringhall.apps.centre import kinds
from ringhall.apps.centre.settings import (
    extension_rules,
    overflow_rules,
    routing_rules,
    rules,
    treatment_rules,
    virtual_rules,
)
from ringhall.apps.centre.settings.defaults import DISPOSITIONS
from ringhall.company.organisation.rules import shape
from ringhall.company.organisation.types import Kind
from ringhall.contact.rules import lifecycle
from ringhall.contact.state import State
from ringhall.engine.routing.events import Presence
from ringhall.engine.routing.rules.agents import WorkState
from ringhall.engine.speech.service import NO_VOICE
from ringhall.foundation.errors import Refusal

SOURCE = Path(ringhall.__file__).parent
# What only the person at the terminal reads stays English.
TERMINAL = (
    "ringhall.apps.cli",
    "ringhall.apps.simulator",
    "ringhall.apps.centre.run",
    "ringhall.engine.telephony.asterisk.process",
    "ringhall.engine.telephony.asterisk.provision",
    "ringhall.engine.telephony.errors",
    "ringhall.engine.telephony.service",
    "ringhall.foundation.settings",
    "ringhall.migrations",
)
# Which argument of a call is a sentence.
PLACES = {"Phrase": 0, "ValueError": 0, "Fault": 2, "Problem": 1}
_PLACE = re.compile(r"{(\w+)}")


def places(sentence: str) -> list[str]:
    """The fields of a sentence, in no order."""
    return sorted(_PLACE.findall(sentence))


def refusals() -> list[type[Refusal]]:
    """Every class of refusal that may reach a page."""
    for module in pkgutil.walk_packages([str(SOURCE)], "ringhall."):
        if not module.name.startswith(TERMINAL) and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [each for each in _below(Refusal) if not each.__module__.startswith((*TERMINAL, "tests"))]


def sentences() -> set[str]:
    """All of them that have words of their own."""
    found = {each.text for each in refusals()} | {phrase for phrase, _ in phrases()}
    found |= {words for _, words in problems.WORDS.values()} | {problems.CRASHED, limits.NUL}
    found |= (
        set(FAULTS.values())
        | {OTHERWISE}
        | set(rules.SENTENCES.values())
        | set(routing_rules.SENTENCES)
        | set(overflow_rules.SENTENCES)
        | set(extension_rules.SENTENCES)
        | set(treatment_rules.SENTENCES)
        | set(virtual_rules.SENTENCES)
        | set(shape.AMOUNTS.values())
    )
    return {each for each in found if re.search(r"[A-Za-z]{2}", _PLACE.sub("", each))} | words()


def words() -> set[str]:
    """What stands in fields of refusals: states, verbs, hints, kinds of settings."""
    states = {*get_args(State), *get_args(Presence), *get_args(WorkState)}
    settings = {each.name for each in vars(kinds).values() if isinstance(each, Kind)}
    return (
        states
        | settings
        | set(lifecycle.POSSIBLE)
        | set(lifecycle.HINTS.values())
        | set(DISPOSITIONS.values())
        | {lifecycle.HINT_OTHERWISE, NO_VOICE, "closed", "full"}
    )


def phrases() -> Iterator[tuple[str, str]]:
    """Parts of refusals as they stand in the code, with the place where they stand."""
    names = {each.__name__ for each in refusals()}
    for where, call in _calls():
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        sentence = _sentence(name, call)
        if isinstance(sentence, ast.Constant):
            yield str(sentence.value), where
        for keyword in call.keywords if name in names else ():
            if (
                keyword.arg in WORDS
                and isinstance(keyword.value, ast.Constant)
                and isinstance(keyword.value.value, str)
            ):
                yield keyword.value.value, where


def unspeakable() -> list[str]:
    """Places where a refusal is given words that are put together on the spot: nobody can translate those."""
    names = {each.__name__ for each in refusals()}
    of_refusals = [
        f"{where}: {keyword.arg}"
        for where, call in _calls()
        if getattr(call.func, "id", "") in names
        for keyword in call.keywords
        if keyword.arg in WORDS and isinstance(keyword.value, ast.JoinedStr)
    ]
    made_on_the_spot = [
        where
        for where, call in _calls()
        if isinstance(_sentence(getattr(call.func, "id", ""), call), ast.JoinedStr)
        and (getattr(call.func, "id", "") != "ValueError" or where.startswith("ringhall.apps.api"))
    ]
    return of_refusals + made_on_the_spot


def _sentence(name: str, call: ast.Call) -> ast.expr | None:
    """What stands for the sentence where a fault of a setting, a problem of a flow or a phrase is made."""
    place = PLACES.get(name)
    return call.args[place] if place is not None and len(call.args) > place else None


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(SOURCE.rglob("*.py")):
        module = "ringhall." + ".".join(file.relative_to(SOURCE).with_suffix("").parts)
        if module.startswith(TERMINAL):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{module}:{node.lineno}", node


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _below(each)
