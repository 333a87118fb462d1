"""A table of customers as people have it: any usual separator, any order of columns, heads in five languages."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Field = Literal["id", "name", "numbers", "emails", "language", "note"]
SEVERAL: frozenset[Field] = frozenset({"numbers", "emails"})
FIELDS: tuple[Field, ...] = get_args(Field)
LINES_MAX = 5_000
COLUMNS_MAX = 40
CELL_LENGTH_MAX = 20_000
SEPARATORS = ",;\t|"
# Beginnings of heads, folded to small letters, by what they stand for.
HEADS: dict[Field, tuple[str, ...]] = {
    "id": ("id", "key", "customer number", "kundenr", "编号", "客户编号", "cod", "šifra", "oznaka"),
    "emails": (
        "email", "e-mail", "mail", "电子邮", "邮箱", "邮件", "adresă de e", "adresa de e", "adresă email", "epošt",
        "e-pošt", "epost", "e-post", "elektronsk",
    ),
    "numbers": (
        "phone", "number", "tel", "mobile", "mobil", "cell", "nummer", "电话", "手机", "号码", "numar", "număr",
        "številk", "stevilk", "gsm",
    ),
    "name": (
        "name", "customer", "full name", "navn", "kunde", "姓名", "名称", "客户", "nume", "client", "ime", "stranka",
    ),
    "language": ("language", "lang", "sprog", "语言", "limb", "jezik"),
    "note": ("note", "remark", "comment", "bemærk", "备注", "notă", "nota", "observ", "opomb"),
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Heads and lines of a file; `first` is the number of the first line after the heads."""

    heads: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    too_many: bool = False


def read(text: str) -> Table:
    """The table in this text. Empty lines are passed over; of more than 5,000 lines the rest is left."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(CELL_LENGTH_MAX * 10)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    heads: tuple[str, ...] = ()
    lines: list[tuple[int, tuple[str, ...]]] = []
    try:
        for row in rows:
            cells = tuple(cell.strip()[:CELL_LENGTH_MAX] for cell in row[:COLUMNS_MAX])
            if not any(cells):
                continue
            if not heads:
                heads = cells
            elif len(lines) == LINES_MAX:
                return Table(heads, tuple(lines), too_many=True)
            else:
                lines.append((rows.line_num, cells))
    except csv.Error:
        # A quote that is never closed swallows the rest: what was read until then stands.
        return Table(heads, tuple(lines), too_many=True)
    return Table(heads, tuple(lines))


def guessed(heads: Sequence[str]) -> tuple[Field | None, ...]:
    """What each column probably holds; only numbers and e-mail addresses may stand in several."""
    taken: set[Field] = set()
    found: list[Field | None] = []
    for head in heads:
        field = _meaning(head.casefold().strip())
        found.append(field if field in SEVERAL or field not in taken else None)
        taken |= {field} if field else set()
    return tuple(found)


def _meaning(head: str) -> Field | None:
    for field, beginnings in HEADS.items():
        if any(head == beginning or (len(beginning) > 2 and head.startswith(beginning)) for beginning in beginnings):
            return field
    return None
