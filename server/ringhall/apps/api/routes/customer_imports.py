"""Customers from a table: looked at, taken, taken back."""

from typing import Annotated

from pydantic import AfterValidator, Field

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.common import Body, Identifier, Moment, Shape, storable
from ringhall.business.customers.import_repository import Import
from ringhall.business.customers.rules.importing import Code, Existing
from ringhall.business.customers.rules.importing import Plan as Planned
from ringhall.business.customers.rules.table import COLUMNS_MAX
from ringhall.business.customers.rules.table import Field as Means

MAY = "customers.import"
TEXT_LENGTH_MAX = 900_000
FAULTS_SHOWN_MAX = 200
SAMPLES = 3
routes = Routes("customers")
TableText = Annotated[str, Field(max_length=TEXT_LENGTH_MAX), AfterValidator(storable)]


class TableGiven(Body):
    """A table as text (CSV), what each column means (guessed where it is not said), and what becomes of known ones."""

    text: TableText
    columns: Annotated[list[Means | None] | None, Field(max_length=COLUMNS_MAX)] = None
    existing: Existing = "skip"


class ImportColumn(Shape):
    """A column: its head, what it means, and how its first lines look."""

    head: str
    means: Means | None
    samples: list[str]


class ImportFault(Shape):
    """A line that cannot be taken, and why."""

    line: int
    code: Code
    what: str


class ImportPlan(Shape):
    """What a table would do. At most 200 faults are listed; `fault_count` counts all. `cut`: lines were left over."""

    columns: list[ImportColumn]
    lines: int
    added: int
    changed: int
    same: int
    skipped: int
    faults: list[ImportFault]
    fault_count: int
    cut: bool


class ImportDone(Shape):
    """An import that can be taken back."""

    id: str
    at: Moment
    who: str
    added: int
    changed: int


class ImportUndone(Shape):
    """Records removed and restored; `left` were changed since and stay."""

    removed: int
    restored: int
    left: int


@routes.on("POST", "/customers/import/check", may=MAY)
async def check_import(centre: Centre, body: TableGiven) -> ImportPlan:
    """What a table would do; nothing is stored."""
    async with centre.database.transaction() as transaction:
        looked = await centre.importing.look(transaction, body.text, body.columns, body.existing)
    columns = [
        ImportColumn(
            head=head,
            means=looked.columns[place] if place < len(looked.columns) else None,
            samples=[cells[place][:80] for _, cells in looked.table.lines[:SAMPLES] if place < len(cells)],
        )
        for place, head in enumerate(looked.table.heads)
    ]
    return _plan(columns, looked.plan, len(looked.table.lines), cut=looked.table.too_many)


@routes.on("POST", "/customers/import", may=MAY, status_code=201)
async def import_customers(centre: Centre, user: SignedInUser, body: TableGiven) -> ImportDone:
    """Store every line without a fault, all at once."""
    async with centre.database.transaction() as transaction:
        columns = body.columns or None
        done = await centre.importing.run(transaction, user.login, body.text, columns, body.existing)
    return _done(done)


@routes.on("GET", "/customers/imports", may=MAY)
async def newest_imports(centre: Centre) -> list[ImportDone]:
    """Imports of the last seven days, newest first: those that can be taken back."""
    async with centre.database.transaction() as transaction:
        return [_done(each) for each in await centre.importing.newest(transaction)]


@routes.on("POST", "/customers/imports/{import_id}/undo", may=MAY)
async def undo_import(centre: Centre, user: SignedInUser, import_id: Identifier) -> ImportUndone:
    """Records as they were before the import; what was changed since then stays."""
    async with centre.database.transaction() as transaction:
        undone = await centre.importing.undo(transaction, user.login, import_id)
    return ImportUndone(removed=undone.removed, restored=undone.restored, left=undone.left)


def _plan(columns: list[ImportColumn], planned: Planned, lines: int, *, cut: bool) -> ImportPlan:
    added = sum(change.before is None for change in planned.changes)
    return ImportPlan(
        columns=columns,
        lines=lines,
        added=added,
        changed=len(planned.changes) - added,
        same=planned.same,
        skipped=planned.skipped,
        faults=[
            ImportFault(line=each.line, code=each.code, what=each.what) for each in planned.faults[:FAULTS_SHOWN_MAX]
        ],
        fault_count=len(planned.faults),
        cut=cut,
    )


def _done(done: Import) -> ImportDone:
    return ImportDone(id=done.id, at=done.at, who=done.who, added=done.added, changed=done.changed)
