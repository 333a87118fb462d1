"""The centre that is measured: one number that is only answered, one queue with twenty agents."""

from typing import Any

ADMIN, PASSWORD = "admin", "bench"
AGENTS = tuple(f"agent{n}" for n in range(1, 21))
ANSWERED, QUEUED = "4008000001", "4008000002"
TRUNK_CHANNELS_MAX = 5_000
WAITING_MAX = 5_000

# Greets by name those whose name is known; the callers here have none, so it says nothing and waits for a key:
# what the dialplan does with Answer and Wait.
ANSWER_AND_WAIT: dict[str, Any] = {
    "start": "greeting",
    "nodes": {
        "greeting": {
            "kind": "menu", "prompt": [{"text": "{name}"}], "timeout_seconds": 60, "tries_max": 1,
            "choices": {"1": {"to": "bye"}}, "otherwise": "bye",
        },
        "bye": {"kind": "hang_up"},
    },
}  # fmt: skip
INTO_QUEUE: dict[str, Any] = {
    "start": "queue",
    "nodes": {
        "queue": {"kind": "enqueue", "queue": "bench", "on_timeout": "bye", "wait_seconds_max": 3600},
        "bye": {"kind": "hang_up"},
    },
}


def document() -> dict[str, Any]:
    """What `ringhall serve --config` takes."""
    return {
        "queues": [{"id": "bench", "name": "Bench", "wrap_up_seconds": 0, "waiting_max": WAITING_MAX}],
        "agents": [{"id": a, "login": a, "name": a, "queue_ids": ["bench"]} for a in AGENTS],
        "trunks": [{"name": "bench", "match": ["127.0.0.1"], "channels_max": TRUNK_CHANNELS_MAX}],
        "flows": [
            {"id": "answer", "name": "Answer", "document": ANSWER_AND_WAIT},
            {"id": "queue", "name": "Queue", "document": INTO_QUEUE},
        ],
        "numbers": [
            {"number": ANSWERED, "name": "Answered", "flow_id": "answer"},
            {"number": QUEUED, "name": "Queued", "flow_id": "queue"},
        ],
        "users": [
            {"login": ADMIN, "name": "Bench", "roles": ["admin", "supervisor"], "password": PASSWORD,
             "any_password": True},
        ],
    }  # fmt: skip
