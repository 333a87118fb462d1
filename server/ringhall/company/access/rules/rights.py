"""Which role may do what. Rights are named subject.verb, as routes ask for them."""

from collections.abc import Iterable, Mapping

READ = frozenset({"queues.read", "agents.read", "settings.read"})
DIAL, PICK_UP, PULL = "contacts.dial", "contacts.pick_up", "contacts.pull"
OWN_STATE = "agents.state.own"
SEE_PERSONAL, SEE_PERSONAL_OWN = "personal_data.see", "personal_data.see.own"
AGENT = READ | {
    DIAL,
    PICK_UP,
    "call_backs.handle",
    "contacts.handle",
    "contacts.read.own",
    OWN_STATE,
    "customers.read",
    "customers.edit",
    "recordings.play.own",
    SEE_PERSONAL,
}
SUPERVISOR = READ | {
    "board.read",
    "call_backs.handle",
    "call_backs.handle.any",
    "contacts.read",
    "contacts.export",
    "contacts.handle.any",
    PICK_UP,
    PULL,
    "agents.state.any",
    "agents.for_now",
    "closures.edit",
    "walls.edit",
    "customers.read",
    "customers.edit",
    "customers.merge",
    "customers.proof",
    "recordings.play",
    "reports.read",
    "alarms.clear",
    SEE_PERSONAL,
}
QUALITY = READ | {
    "contacts.read",
    "contacts.export",
    "recordings.play",
    "customers.read",
    "reports.read",
    SEE_PERSONAL,
}
PLANNER = READ | {"board.read", "reports.read", SEE_PERSONAL}
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
        "figures.reconcile",
        "customers.import",
        "personal_data.erase",
        "personal_data.export",
        SEE_PERSONAL_OWN,
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
