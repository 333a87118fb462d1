"""A large centre: a thousand agents in two teams, eight queues, and twenty supervisors who open ten pages each."""

from typing import Any

from bench.document import ADMIN, INTO_QUEUE, PASSWORD

AGENTS, QUEUES, SUPERVISORS, PAGES_EACH, QUEUES_EACH = 1_000, 8, 20, 10, 3
TEAM = "North"
AGENT_LOGIN = "agent0"
POP_NUMBER, PERSON_NUMBER, PERSON = "4008000003", "+12025550100", "Ada Quick"


def agent_id(n: int) -> str:
    """The n-th agent."""
    return f"agent{n}"


def document() -> dict[str, Any]:
    """What `ringhall serve --config` takes."""
    return {
        "queues": [
            {"id": "bench", "name": "Bench", "ring_seconds": 60},
            *({"id": f"q{n}", "name": f"Queue {n}"} for n in range(QUEUES)),
        ],
        "trunks": [{"name": "bench", "match": ["127.0.0.1"]}],
        "flows": [{"id": "queue", "name": "Queue", "document": INTO_QUEUE}],
        "numbers": [{"number": POP_NUMBER, "name": "Bench", "flow_id": "queue"}],
        "customers": [{"id": "ada", "name": PERSON, "numbers": [PERSON_NUMBER]}],
        "agents": [
            {
                "id": agent_id(n),
                "login": agent_id(n),
                "name": f"Agent {n}",
                "team": TEAM if n % 2 else "South",
                "queue_ids": [*(f"q{(n + step) % QUEUES}" for step in range(QUEUES_EACH)), *(["bench"] * (n == 0))],
            }
            for n in range(AGENTS)
        ],
        "users": [
            {"login": ADMIN, "name": "Bench", "roles": ["admin"], "password": PASSWORD, "any_password": True},
            {
                "login": AGENT_LOGIN,
                "name": "Agent 0",
                "roles": ["agent"],
                "agent_id": AGENT_LOGIN,
                "password": PASSWORD,
                "any_password": True,
            },
            *(
                {
                    "login": f"supervisor{n}",
                    "name": f"Supervisor {n}",
                    "roles": ["supervisor"],
                    "password": PASSWORD,
                    "any_password": True,
                }
                for n in range(SUPERVISORS)
            ),
        ],
    }
