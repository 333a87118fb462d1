"""Which role may do what. Rights are named subject.verb, as routes ask for them."""

from collections.abc import Iterable, Mapping

READ = frozenset({"queues.read", "agents.read", "settings.read"})
AGENT = READ | {
    "contacts.dial",
    "contacts.handle",
    "contacts.read.own",
    "agents.state.own",
    "customers.read",
    "customers.edit",
    "recordings.play.own",
}
SUPERVISOR = READ | {
    "board.read",
    "contacts.read",
    "contacts.export",
    "contacts.handle.any",
    "agents.state.any",
    "agents.for_now",
    "walls.edit",
    "customers.read",
    "customers.edit",
    "customers.merge",
    "recordings.play",
    "reports.read",
    "alarms.clear",
}
QUALITY = READ | {"contacts.read", "contacts.export", "recordings.play", "customers.read", "reports.read"}
PLANNER = READ | {"board.read", "reports.read"}
ADMIN = (
    AGENT
    | SUPERVISOR
    | QUALITY
    | PLANNER
    | {
        "settings.edit",
        "users.read",
        "users.edit",
        "audit.read",
        "secrets.read",
        "customers.import",
        "personal_data.erase",
        "personal_data.export",
    }
)

ROLES: Mapping[str, frozenset[str]] = {
    "agent": AGENT,
    "supervisor": SUPERVISOR,
    "quality": QUALITY,
    "planner": PLANNER,
    "admin": ADMIN,
}


CATALOGUE = frozenset().union(*ROLES.values())
"""Every right there is."""


def rights_of(roles: Iterable[str]) -> frozenset[str]:
    """All rights that these roles give together; a role nobody knows gives none."""
    return frozenset().union(*(ROLES.get(role, frozenset()) for role in roles))


def unknown_roles(roles: Iterable[str]) -> list[str]:
    """Those of the roles that do not exist."""
    return sorted(set(roles) - set(ROLES))
