"""Has what was typed the shape of its kind? Everything that is wrong, field by field, in words."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from ringhall.company.organisation.types import Fault
from ringhall.foundation.errors import Phrase

FAULTS_MAX = 100
WHERE_LETTERS_MAX = 200
WANTED = {
    "str": Phrase("a text"),
    "int": Phrase("a whole number"),
    "float": Phrase("a number"),
    "bool": Phrase("yes or no"),
    "array": Phrase("a list"),
    "object": Phrase("an object with fields"),
    "date": Phrase("a date such as 2026-12-24"),
    "null": Phrase("nothing"),
}
AMOUNTS = {
    ("least", "letters"): "Give at least {limit} letters.",
    ("most", "letters"): "Give at most {limit} letters.",
    ("least", "entries"): "Give at least {limit} entries.",
    ("most", "entries"): "Give at most {limit} entries.",
    ("least", "number"): "Give a number of at least {limit}.",
    ("most", "number"): "Give a number of at most {limit}.",
}
AMOUNT = re.compile(r"^Expected `(?P<type>\w+)`(?P<length> of length)? (?P<sign>>=|<=|>|<) (?P<limit>[-0-9.]+)")
TYPE = re.compile(r"^Expected `(?P<type>[\w |]+)`")
NO_REQUIRED = re.compile(r"^Object missing required field `(?P<field>\w+)`")
NO_SUCH = re.compile(r"^Object contains unknown field `(?P<field>.*)`$", re.DOTALL)
MISSING = Phrase("This must be given.")
UNKNOWN = Phrase("There is no such field. Leave it out, or mend its name.")


def faults_of_shape(wanted: type[msgspec.Struct], data: object) -> list[Fault]:
    """All faults of the data against the type; at most one for each field."""
    if not isinstance(data, dict):
        return [Fault("", "wrong-type", "Send an object with fields.", {"wanted": "object"})]
    return list(_faults(wanted, data))[:FAULTS_MAX]


def _faults(wanted: type[msgspec.Struct], data: dict[Any, Any]) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(wanted)}
    for name in data:
        if name not in fields:
            yield _unknown(str(name)[:WHERE_LETTERS_MAX])
    for name, field in fields.items():
        if name not in data:
            if field.required:
                yield _missing(name)
            continue
        try:
            msgspec.convert(data[name], field.type)
        except msgspec.ValidationError as error:
            yield told(str(error), name)


def told(error: str, field: str) -> Fault:
    """What msgspec says of a field, as a fault."""
    words, _, path = error.partition(" - at `")
    where = (field + _path(path))[:WHERE_LETTERS_MAX]
    if found := AMOUNT.match(words):
        return _amount(where, found)
    if found := NO_REQUIRED.match(words):
        return _missing(f"{where}.{found['field']}")
    if found := NO_SUCH.match(words):
        return _unknown(f"{where}.{found['field']}"[:WHERE_LETTERS_MAX])
    if "matching regex" in words or (words.startswith("Invalid") and "enum" not in words):
        return Fault(where, "wrong-form", "This is not written in the form that is needed here.", {})
    if found := TYPE.match(words):
        types = [each.strip() for each in found["type"].split("|")]
        return Fault(where, "wrong-type", Phrase("Give {what}.", what=_wanted(types)), {"wanted": types[0]})
    return Fault(where, "wrong-form", "This is none of the values that can be chosen here.", {})


def _wanted(types: list[str]) -> Phrase:
    """What is wanted, in words: one thing or another."""
    one, *others = [WANTED.get(each, Phrase("{name}", name=each)) for each in types]
    for other in others:
        one = Phrase("{one} or {other}", one=one, other=other)
    return one


def _path(path: str) -> str:
    plain = path.replace("key` in `", "").strip("`").removeprefix("$").replace("[...]", "")
    return re.sub(r"\[(\d+)\]", r".\1", plain)


def _amount(where: str, found: re.Match[str]) -> Fault:
    least = found["sign"].startswith(">")
    limit = float(found["limit"]) if "." in found["limit"] else int(found["limit"])
    if found["length"]:
        what = "letters" if found["type"] == "str" else "entries"
        code = "too-short" if least else "too-long"
        words = AMOUNTS["least" if least else "most", what]
        if least and limit == 1:
            words = "Do not leave this empty."
    else:
        code = "too-small" if least else "too-large"
        words = AMOUNTS["least" if least else "most", "number"]
    return Fault(where, code, Phrase(words, limit=limit), {"min" if least else "max": limit})


def _missing(where: str) -> Fault:
    return Fault(where, "missing", MISSING, {})


def _unknown(where: str) -> Fault:
    return Fault(where, "unknown-field", UNKNOWN, {})
