"""The configuration of the centre that real tests run: short prompts, one menu, a queue for each purpose."""

from typing import Any

NUMBER = "4008000001"
LOST_NUMBER = "4008000009"
PASSWORD = "correct horse battery"
PERSON, PERSON_NUMBER = "Wilhelmina Quarles", "+442079460200"
AGENTS_PLAIN = 3


def secret_of(agent: str) -> str:
    """The secret of the agent's SIP account."""
    return f"sip-secret-of-{agent}"


def document(agents_of_support: int = 0, channels_max: int = 200) -> dict[str, Any]:
    """A centre with agent1, agent2 (sales, billing), agent3 (billing), and so many agents of support.

    Key 1 leads to sales (wrap-up), 2 to billing (no wrap-up), 3 to support, 9 to a voicemail.
    """
    agents = [
        _agent(1, "sales", "billing"),
        _agent(2, "sales", "billing"),
        _agent(3, "billing"),
        *(_agent(n, "support") for n in range(AGENTS_PLAIN + 1, AGENTS_PLAIN + 1 + agents_of_support)),
    ]
    return {
        "queues": [_queue("sales", wrap_up_seconds=60), _queue("billing"), _queue("support", ring_seconds=20)],
        "agents": agents,
        "numbers": [{"number": NUMBER, "name": "Main line", "flow_id": "main_line"}],
        "extensions": [
            *(
                {"number": f"20{n}", "name": f"Agent {n}", "leads_to": "agent", "target": f"agent{n}"}
                for n in (1, 2, 3)
            ),
            {"number": "300", "name": "Lobby", "leads_to": "phone", "sip_secret": secret_of("phone300")},
            {"number": "400", "name": "Billing", "leads_to": "queue", "target": "billing"},
            {"number": "600", "name": "Everybody", "leads_to": "ring_group", "target": "everybody"},
        ],
        "outside_numbers": [{"id": "taxi", "name": "Taxi", "number": "+442079460177", "note": "day and night"}],
        "ring_groups": [
            {
                "id": "everybody",
                "name": "Everybody",
                "members": ["201", "202", "300"],
                "mode": "in_turn",
                "otherwise": "queue",
                "target": "billing",
            }
        ],
        "flows": [{"id": "main_line", "name": "Main line", "document": flow()}],
        "trunks": [{"name": "public", "match": ["127.0.0.1"], "channels_max": channels_max}],
        "users": [_user("admin", "admin"), _user("supervisor", "supervisor"), _user("agent1", "agent", "agent1")],
        "customers": [{"id": "customer1", "name": PERSON, "numbers": [PERSON_NUMBER]}],
    }


def flow() -> dict[str, Any]:
    """The menu, and where its keys lead."""
    queues = {
        queue: {"kind": "enqueue", "queue": queue, "on_timeout": "message"} for queue in ("sales", "billing", "support")
    }
    choices = {"1": ("sales", "sales"), "2": ("billing", "billing"), "3": ("support", "support"), "9": ("message", "")}
    return {
        "start": "main",
        "nodes": {
            "main": {
                "kind": "menu",
                "prompt": [_text("For sales, press one. For billing, press two.")],
                "choices": {key: {"to": to, "label": label} for key, (to, label) in choices.items()},
                "otherwise": "goodbye",
            },
            **queues,
            "message": {
                "kind": "voicemail",
                "mailbox": "support",
                "prompt": [_text("Speak now.")],
                "seconds_max": 5,
                "next": "goodbye",
            },
            "goodbye": {"kind": "hang_up", "prompt": [_text("Good-bye.")]},
        },
    }


def _text(english: str) -> dict[str, Any]:
    return {"text": {"en": english}}


def _queue(name: str, ring_seconds: int = 4, wrap_up_seconds: int = 0) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.capitalize(),
        "ring_seconds": ring_seconds,
        "wrap_up_seconds": wrap_up_seconds,
        "short_abandon_seconds": 3,
        "call_back_countries": ["DK", "GB"],
    }


def _agent(n: int, *queues: str) -> dict[str, Any]:
    login = f"agent{n}"
    return {
        "id": login,
        "login": login,
        "name": f"Agent {n}",
        "queue_ids": list(queues),
        "sip_secret": secret_of(login),
    }


def _user(login: str, role: str, agent_id: str | None = None) -> dict[str, Any]:
    return {"login": login, "name": login, "roles": [role], "agent_id": agent_id, "password": PASSWORD}
