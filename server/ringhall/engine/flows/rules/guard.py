"""How long a caller has been in the menus, and whether that is too long."""

from ringhall.engine.flows.place import Place

IVR_SECONDS_MAX = 120


def in_ivr_milliseconds(place: Place, now: int) -> int:
    """The time spent in the menus so far, without time in queues."""
    until = place.entered_at if place.waiting == "queue" else now
    return max(0, until - place.in_ivr_since)


def too_long(place: Place, now: int, seconds_max: int = IVR_SECONDS_MAX) -> bool:
    """Whether the caller has spent more than `seconds_max` (two minutes) in the menus."""
    return in_ivr_milliseconds(place, now) > seconds_max * 1000
