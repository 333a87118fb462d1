"""A centre with three queues, of few, more and many members."""

from typing import Any

from bench.document import ADMIN, PASSWORD, TRUNK_CHANNELS_MAX, WAITING_MAX

MEMBERS = (20, 200, 1_000)


def agent_ids() -> list[str]:
    """All agents; the first of them are members of the smaller queues, too."""
    return [f"agent{n}" for n in range(max(MEMBERS))]


def number_of(members: int) -> str:
    """What is called to wait in the queue of so many."""
    return f"4008{members:06}"


def document() -> dict[str, Any]:
    """What `ringhall serve --config` takes."""
    return {
        "queues": [{"id": f"of{count}", "name": f"Of {count}", "waiting_max": WAITING_MAX} for count in MEMBERS],
        "agents": [
            {"id": a, "login": a, "name": a, "queue_ids": [f"of{count}" for count in MEMBERS if n < count]}
            for n, a in enumerate(agent_ids())
        ],
        "trunks": [{"name": "bench", "match": ["127.0.0.1"], "channels_max": TRUNK_CHANNELS_MAX}],
        "flows": [{"id": f"to{count}", "name": f"To {count}", "document": _into(f"of{count}")} for count in MEMBERS],
        "numbers": [
            {"number": number_of(count), "name": f"Of {count}", "flow_id": f"to{count}"} for count in MEMBERS
        ],
        "users": [
            {"login": ADMIN, "name": "Bench", "roles": ["admin", "supervisor"], "password": PASSWORD,
             "any_password": True},
        ],
    }  # fmt: skip


def _into(queue_id: str) -> dict[str, Any]:
    queue = {"kind": "enqueue", "queue": queue_id, "on_timeout": "bye", "wait_seconds_max": 3600}
    return {"start": "queue", "nodes": {"queue": queue, "bye": {"kind": "hang_up"}}}
