"""The supervisor's board: what its figures are made of, and the alerts beside it."""

from typing import Annotated

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas import board as shapes
from ringhall.apps.api.schemas.common import Identifier, Line
from ringhall.apps.api.schemas.live import Alarm
from ringhall.apps.api.schemas.setup import AlertSettings
from ringhall.apps.api.sight import Seen, Sight
from ringhall.apps.api.views import agent_view, alarm_view
from ringhall.contact import repository as contacts
from ringhall.contact.errors import CursorUnreadable
from ringhall.contact.state import Contact
from ringhall.foundation.errors import NotFound
from ringhall.oversight.analytics.made_of import LIMIT_MAX, Place, made_of
from ringhall.oversight.analytics.rules.made_of import RECIPES
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.operations.rules.limits import AlertSettings as Limits

Queues = Annotated[list[Identifier], Query(max_length=200, description="none: all queues")]
NOW = ("waiting", "longest_wait", "ready", "here")
routes = Routes("board")


@routes.on("GET", "/board/today/{figure}", may="contacts.read")
async def contacts_of_figure(
    centre: Centre,
    sight: Seen,
    figure: Identifier,
    queue: Queues = [],  # noqa: B006 - FastAPI reads it and makes a new one
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = 50,
) -> shapes.ContactsOfFigure:
    """The contacts behind a figure of the present day, exactly those it is made of."""
    if figure not in RECIPES:
        raise NotFound(what="figure", which=figure)
    day, known = centre.day, _known(centre, queue)
    async with centre.database.transaction() as transaction:
        found = await made_of(transaction, figure, known, day.since, day.until, _place(cursor), limit)
        ids = [visit.contact_id for visit, _ in found.items]
        told = {each.id: each for each in await contacts.some(transaction, ids)}
    items = [
        shapes.VisitOfFigure(
            contact_id=visit.contact_id,
            n=visit.n,
            reference=_reference(told.get(visit.contact_id)),
            caller=_caller(told.get(visit.contact_id), sight),
            queue_id=visit.queue_id,
            queued_at=visit.queued_at,
            wait_ms=visit.wait_ms,
            outcome=visit.outcome,
            agent_id=visit.agent_id,
            counts=share.counts,
            amount_ms=share.amount,
        )
        for visit, share in found.items
    ]
    rest = ".".join(map(str, (found.next[0], found.next[2], found.next[1]))) if found.next else None
    return shapes.ContactsOfFigure(
        figure=figure, unit=METRICS[figure].unit, value=found.value, count=found.count, items=items, next=rest
    )


@routes.on("GET", "/board/now/{figure}", may="contacts.read")
async def floor_of_figure(
    centre: Centre,
    sight: Seen,
    figure: Identifier,
    queue: Queues = [],  # noqa: B006 - as above
) -> shapes.FloorOfFigure:
    """Who is behind a figure of this moment: those waiting, those ready, those here."""
    if figure not in NOW:
        raise NotFound(what="figure", which=figure)
    known = _known(centre, queue)
    if figure in ("ready", "here"):
        found = _agents(centre, figure, known)
        agents = [agent_view(centre, agent_id) for agent_id in found]
        return shapes.FloorOfFigure(figure=figure, value=len(agents), agents=agents, contacts=[])
    waiting = _waiting(centre, known, sight)
    value: float | None = len(waiting)
    if figure == "longest_wait":
        waiting = waiting[:1]
        value = (centre.clock.now() - waiting[0].waiting_since) / 1000 if waiting else None
    return shapes.FloorOfFigure(figure=figure, value=value, agents=[], contacts=waiting)


@routes.on("GET", "/alarms", may="board.read")
async def list_alarms(centre: Centre) -> list[Alarm]:
    """All alarms that stand, oldest first."""
    return [alarm_view(alarm) for alarm in centre.alarms.standing()]


@routes.on("POST", "/alarms/{alarm_id}/snooze", may="alarms.clear")
async def snooze_alarm(centre: Centre, user: SignedInUser, alarm_id: Identifier) -> Alarm:
    """Be told of it again later; who did so, and until when, everybody sees."""
    alarm = centre.alarms.get(alarm_id)
    until = centre.clock.now() + centre.alerts.settings.snooze_ms
    async with centre.database.transaction() as transaction:
        after = {"text": alarm.text, "until": until}
        await centre.audit.write(transaction, user.login, "alarm.snoozed", f"alarm:{alarm_id}", None, after)
    return alarm_view(centre.alarms.snooze(alarm_id, until, user.name))


@routes.on("DELETE", "/alarms/{alarm_id}/snooze", may="alarms.clear")
async def end_snooze(centre: Centre, user: SignedInUser, alarm_id: Identifier) -> Alarm:
    """Be told of it at once again."""
    alarm = centre.alarms.get(alarm_id)
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, "alarm.snooze_ended", f"alarm:{alarm.id}")
    centre.alarms.unsnooze(alarm_id)
    return alarm_view(centre.alarms.get(alarm_id))


@routes.on("GET", "/alert_settings", may="settings.read")
async def show_alert_settings(centre: Centre) -> AlertSettings:
    """When somebody is told."""
    return AlertSettings.model_validate(centre.alerts.settings, from_attributes=True)


@routes.on("PUT", "/alert_settings", may="settings.edit")
async def change_alert_settings(centre: Centre, user: SignedInUser, body: AlertSettings) -> AlertSettings:
    """Change when somebody is told."""
    key, setup = Limits().id, centre.setups["alerts"]
    data = body.model_dump() | {"id": key}
    async with centre.database.transaction() as transaction:
        try:
            await setup.change(transaction, key, data, user)
        except NotFound:
            await setup.create(transaction, data, user)
    return body


def _known(centre: CentreParts, asked: list[str]) -> list[str]:
    queues = centre.routing.live.floor.queues
    for queue_id in asked:
        if queue_id not in queues:
            raise NotFound(what="queue", which=queue_id)
    return asked or list(queues)


def _agents(centre: CentreParts, figure: str, queue_ids: list[str]) -> list[str]:
    """Those whose bit is set in any of the queues, in the order of the settings."""
    queues = centre.routing.live.floor.queues
    chosen = [queues[queue_id] for queue_id in queue_ids]
    found = {
        agent_id
        for queue in chosen
        for agent_id in queue.members.named(queue.members.available if figure == "ready" else queue.members.here)
    }
    return [seat.settings.id for seat in centre.routing.live.floor.people() if seat.settings.id in found]


def _waiting(centre: CentreParts, queue_ids: list[str], sight: Sight) -> list[shapes.WaitingOfFigure]:
    """Who waits in these queues, longest first."""
    queues, live = centre.routing.live.floor.queues, centre.contacts.live.by_id
    ages = sorted(age for queue_id in queue_ids for age in queues[queue_id].ages)
    return [
        shapes.WaitingOfFigure(
            contact_id=contact_id,
            reference=_reference(live.get(contact_id)),
            caller=_caller(live.get(contact_id), sight),
            queue_id=centre.routing.live.floor.waiting[contact_id].queue_id,
            waiting_since=since,
            priority=centre.routing.live.floor.waiting[contact_id].priority,
        )
        for since, contact_id in ages
    ]


def _reference(contact: Contact | None) -> str:
    return contact.reference if contact else "–"


def _caller(contact: Contact | None, sight: Sight) -> str:
    if contact is None:
        return ""
    shown = sight.contact(contact)
    return shown.customer_name or shown.address


def _place(cursor: str | None) -> Place | None:
    if cursor is None:
        return None
    moment, _, rest = cursor.partition(".")
    n, _, contact_id = rest.partition(".")
    if not (moment.isdigit() and n.isdigit() and contact_id and len(moment) <= 15 and len(n) <= 9):
        raise CursorUnreadable
    return int(moment), contact_id, int(n)
