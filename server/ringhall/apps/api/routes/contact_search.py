"""Around the list of contacts: wider searches, searches people keep, and the list as a file."""

from collections.abc import AsyncIterator
from typing import Literal

from fastapi import Response
from fastapi.responses import StreamingResponse

from ringhall.apps.api.contact_files import EXPORTED_MAX, csv_of, lines_of
from ringhall.apps.api.contact_filter import Asked, AskedFilter, filter_of
from ringhall.apps.api.guard import SIGNED_IN, Centre, Routes, SignedInUser
from ringhall.apps.api.schemas.common import Body, Line, Shape, Word
from ringhall.apps.api.sight import Seen
from ringhall.contact import repository, saved_searches
from ringhall.contact.rules import wider

READ = ("contacts.read", "contacts.read.own")
COUNTED_MAX = 1_000
ADDRESS_NAMES = {"since": "from", "until": "to"}
FIELD_NAMES = {there: here for here, there in ADDRESS_NAMES.items()}
routes = Routes("contacts")


class WiderSearch(Shape):
    """A search that finds more: without these filters, or (`near`) with a slip in names forgiven."""

    without: list[str]
    near: bool
    count: int


class KeptSearch(Shape):
    """A search that somebody keeps."""

    name: str
    query: str


class SearchToKeep(Body):
    """The filters as they stand in the address."""

    query: Line


@routes.on("GET", "/contacts/wider", may=READ)
async def wider_searches(centre: Centre, user: SignedInUser, sight: Seen, asked: Asked) -> list[WiderSearch]:
    """What a narrower search keeps out: the next wider ones, with how many they find (at most 1,000 are counted)."""
    given = {ADDRESS_NAMES.get(name, name) for name, value in asked if value not in (None, "", False)} - {"near"}
    counts: dict[tuple[str, ...], int] = {}
    offers: list[WiderSearch] = []
    async with centre.database.transaction() as transaction:
        if asked.q and not asked.near:
            forgiving = filter_of(centre, user, asked.model_copy(update={"near": True}), sight)
            count = await repository.count(transaction, forgiving, COUNTED_MAX)
            offers += [WiderSearch(without=[], near=True, count=count)] if count else []
        for dropped in wider.without(sorted(given)):
            wanted = filter_of(centre, user, _without(asked, dropped), sight)
            counts[dropped] = await repository.count(transaction, wanted, COUNTED_MAX)
    found = wider.worth_offering(counts)
    return [*offers, *(WiderSearch(without=list(names), near=False, count=count) for names, count in found)]


@routes.on(
    "GET",
    "/contacts/export",
    may="contacts.export",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/csv": {}, "application/x-ndjson": {}}, "description": "The contacts found."}},
)
async def export_contacts(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    asked: Asked,
    format: Literal["csv", "jsonl"] = "csv",  # noqa: A002 - the name in the address
) -> StreamingResponse:
    """The contacts found, at most 50,000, newest first; lines of JSON carry the story. `X-Rows` says how many come."""
    wanted = filter_of(centre, user, asked, sight)
    async with centre.database.transaction() as transaction:
        rows = await repository.count(transaction, wanted, EXPORTED_MAX)
        said = {"format": format, "rows": rows, **asked.model_dump(exclude_none=True)}
        await centre.audit.write(transaction, user.login, "contacts.exported", "contacts", None, said)
    body: AsyncIterator[str] = csv_of(centre, wanted, sight) if format == "csv" else lines_of(centre, wanted, sight)
    media = "text/csv; charset=utf-8" if format == "csv" else "application/x-ndjson"
    headers = {"X-Rows": str(rows), "Content-Disposition": f'attachment; filename="contacts.{format}"'}
    return StreamingResponse(body, media_type=media, headers=headers)


@routes.on("GET", "/searches", may=SIGNED_IN)
async def kept_searches(centre: Centre, user: SignedInUser) -> list[KeptSearch]:
    """One's own searches."""
    async with centre.database.transaction() as transaction:
        kept = await saved_searches.of_user(transaction, user.id)
    return [KeptSearch(name=each.name, query=each.query) for each in kept]


@routes.on("PUT", "/searches/{name}", may=SIGNED_IN)
async def keep_search(centre: Centre, user: SignedInUser, name: Word, body: SearchToKeep) -> KeptSearch:
    """Keep a search under a name; an earlier one of that name is replaced."""
    async with centre.database.transaction() as transaction:
        await saved_searches.keep(transaction, user.id, saved_searches.SavedSearch(name, body.query))
    return KeptSearch(name=name, query=body.query)


@routes.on("DELETE", "/searches/{name}", may=SIGNED_IN, status_code=204)
async def forget_search(centre: Centre, user: SignedInUser, name: Word) -> Response:
    """Forget a search."""
    async with centre.database.transaction() as transaction:
        await saved_searches.forget(transaction, user.id, name)
    return Response(status_code=204)


def _without(asked: AskedFilter, dropped: tuple[str, ...]) -> AskedFilter:
    return asked.model_copy(update={FIELD_NAMES.get(name, name): None for name in dropped})
