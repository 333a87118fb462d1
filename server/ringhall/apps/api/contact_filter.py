"""What a list of contacts is narrowed to, as it stands in an address, read for one person."""

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from fastapi import Depends, Query

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Identifier, Line, Number, Shape, When
from ringhall.apps.api.sight import Sight
from ringhall.apps.api.snapshot import had_part_in
from ringhall.apps.api.texts import LANGUAGES, say
from ringhall.company.access.types import User
from ringhall.contact import repository
from ringhall.contact.events import Outcome
from ringhall.contact.rules import search
from ringhall.contact.rules.whole_search import read_whole
from ringhall.foundation import numbers
from ringhall.foundation.clock import as_milliseconds
from ringhall.foundation.folding import fold

SECONDS_MAX = 7 * 24 * 3600
Seconds = Annotated[int | None, Query(ge=0, le=SECONDS_MAX)]


class AskedFilter(Shape):
    """The filters as they were asked for. `q` is looked for in everything; `near` forgives a slip in names."""

    q: str | None
    near: bool
    queue: str | None
    agent: str | None
    dialled: str | None
    disposition: str | None
    outcome: str | None
    direction: str | None
    state: str | None
    number: str | None
    text: str | None
    since: int | None
    until: int | None
    wait_min: int | None
    wait_max: int | None
    length_min: int | None
    length_max: int | None


def asked_filter(
    q: Annotated[Line | None, Query(description="anything: number, name, note, reference, agent, queue")] = None,
    near: Annotated[bool, Query(description="names may have one letter wrong")] = False,
    queue: Identifier | None = None,
    agent: Identifier | None = None,
    dialled: Annotated[Number | None, Query(description="the number that was called")] = None,
    disposition: Identifier | None = None,
    outcome: Identifier | None = None,
    direction: Literal["inbound", "outbound", "internal"] | None = None,
    state: Identifier | None = None,
    number: Annotated[Line | None, Query(description="part of a phone number, or a reference such as C-17")] = None,
    text: Annotated[Line | None, Query(description="part of a name, a note or an address")] = None,
    since: Annotated[When | None, Query(alias="from")] = None,
    until: Annotated[When | None, Query(alias="to")] = None,
    wait_min: Seconds = None,
    wait_max: Seconds = None,
    length_min: Seconds = None,
    length_max: Seconds = None,
) -> AskedFilter:
    """Contacts that arrived in [from, to); waits and lengths in seconds, both ends included."""
    return AskedFilter(
        q=q,
        near=near,
        queue=queue,
        agent=agent,
        dialled=dialled,
        disposition=disposition,
        outcome=outcome,
        direction=direction,
        state=state,
        number=number,
        text=text,
        since=as_milliseconds(since) if since else None,
        until=as_milliseconds(until) if until else None,
        wait_min=wait_min,
        wait_max=wait_max,
        length_min=length_min,
        length_max=length_max,
    )


Asked = Annotated[AskedFilter, Depends(asked_filter)]


def filter_of(centre: CentreParts, user: User, asked: AskedFilter, sight: Sight) -> repository.Filter:
    """The filter for this person: without the right to all contacts, only those they had a part in.

    Who does not see everybody's names and numbers finds by what they know whole.
    """
    wanted = _search(centre, asked, sight)
    number, text = asked.number, asked.text
    nobody = False
    if not sight.everybody:
        number = _whole_number(centre, number or "")
        nobody = bool(text) or (bool(asked.number) and number is None)
    return repository.Filter(
        customer_ids=[] if nobody else None,
        search=wanted,
        open_ids=_open_ids(centre, user, wanted),
        queue_id=asked.queue,
        agent_id=asked.agent,
        had_part=None if user.may("contacts.read") else user.agent_id or "",
        dialled=asked.dialled,
        disposition=asked.disposition,
        outcome=asked.outcome,
        direction=asked.direction,
        state=asked.state,
        number=number,
        text=text,
        since=asked.since,
        until=asked.until,
        wait_ms_min=_milliseconds(asked.wait_min),
        wait_ms_max=_milliseconds(asked.wait_max, 999),
        length_ms_min=_milliseconds(asked.length_min),
        length_ms_max=_milliseconds(asked.length_max, 999),
    )


def _search(centre: CentreParts, asked: AskedFilter, sight: Sight) -> search.Search:
    def names(word: str) -> Iterable[str]:
        return _named(centre, word)

    if sight.everybody:
        return search.read(asked.q or "", names, near=asked.near)
    return read_whole(asked.q or "", names, lambda text: numbers.whole_digits(text, centre.customers.region))


def _whole_number(centre: CentreParts, text: str) -> str | None:
    """The text as it may be looked for: a reference, or a number that is known whole."""
    if search.REFERENCE.fullmatch(text.strip().casefold()):
        return text
    digits = numbers.whole_digits(text, centre.customers.region)
    return f"+{digits}" if digits else None


def _open_ids(centre: CentreParts, user: User, wanted: search.Search) -> list[str]:
    """Contacts in progress that meet the search: they have no words in the table yet."""
    if not wanted:
        return []
    sees_all = user.may("contacts.read")
    return [
        contact.id
        for contact in centre.contacts.live.by_id.values()
        if (sees_all or had_part_in(contact, user.agent_id)) and search.meets(search.words_of(contact), wanted)
    ]


def _named(centre: CentreParts, beginning: str) -> Iterable[str]:
    """Agents, queues, dispositions and outcomes with a word in their name that begins so."""
    floor = centre.routing.live.floor
    agents = ((f"@a:{agent_id}", seat.settings.name) for agent_id, seat in floor.seats.items())
    queues = ((f"@q:{queue_id}", queue.settings.name) for queue_id, queue in floor.queues.items())
    dispositions = ((f"@d:{code}", _said(centre, code, name)) for code, name in centre.settings.dispositions.items())
    outcomes = ((f"@o:{code}", code) for code in get_args(Outcome))
    for mark, name in (*agents, *queues, *dispositions, *outcomes):
        words = fold(f"{name} {mark[3:]}").replace("_", " ").split()
        if any(word.startswith(beginning) for word in words):
            yield mark


def _said(centre: CentreParts, code: str, name: str) -> str:
    """The name as people read it: a usual one in every language, one of the centre's own as it was given."""
    usual = centre.settings.usual_names.get(code) == name
    return " ".join(say(language, name) for language in LANGUAGES) if usual else name


def _milliseconds(seconds: int | None, more: int = 0) -> int | None:
    return None if seconds is None else seconds * 1000 + more
