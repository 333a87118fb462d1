"""The audit log, and the way back from a change."""

from typing import Annotated, Literal

from fastapi import Path, Query

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Json, Line, When
from ringhall.apps.api.schemas.settings import Key, Kind, TakenBack
from ringhall.apps.api.schemas.setup import AuditEntry
from ringhall.apps.api.sight import Seen, Sight
from ringhall.company.access.rules import masking
from ringhall.company.audit.rules.chain import Content
from ringhall.company.audit.types import Wanted
from ringhall.foundation.clock import as_milliseconds

N_MAX = 2**53
# Subjects of entries that may say of a customer who they are, or what somebody looked for.
ABOUT_PEOPLE = frozenset({"customer", "contact", "contacts", "person", "import"})
WITH_USUAL_NAMES = frozenset({"disposition", "reason"})
routes = Routes("audit")


@routes.on("GET", "/audit", may="audit.read")
async def read_audit(
    centre: Centre,
    sight: Seen,
    subject: Line | None = None,
    kind: Annotated[Kind | None, Query()] = None,
    key: Annotated[Key | None, Query()] = None,
    by: Line | None = None,
    from_: Annotated[When | None, Query(alias="from")] = None,
    to: When | None = None,
    before: Annotated[int | None, Query(ge=1, le=N_MAX)] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> list[AuditEntry]:
    """Who did what, newest first; `before` is the number of the last one seen."""
    noun = centre.settings_desk.noun_of(kind) if kind is not None else None
    wanted = Wanted(
        noun=noun,
        who=by,
        since=as_milliseconds(from_) if from_ else None,
        until=as_milliseconds(to) if to else None,
    )
    if noun is not None and key is not None:
        subject = f"{noun}:{key}"
    async with centre.database.transaction() as transaction:
        entries = await centre.audit.page(transaction, subject, before, limit, wanted)
    return [_entry(centre, entry.content, sight) for entry in entries]


@routes.on("POST", "/audit/{n}/undo", may="audit.read")
async def take_back_change(centre: Centre, user: SignedInUser, n: Annotated[int, Path(ge=1, le=N_MAX)]) -> TakenBack:
    """Bring a setting to what it was before change `n`; needs the right to edit it, and is a change like any other."""
    async with centre.database.transaction() as transaction:
        content, now = await centre.settings_desk.take_back(transaction, n, user)
    kind, key, _ = centre.settings_desk.about(content)
    return TakenBack.model_validate({"n": content.n, "at": content.at, "kind": kind, "key": key, "now": now})


def _entry(centre: CentreParts, content: Content, sight: Sight) -> AuditEntry:
    kind, key, can_take_back = centre.settings_desk.about(content)
    before, after = content.before, content.after
    if not sight.everybody and content.subject.partition(":")[0] in ABOUT_PEOPLE:
        before, after = masking.said(before), masking.said(after)
    return AuditEntry(
        n=content.n,
        at=content.at,
        who=content.who,
        what=content.what,
        subject=content.subject,
        before=before,
        after=after,
        kind=kind,
        key=key,
        usual=_usual(centre, content),
        can_take_back=can_take_back,
    )


def _usual(centre: CentreParts, content: Content) -> list[Literal["before", "after"]]:
    noun, _, code = content.subject.partition(":")
    name = centre.settings.usual_names.get(code) if noun in WITH_USUAL_NAMES else None
    if name is None:
        return []
    sides: list[tuple[Literal["before", "after"], Json | None]] = [("before", content.before), ("after", content.after)]
    return [side for side, it in sides if it is not None and it.get("name") == name]
