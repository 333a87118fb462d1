"""What a page gets first: everything its person may see, as it stands now."""

from collections.abc import Iterator
from typing import Any

from ringhall.apps.api.parts import ApiSettings, CentreParts
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.views import (
    agent_view,
    alarm_view,
    closures_view,
    contact_view,
    me_view,
    queue_view,
    virtual_agent_view,
)
from ringhall.company.access.types import User
from ringhall.contact.rules.agents import agents_of
from ringhall.contact.state import Contact
from ringhall.engine.channels.voicemail.rules.boxes import is_in_box_of


def sees_contact(contact: Contact, agent_id: str | None) -> bool:
    """Whether the contact is this agent's own: theirs, offered to them, in their wrap-up, or with them in it."""
    if agent_id is None:
        return False
    offered = contact.offer_to(agent_id) is not None
    in_it = any(party.agent_id == agent_id for party in contact.present())
    return contact.agent_id == agent_id or offered or in_it or agent_id in contact.wrapping


def sees_box(centre: CentreParts, contact: Contact, agent_id: str | None) -> bool:
    """Whether the contact is a message in a mailbox of this agent: their own, or that of a queue they serve."""
    seat = centre.routing.live.floor.seats.get(agent_id or "")
    return seat is not None and is_in_box_of(contact, seat.settings)


def had_part_in(contact: Contact, agent_id: str | None) -> bool:
    """Whether the contact is or ever was this agent's: their seat rang for it, or they had it last."""
    return agent_id in agents_of(contact)


def visible(centre: CentreParts, user: User, *, sees_all: bool) -> Iterator[Contact]:
    """The open contacts this person may see."""
    for contact in centre.contacts.live.by_id.values():
        own = sees_contact(contact, user.agent_id) or sees_box(centre, contact, user.agent_id)
        if contact.state != "closed" and (sees_all or own):
            yield contact


def snapshot(centre: CentreParts, user: User, *, sees_all: bool) -> dict[str, Any]:
    """The data of the snapshot message, ready for JSON."""
    floor, settings, sight = centre.routing.live.floor, centre.settings, sight_of(centre, user)
    agents = [
        agent_view(centre, seat.settings.id).model_dump(mode="json")
        for seat in floor.people()
        if sees_all or seat.settings.id == user.agent_id
    ]
    virtual = [virtual_agent_view(centre, seat).model_dump(mode="json") for seat in floor.virtual_agents()]
    return {
        "me": me_view(user).model_dump(mode="json"),
        "agents": agents,
        "virtual_agents": virtual,
        "queues": [queue_view(centre, queue_id).model_dump(mode="json") for queue_id in floor.queues],
        "contacts": [
            contact_view(centre, each, sight).model_dump(mode="json")
            for each in visible(centre, user, sees_all=sees_all)
        ],
        "alarms": [alarm_view(alarm).model_dump(mode="json") for alarm in centre.alarms.standing()] if sees_all else [],
        "closures": [each.model_dump(mode="json") for each in closures_view(centre)] if sees_all else [],
        "dispositions": [
            _choice(settings, code, name)
            | {
                "queue_ids": list(settings.disposition_queues.get(code, ())),
                "follow_up": settings.follow_ups.get(code, "nothing"),
            }
            for code, name in settings.dispositions.items()
        ],
        "reasons": [_choice(settings, code, name) for code, name in settings.reasons.items()],
        "settings": {
            "centre_name": settings.centre_name,
            "demo": settings.demo,
            "time_zone": settings.zone.key,
        },
    }


def _choice(settings: ApiSettings, code: str, name: str) -> dict[str, Any]:
    return {"code": code, "name": name, "usual": settings.usual_names.get(code) == name}
