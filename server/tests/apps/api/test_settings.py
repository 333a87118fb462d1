"""Settings of every kind: checked as they are typed, kept with a version, shown with what depends on them."""

from typing import Any

import httpx
import pytest

from ringhall.company.access.rules.rights import ROLES
from tests.oversight.webhooks.test_rules import SECRET
from tests.support.api_centre import PASSWORD, ApiCentre

pytestmark = pytest.mark.real
FLOW = {"start": "open", "nodes": {
    "open": {"kind": "hours", "calendar": "week", "open": "wait", "closed": "end"},
    "wait": {"kind": "enqueue", "queue": "sales", "skills": ["danish"], "on_timeout": "end"},
    "end": {"kind": "hang_up"},
}}  # fmt: skip
NEW: dict[str, dict[str, Any]] = {
    "skills": {"id": "danish", "name": "Danish", "levels": {"1": "A little", "10": "Mother tongue"}},
    "calendars": {
        "id": "week",
        "name": "Week",
        "time_zone": "Europe/Ljubljana",
        "weekly": {"mon": [{"opens": "08:00", "closes": "17:00"}]},
        "exceptions": [{"date": "2026-12-24", "name": "Eve", "openings": [{"opens": "08:00", "closes": "12:00"}]}],
    },
    "treatments": {
        "id": "usual",
        "name": "Usual",
        "music": [{"name": "Piano", "music": "calm"}],
        "announcements": [{"name": "Web", "prompt": [{"text": {"en": "Try the web.", "da": "Brug nettet."}}]}],
        "position": True,
        "menu": [{"key": "1", "kind": "position"}, {"key": "2", "kind": "message"}],
        "menu_prompt": [{"text": "Press 1 for your place."}],
    },
    "queues": {"id": "billing", "name": "Billing", "skills": ["danish"], "treatment": "usual"},
    "agents": {"id": "cai", "login": "cai", "name": "Cai", "skills": {"danish": 10}, "queue_ids": ["billing"]},
    "sources": {"id": "crm", "name": "CRM", "url": "https://crm.example.com/{number}", "answers": {"name": "name"}},
    "intent_models": {
        "id": "wishes",
        "name": "Wishes",
        "intents": [{"id": "bill", "name": "Bill", "examples": {"en": ["my bill"], "zh": ["我的账单"]}}],
    },
    "recognisers": {"language": "da", "engine": "websocket", "url": "wss://speech.example.com/listen"},
    "flows": {"id": "main", "name": "Main", "document": FLOW},
    "virtual_agents": {
        "id": "vera",
        "name": "Vera",
        "flow_id": "main",
        "calendar": "week",
        "queue_ids": ["billing"],
        "skills": {"danish": 3},
        "orders": {"billing": "cheaper"},
        "price": 30,
        "person_price": 120,
    },
    "numbers": {"number": "+4533123456", "name": "Main", "flow_id": "main"},
    "trunks": {"name": "public", "match": ["192.0.2.0/24"], "host": "sip.example.net", "codecs": ["alaw"]},
    "extensions": {"number": "201", "name": "Cai", "leads_to": "agent", "target": "cai"},
    "outside_numbers": {"id": "taxi", "name": "Taxi", "number": "+38615550199", "note": "day and night"},
    "ring_groups": {"id": "all", "name": "All", "members": ["201"], "otherwise": "queue", "target": "billing"},
    "dispositions": {"id": "refund", "name": "Refund", "position": 2, "queue_ids": ["billing"]},
    "scripts": {
        "id": "order",
        "name": "Order",
        "queue_ids": ["billing"],
        "steps": [
            {
                "id": "hello",
                "name": "Hello",
                "text": {"en": "Hello {customer}"},
                "fields": [{"id": "wants", "name": "Wants", "takes": "yes_no"}],
                "ways": [{"field": "wants", "answer": "no", "to": "end"}],
            }
        ],
    },
    "reasons": {"id": "coffee", "name": "Coffee", "position": 1},
    "webhooks": {
        "id": "crm",
        "name": "CRM",
        "url": "https://crm.example.com/told",
        "events": ["contact.closed"],
        "secret": SECRET,
    },
    "identity_providers": {
        "id": "company",
        "name": "Company",
        "issuer": "https://login.example.com",
        "client_id": "ringhall",
        "login_claim": "upn",
    },
    "retention": {"id": "short", "name": "Short", "what": "recordings", "days": 30},
    "walls": {"id": "hall", "name": "Hall", "queue_ids": ["sales"]},
    "roles": {"id": "lead", "name": "Lead", "rights": ["board.read", "contacts.read"]},
    "users": {"login": "lea", "name": "Lea", "roles": ["lead"], "password": PASSWORD},
}

OTHER: dict[str, dict[str, Any]] = {"trunks": {"channels_max": 7}, "recognisers": {"model": "other"}}


async def make_all(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    """One of each kind, in the order in which they name one another; as they were answered."""
    made = {}
    for kind, value in NEW.items():
        checked = (await client.post(f"/api/v1/settings/{kind}/check", json={"value": value})).json()
        assert checked == {"ok": True, "faults": []}, (kind, checked)
        answer = await client.post(f"/api/v1/settings/{kind}", json={"value": value})
        assert answer.status_code == 201, (kind, answer.text)
        made[kind] = answer.json()
    return made


async def test_each_kind_is_made_changed_seen_in_the_log_taken_back_and_removed(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        made = await make_all(root)
        for kind, setting in made.items():
            assert PASSWORD not in str(setting)
            address = f"/api/v1/settings/{kind}/{setting['key']}"
            shown = await root.get(address)
            assert (shown.json(), shown.headers["etag"]) == (setting, f'"{setting["version"]}"')
            other = setting["value"] | OTHER.get(kind, {"name": "Other"})
            changed = await root.put(address, json={"value": other, "version": setting["version"]})
            assert (changed.status_code, changed.json()["value"]) == (200, other), (kind, changed.text)
            [entry, *_] = (await root.get("/api/v1/audit", params={"kind": kind, "key": setting["key"]})).json()
            assert (entry["kind"], entry["key"], entry["can_take_back"]) == (kind, setting["key"], True)
            back = await root.post(f"/api/v1/audit/{entry['n']}/undo")
            assert back.status_code == 200, (kind, back.text)
            assert back.json()["now"]["value"] == setting["value"], kind
            again = await root.post(f"/api/v1/audit/{entry['n']}/undo")
            assert (again.status_code, again.json()["code"]) == (409, "changed-since"), kind
        for kind, setting in reversed(made.items()):
            gone = await root.delete(f"/api/v1/settings/{kind}/{setting['key']}")
            assert gone.status_code == 204, (kind, gone.text)
        async with centre.parts.database.transaction() as transaction:
            verdict = await centre.parts.audit.verify(transaction)
    assert verdict.broken_at is None


async def test_what_is_in_use_stays_and_its_uses_are_listed(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        for kind, key, users in (
            ("skills", "danish", {"queues", "agents", "flows", "virtual_agents"}),
            ("queues", "billing", {"agents", "dispositions", "ring_groups", "scripts", "virtual_agents"}),
            ("agents", "cai", {"extensions"}),
            ("extensions", "201", {"ring_groups"}),
            ("calendars", "week", {"flows", "virtual_agents"}),
            ("flows", "main", {"numbers", "virtual_agents"}),
            ("roles", "lead", {"users"}),
        ):
            uses = (await root.get(f"/api/v1/settings/{kind}/{key}/uses")).json()
            assert {use["kind"] for use in uses} == users
            refused = await root.delete(f"/api/v1/settings/{kind}/{key}")
            assert (refused.status_code, refused.json()["code"]) == (409, "in-use")
            assert refused.json()["uses"] == uses
        old_way = await root.delete("/api/v1/queues/billing")
        assert (old_way.status_code, old_way.json()["code"]) == (409, "in-use")
        assert (await root.get("/api/v1/settings/trunks/public/uses")).json() == []


async def test_two_who_change_the_same_see_both_versions(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        read = (await root.get("/api/v1/settings/queues/sales")).json()
        mine, theirs = (read["value"] | {"name": name} for name in ("Mine", "Theirs"))
        wish = {"value": theirs, "version": read["version"]}
        assert (await root.put("/api/v1/settings/queues/sales", json=wish)).status_code == 200
        late = await root.put("/api/v1/settings/queues/sales", json={"value": mine, "version": read["version"]})
        assert (late.status_code, late.json()["code"]) == (409, "changed-meanwhile")
        assert late.json()["current"]["value"] == theirs
        assert late.json()["by"] == "root"
        version = late.json()["current"]["version"]
        on_purpose = await root.put("/api/v1/settings/queues/sales", json={"value": mine, "version": version})
        assert on_purpose.json()["value"]["name"] == "Mine"
        old = await root.delete("/api/v1/settings/queues/sales", params={"version": version})
        assert old.status_code == 409


FAULTY: list[tuple[str, dict[str, Any], str, str]] = [
    ("queues", {"id": "x", "name": "X", "ring_seconds": 0}, "ring_seconds", "too-small"),
    ("queues", {"id": "x"}, "name", "missing"),
    ("queues", {"id": "x", "name": "X", "colour": "red"}, "colour", "unknown-field"),
    ("queues", {"id": "a b", "name": "X"}, "id", "wrong-form"),
    ("queues", {"id": "x", "name": "X", "skills": ["juggling"]}, "skills.0", "no-such"),
    ("agents", {"id": "x", "login": "ann", "name": "X"}, "login", "taken"),
    ("agents", {"id": "x", "login": "x;y", "name": "X"}, "login", "wrong-form"),
    ("agents", {"id": "x", "login": "x", "name": "X", "sip_secret": "short"}, "sip_secret", "too-short"),
    ("numbers", {"number": "12", "name": "X", "flow_id": "none"}, "flow_id", "no-such"),
    ("outside_numbers", {"id": "x", "name": "X", "number": "x1"}, "number", "wrong-form"),
    ("call_rules", {"id": "all", "park_first": "0"}, "park_first", "wrong-form"),
    ("call_rules", {"id": "all", "park_seconds": 1}, "park_seconds", "too-small"),
    ("call_rules", {"id": "all", "pick_up_code": "8"}, "pick_up_code", "wrong-form"),
    ("call_rules", {"id": "all", "sign_in_code": "*1234"}, "sign_in_code", "wrong-form"),
    ("call_rules", {"id": "all", "pick_up_code": "*1"}, "sign_in_code", "taken"),
    ("call_rules", {"id": "all", "park_first": "4008000001"}, "park_first", "wrong-form"),
    ("ring_groups", {"id": "x", "name": "X", "members": []}, "members", "too-short"),
    ("ring_groups", {"id": "x", "name": "X", "members": ["999"]}, "members.0", "no-such"),
    ("ring_groups", {"id": "x", "name": "X", "members": ["9", "9"]}, "members.1", "twice"),
    ("ring_groups", {"id": "x", "name": "X", "members": ["9"], "otherwise": "queue"}, "target", "missing"),
    ("ring_groups", {"id": "x", "name": "X", "members": ["9"], "target": "sales"}, "target", "not-needed"),
    ("extensions", {"number": "1", "name": "X", "leads_to": "phone"}, "number", "wrong-form"),
    ("extensions", {"number": "112", "name": "X", "leads_to": "phone"}, "number", "emergency"),
    ("extensions", {"number": "300", "name": "X", "leads_to": "agent"}, "target", "missing"),
    ("extensions", {"number": "300", "name": "X", "leads_to": "queue", "target": "no"}, "target", "no-such"),
    ("extensions", {"number": "300", "name": "X", "leads_to": "phone", "target": "sales"}, "target", "not-needed"),
    (
        "extensions",
        {"number": "300", "name": "X", "leads_to": "queue", "target": "sales", "outside_calls": True},
        "outside_calls",
        "not-needed",
    ),
    ("flows", {"id": "x", "name": "X", "document": {}}, "document.start", "bad-flow"),
    ("trunks", {"name": "x", "match": ["not-an-address"]}, "match.0", "bad-address"),
    ("trunks", {"name": "x", "match": [], "host": "a;b"}, "host", "bad-host"),
    ("trunks", {"name": "x", "match": ["192.0.2.1"], "port": 0}, "port", "too-large"),
    ("skills", {"id": "x", "name": "X", "levels": {"11": "Too good"}}, "levels", "wrong-form"),
    ("calendars", {"id": "x", "name": "X", "time_zone": "Mars"}, "time_zone", "unknown-zone"),
    ("calendars", {"id": "x", "name": "X", "time_zone": "UTC", "exceptions": [{"date": "24.12."}]},
     "exceptions.0.date", "wrong-form"),
    ("dispositions", {"id": "x", "name": ""}, "name", "too-short"),
    ("retention", {"id": "x", "name": "X", "what": "recordings", "days": 0}, "days", "too-small"),
    ("retention", {"id": "x", "name": "X", "what": "cakes", "days": 1}, "what", "wrong-form"),
    ("roles", {"id": "admin", "name": "X", "rights": []}, "id", "taken"),
    ("roles", {"id": "x", "name": "X", "rights": ["world.rule"]}, "rights.0", "unknown-right"),
    ("users", {"login": "x", "name": "X", "roles": ["agent"]}, "password", "password-needed"),
    ("users", {"login": "x", "name": "X", "roles": ["king"], "password": PASSWORD}, "roles.0", "no-such"),
    ("users", {"login": "x", "name": "X", "roles": ["agent"], "password": "short"}, "password", "bad-password"),
    ("routing", {"id": "all", "score_minutes_max": 0}, "score_minutes_max", "too-small"),
    ("routing", {"id": "all", "score_minutes_max": 1441}, "score_minutes_max", "too-large"),
    ("routing", {"id": "other"}, "id", "wrong-form"),
    ("call_rules", {"id": "other"}, "id", "wrong-form"),
    ("alerts", {"id": "other"}, "id", "wrong-form"),
]  # fmt: skip


async def test_what_is_typed_is_checked_by_the_rules_of_storing_it(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        for kind, value, where, code in FAULTY:
            checked = await root.post(f"/api/v1/settings/{kind}/check", json={"value": value})
            assert checked.status_code == 200, (kind, value, checked.text)
            faults = checked.json()["faults"]
            assert (where, code) in [(fault["where"], fault["code"]) for fault in faults], (kind, value, faults)
            refused = await root.post(f"/api/v1/settings/{kind}", json={"value": value})
            assert (refused.status_code, refused.json()["errors"]) == (422, faults), (kind, value)
            assert all(fault["text"].endswith((".", "”", "end")) or fault["code"] == "bad-flow" for fault in faults)


async def test_nobody_gives_what_they_lack_and_the_last_administrator_stays(centre: ApiCentre) -> None:
    some = ["users.read", "users.edit", "settings.read", "audit.read", "board.read"]
    async with centre.signed_in("root") as root:
        role = {"id": "people", "name": "People", "rights": some}
        assert (await root.post("/api/v1/settings/roles", json={"value": role})).status_code == 201
        pat = {"login": "pat", "name": "Pat", "roles": ["people"], "password": PASSWORD}
        assert (await root.post("/api/v1/settings/users", json={"value": pat})).status_code == 201
        users = {each["value"]["login"]: each for each in (await root.get("/api/v1/settings/users")).json()}
        admin = users["root"]
        mere = {"value": admin["value"] | {"roles": ["agent"]}, "version": admin["version"]}
        last = await root.put(f"/api/v1/settings/users/{admin['key']}", json=mere)
        assert (last.status_code, last.json()["code"]) == (409, "last-administrator")
        assert (await root.delete(f"/api/v1/settings/users/{admin['key']}")).status_code == 409
    async with centre.signed_in("pat") as pat_:
        more = {"id": "more", "name": "More", "rights": ["settings.edit"]}
        assert (await pat_.post("/api/v1/settings/roles", json={"value": more})).status_code in (422, 403)
        king = {"login": "king", "name": "King", "roles": ["admin"], "password": PASSWORD}
        refused = await pat_.post("/api/v1/settings/users", json={"value": king})
        assert (refused.status_code, refused.json()["code"]) == (403, "right-you-lack")
        mine = users["pat"]
        up = {"value": mine["value"] | {"roles": ["people", "admin"]}, "version": mine["version"]}
        assert (await pat_.put(f"/api/v1/settings/users/{mine['key']}", json=up)).status_code == 403
        stolen = {"value": admin["value"] | {"password": "a new pass phrase"}, "version": admin["version"]}
        assert (await pat_.put(f"/api/v1/settings/users/{admin['key']}", json=stolen)).status_code == 403
        assert (await pat_.put(f"/api/v1/users/{admin['key']}", json=admin["value"])).status_code == 403
        assert (await pat_.delete(f"/api/v1/settings/users/{admin['key']}")).status_code == 403
        assert (await pat_.post("/api/v1/settings/queues", json={"value": NEW["queues"]})).status_code == 403
        for kind in ("roles", "users"):
            assert (await pat_.get(f"/api/v1/settings/{kind}")).status_code == 200
        assert await centre.token_of("root")


async def test_wrong_roles_and_forged_keys_get_nowhere(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/settings/queues")).status_code == 200
        for kind in ("users", "roles", "walls"):
            assert (await ann.get(f"/api/v1/settings/{kind}")).status_code == 403, kind
        assert (await ann.post("/api/v1/audit/1/undo")).status_code == 403
        assert (await ann.post("/api/v1/agents/bob/sip/renew")).status_code == 403
    async with centre.signed_in("root") as root:
        for key in ("nobody", "%2e%2e%2fetc", "a%20b", "1'--"):
            for method in ("GET", "DELETE"):
                answer = await root.request(method, f"/api/v1/settings/queues/{key}")
                assert answer.status_code in (404, 405, 422), (key, answer.text)
        assert (await root.get("/api/v1/settings/cakes")).status_code == 404
        assert (await root.post("/api/v1/audit/999999/undo")).status_code == 404
        huge = {"value": {"id": "x", "name": "x" * 2_000_000}}
        assert (await root.post("/api/v1/settings/queues", json=huge)).status_code == 413
        many = {"value": {str(n): n for n in range(5_000)}}
        checked = await root.post("/api/v1/settings/queues/check", json=many)
        assert (checked.status_code, len(checked.json()["faults"])) == (200, 100)


async def test_the_overview_tells_what_does_not_fit(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        await root.post("/api/v1/settings/queues", json={"value": {"id": "empty", "name": "Empty"}})
        overview = (await root.get("/api/v1/settings")).json()
        rights = (await root.get("/api/v1/settings/rights")).json()
    assert {each["kind"] for each in overview["kinds"]} == {*NEW, "alerts", "call_rules", "routing"}
    assert [(t["kind"], t["key"], t["code"]) for t in overview["troubles"]] == [
        ("queues", "empty", "queue-without-agents")
    ]
    assert {role["id"]: role["built_in"] for role in rights["roles"]} == dict.fromkeys(ROLES, True) | {"lead": False}


async def test_a_secret_is_renewed_without_being_told_and_cannot_be_taken_back(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        assert (await root.post("/api/v1/agents/cai/sip/renew")).status_code == 204
        [entry, *_] = (await root.get("/api/v1/audit", params={"kind": "agents", "key": "cai"})).json()
        assert entry["after"]["sip_secret"] == "•••"
        assert entry["can_take_back"] is False
        refused = await root.post(f"/api/v1/audit/{entry['n']}/undo")
        assert (refused.status_code, refused.json()["code"]) == (409, "not-to-take-back")


async def test_the_log_is_searched_by_kind_person_and_time(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        await make_all(root)
        log = "/api/v1/audit"
        assert len((await root.get(log, params={"kind": "skills"})).json()) == 1
        assert (await root.get(log, params={"by": "nobody"})).json() == []
        everything = (await root.get(log, params={"by": "root"})).json()
        first, second = (await root.get(log, params={"limit": 1})).json(), everything[1]
        assert (await root.get(log, params={"limit": 1, "before": first[0]["n"]})).json() == [second]
        assert (await root.get(log, params={"to": "2020-01-01T00:00:00Z"})).json() == []
        assert len((await root.get(log, params={"from": "2020-01-01T00:00:00Z", "by": "root"})).json()) == len(NEW)
        assert (await root.get(log, params={"kind": "cakes"})).status_code == 404


async def test_the_log_says_where_a_name_is_one_that_every_centre_has(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        order = {"id": "order", "name": "Order taken", "position": 7, "queue_ids": []}
        made = await root.post("/api/v1/settings/dispositions", json={"value": order})
        assert made.status_code == 201, made.text
        renamed = {"value": order | {"name": "Sold"}, "version": made.json()["version"]}
        assert (await root.put("/api/v1/settings/dispositions/order", json=renamed)).status_code == 200
        log = (await root.get("/api/v1/audit", params={"kind": "dispositions"})).json()
    assert [(entry["what"], entry["usual"]) for entry in log] == [
        ("disposition.changed", ["before"]),
        ("disposition.added", ["after"]),
    ]


async def test_what_was_removed_comes_back_and_what_others_need_is_not_taken_away(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        made = await make_all(root)
        await root.delete("/api/v1/settings/trunks/public")
        [entry, *_] = (await root.get("/api/v1/audit", params={"kind": "trunks"})).json()
        back = await root.post(f"/api/v1/audit/{entry['n']}/undo")
        assert back.json()["now"]["value"] == made["trunks"]["value"]
        [newest, *_] = (await root.get("/api/v1/audit", params={"kind": "trunks"})).json()
        assert newest["what"] == f"trunk.took_back.{entry['n']}"
        [added] = (await root.get("/api/v1/audit", params={"kind": "skills"})).json()
        refused = await root.post(f"/api/v1/audit/{added['n']}/undo")
        assert (refused.status_code, refused.json()["code"]) == (409, "in-use")


async def test_whoever_looks_at_anothers_secret_stands_in_the_log(centre: ApiCentre) -> None:
    async with centre.signed_in("ann") as ann:
        assert (await ann.get("/api/v1/agents/me/sip")).status_code == 200
    async with centre.signed_in("root") as root:
        assert (await root.get("/api/v1/agents/bob/sip")).status_code == 200
        log = (await root.get("/api/v1/audit")).json()
    shown = [entry for entry in log if entry["what"] == "agent.secret_shown"]
    assert [(entry["who"], entry["key"], entry["can_take_back"]) for entry in shown] == [("root", "bob", False)]
