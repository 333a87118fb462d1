"""What a table makes of the customers there are: new ones, changed ones, and lines with a fault."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ringhall.business.customers.rules.table import SEVERAL, Field, Table
from ringhall.business.customers.types import Customer
from ringhall.foundation.errors import Refusal

Existing = Literal["skip", "update"]
Code = Literal[
    "no_name",
    "name_long",
    "bad_id",
    "bad_number",
    "many_numbers",
    "bad_email",
    "many_emails",
    "bad_language",
    "note_long",
    "twice",
    "two_customers",
]
LANGUAGES = frozenset({"en", "zh", "da", "ro", "sl"})
NAME_LENGTH_MAX = 200
NOTE_LENGTH_MAX = 10_000
NUMBERS_MAX = 20
EMAILS_MAX = 20
_BETWEEN_NUMBERS = re.compile(r"[;,|\n]+|\s/\s")
_ID = re.compile(r"[A-Za-z0-9_.:+-]{1,80}")

_BETWEEN_EMAILS = re.compile(r"[;,|\s]+")
Normalise = Callable[[str], str]


@dataclass(frozen=True)
class Fault:
    """A line that cannot be taken, and why; `what` is the text in question."""

    line: int
    code: Code
    what: str = ""


@dataclass(frozen=True)
class Line:
    """One line that can be read: what it says of a customer."""

    line: int
    id: str
    name: str
    numbers: tuple[str, ...]
    language: str
    note: str
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What becomes of one record; `before` is None for a new one."""

    before: Customer | None
    after: Customer


@dataclass
class Plan:
    """Everything that an import would do."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    skipped: int = 0
    faults: list[Fault] = field(default_factory=list)


def lines_of(
    table: Table, columns: Sequence[Field | None], number_of: Normalise, email_of: Normalise
) -> tuple[list[Line], list[Fault]]:
    """The lines that can be read, and the faults of the others."""
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, cells in table.lines:
        line = _line(number, _by_field(columns, cells), number_of, email_of)
        if isinstance(line, Line):
            keys = [*line.numbers, *line.emails, *([f"id:{line.id}"] if line.id else [])]
            earlier = next((key for key in keys if key in seen), None)
            if earlier is not None:
                first = f"{earlier.removeprefix('id:')} ({seen[earlier]})"
                line = Fault(number, "twice", first)
            else:
                seen |= dict.fromkeys(keys, number)
        if isinstance(line, Fault):
            faults.append(line)
        else:
            lines.append(line)
    return lines, faults


def plan(
    lines: Iterable[Line],
    faults: list[Fault],
    known: Iterable[Customer],
    existing: Existing,
    new_id: Callable[[], str],
) -> Plan:
    """What becomes of every line. Records are the same by identifier, or by any number or e-mail address."""
    by_id = {each.id: each for each in known}
    by_reach = {reach: each for each in by_id.values() for reach in (*each.numbers, *each.emails)}
    found = Plan(faults=list(faults))
    for line in lines:
        owners = {by_reach[reach].id for reach in (*line.numbers, *line.emails) if reach in by_reach}
        owners |= {line.id} if line.id in by_id else set()
        if len(owners) > 1:
            found.faults.append(Fault(line.line, "two_customers", ", ".join(sorted(owners))))
            continue
        before = by_id[owners.pop()] if owners else None
        if before is not None and existing == "skip":
            found.skipped += 1
            continue
        after = _updated(before, line) if before is not None else _new(line, new_id)
        if len(after.numbers) > NUMBERS_MAX:
            found.faults.append(Fault(line.line, "many_numbers", str(len(after.numbers))))
        elif len(after.emails) > EMAILS_MAX:
            found.faults.append(Fault(line.line, "many_emails", str(len(after.emails))))
        elif after == before:
            found.same += 1
        else:
            found.changes.append(Change(before, after))
    found.faults.sort(key=lambda fault: fault.line)
    return found


def _by_field(columns: Sequence[Field | None], cells: Sequence[str]) -> Mapping[Field, str]:
    said: dict[Field, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None and cell:
            said[column] = f"{said[column]};{cell}" if column in SEVERAL and column in said else cell
    return said


def _line(number: int, said: Mapping[Field, str], number_of: Normalise, email_of: Normalise) -> Line | Fault:
    name, note, key = said.get("name", ""), said.get("note", ""), said.get("id", "")
    language = said.get("language", "").casefold()[:2]
    if not name:
        return Fault(number, "no_name")
    if len(name) > NAME_LENGTH_MAX:
        return Fault(number, "name_long", str(len(name)))
    if len(note) > NOTE_LENGTH_MAX:
        return Fault(number, "note_long", str(len(note)))
    if key and not _ID.fullmatch(key):
        return Fault(number, "bad_id", key[:NAME_LENGTH_MAX])
    if language and language not in LANGUAGES:
        return Fault(number, "bad_language", said["language"][:NAME_LENGTH_MAX])
    numbers, wrong = _several(_BETWEEN_NUMBERS.split(said.get("numbers", "")), number_of)
    if wrong:
        return Fault(number, "bad_number", wrong)
    emails, wrong = _several(_BETWEEN_EMAILS.split(said.get("emails", "")), email_of)
    if wrong:
        return Fault(number, "bad_email", wrong)
    if len(numbers) > NUMBERS_MAX:
        return Fault(number, "many_numbers", str(len(numbers)))
    if len(emails) > EMAILS_MAX:
        return Fault(number, "many_emails", str(len(emails)))
    return Line(number, key, name, numbers, language, note, emails)


def _several(written: Iterable[str], normalise: Normalise) -> tuple[tuple[str, ...], str]:
    """What is written, each once; and the first of them that cannot be read."""
    read: dict[str, None] = {}
    for each in filter(None, map(str.strip, written)):
        try:
            read[normalise(each)] = None
        except Refusal:
            return (), each[:NAME_LENGTH_MAX]
    return tuple(read), ""


def _new(line: Line, new_id: Callable[[], str]) -> Customer:
    return Customer(line.id or new_id(), line.name, line.numbers, line.language or "en", line.note, line.emails)


def _updated(before: Customer, line: Line) -> Customer:
    """The record with what the line says; numbers and addresses are added, and what the line leaves empty stays."""
    numbers = tuple(dict.fromkeys((*before.numbers, *line.numbers)))
    return replace(
        before,
        name=line.name,
        numbers=numbers,
        emails=tuple(dict.fromkeys((*before.emails, *line.emails))),
        language=line.language or before.language,
        note=line.note or before.note,
    )
