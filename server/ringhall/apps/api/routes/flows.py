"""Flows: drafts that nobody hears, versions that answer callers, and what is another between two of them. Audited."""

from typing import Annotated

import msgspec
from fastapi import Path, Query, Request

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas import flows as shapes
from ringhall.apps.api.schemas.common import Identifier
from ringhall.apps.api.schemas.setup import FlowSettings
from ringhall.apps.api.texts import language_of, told
from ringhall.engine.flows import types

READ, EDIT = "settings.read", "settings.edit"
NUMBER_MAX = 2_000_000_000
Number = Annotated[int, Query(ge=1, le=NUMBER_MAX)]
Version = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
SIDE = r"^(live|draft|[1-9][0-9]{0,8})$"
From = Annotated[str, Query(alias="from", pattern=SIDE)]
To = Annotated[str, Query(alias="to", pattern=SIDE)]
routes = Routes("setup")


@routes.on("POST", "/flows/check", may=EDIT)
async def check_flow(
    request: Request, centre: Centre, user: SignedInUser, body: shapes.FlowDocument
) -> shapes.FlowVerdict:
    """Everything that is wrong with a flow, without keeping it."""
    async with centre.database.transaction() as transaction:
        found = await centre.flows.check(transaction, body.document, user)
    faults = [shapes.FlowFault.model_validate(told(language_of(request), each)) for each in found]
    return shapes.FlowVerdict(ok=not faults, faults=faults)


@routes.on("GET", "/flows/{which}/draft", may=EDIT)
async def read_flow_draft(centre: Centre, which: Identifier) -> shapes.FlowDraft:
    """What is being drawn; 404 where nothing is."""
    async with centre.database.transaction() as transaction:
        return _draft(await centre.flows.draft(transaction, which))


@routes.on("PUT", "/flows/{which}/draft", may=EDIT)
async def save_flow_draft(
    centre: Centre, user: SignedInUser, which: Identifier, body: shapes.FlowDraftToSave
) -> shapes.FlowDraft:
    """Keep what is drawn; it need not be sound, and nobody hears it."""
    async with centre.database.transaction() as transaction:
        return _draft(await centre.flows.save_draft(transaction, which, body.document, body.revision, user))


@routes.on("DELETE", "/flows/{which}/draft", may=EDIT, status_code=204)
async def discard_flow_draft(centre: Centre, user: SignedInUser, which: Identifier, revision: Number) -> None:
    """Throw the draft away; the audit log keeps it."""
    async with centre.database.transaction() as transaction:
        await centre.flows.discard_draft(transaction, which, revision, user)


@routes.on("POST", "/flows/{which}/draft/publish", may=EDIT)
async def publish_flow_draft(
    centre: Centre, user: SignedInUser, which: Identifier, body: shapes.FlowDraftToPublish
) -> FlowSettings:
    """New callers hear the draft from now on, those under way go on in their version; then there is no draft."""
    async with centre.database.transaction() as transaction:
        flow = await centre.flows.publish_draft(
            transaction, which, body.revision, body.note, user, despite_tests=body.despite_tests
        )
    return FlowSettings.model_validate(flow)


@routes.on("POST", "/flows/{which}/versions", may=EDIT, status_code=201)
async def add_flow_version(
    centre: Centre, user: SignedInUser, which: Identifier, body: shapes.FlowToPublish
) -> FlowSettings:
    """A new version of the flow: new callers hear it, those under way go on in theirs."""
    async with centre.database.transaction() as transaction:
        flow = await centre.flows.publish(
            transaction, which, body.document, body.note, user, despite_tests=body.despite_tests
        )
    return FlowSettings.model_validate(flow)


@routes.on("GET", "/flows/{which}/versions", may=READ)
async def list_flow_versions(
    centre: Centre,
    which: Identifier,
    cursor: Number | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> shapes.FlowVersionList:
    """What answered callers, newest first."""
    async with centre.database.transaction() as transaction:
        live = await centre.flows.live(transaction, which)
        found = await centre.flows.versions(transaction, which, cursor, limit + 1)
        draft = await centre.flows.drawn(transaction, which)
    items = [_line(each, live) for each in found[:limit]]
    return shapes.FlowVersionList(items=items, next=items[-1].version if len(found) > limit else None, draft=draft)


@routes.on("GET", "/flows/{which}/versions/{number}", may=READ)
async def read_flow_version(centre: Centre, which: Identifier, number: Version) -> shapes.FlowVersion:
    """A version with its document."""
    async with centre.database.transaction() as transaction:
        found = await centre.flows.version(transaction, which, number)
        live = await centre.flows.live(transaction, which)
    nodes = found.document.get("nodes")
    return shapes.FlowVersion(
        version=found.version,
        author=found.author,
        note=found.note,
        published_at=found.published_at,
        nodes=len(nodes) if isinstance(nodes, dict) else 0,
        live=found.version == live,
        document=found.document,
    )


@routes.on("POST", "/flows/{which}/versions/{number}/publish", may=EDIT)
async def publish_flow_version(
    centre: Centre, user: SignedInUser, which: Identifier, number: Version, body: shapes.FlowNote
) -> FlowSettings:
    """Go back: the document of that version answers callers again, as a new version, if it is still sound."""
    async with centre.database.transaction() as transaction:
        found = await centre.flows.version(transaction, which, number)
        flow = await centre.flows.publish(
            transaction, which, found.document, body.note, user, despite_tests=body.despite_tests
        )
    return FlowSettings.model_validate(flow)


@routes.on("GET", "/flows/{which}/difference", may=READ)
async def compare_flow_versions(centre: Centre, which: Identifier, before: From, after: To) -> shapes.FlowDifference:
    """What is another: `from` and `to` are the number of a version, `live` or `draft`."""
    async with centre.database.transaction() as transaction:
        found = await centre.flows.difference(transaction, which, before, after)
    return shapes.FlowDifference.model_validate(msgspec.to_builtins(found))


def _draft(draft: types.FlowDraft) -> shapes.FlowDraft:
    return shapes.FlowDraft.model_validate({name: getattr(draft, name) for name in shapes.FlowDraft.model_fields})


def _line(line: types.FlowVersionLine, live: int) -> shapes.FlowVersionLine:
    fields = {name: getattr(line, name) for name in line.__struct_fields__}
    return shapes.FlowVersionLine.model_validate(fields | {"live": line.version == live})
