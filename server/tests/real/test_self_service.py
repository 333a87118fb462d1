"""A real caller serves themselves by keys: an amount is read back and confirmed, a secret leaves no trace anywhere."""

import re
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from ringhall.foundation.db.embedded import DATABASE, USER
from tests.support.centre_document import NUMBER, document
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = pytest.mark.real

CARD = "7048159263"
TABLES_MIN = 30
MAIN: dict[str, Any] = {
    "start": "amount",
    "nodes": {
        "amount": {
            "kind": "collect",
            "variable": "due",
            "takes": "amount",
            "read_back": True,
            "prompt": [{"text": {"en": "How much do you want to pay?"}}],
            "next": "hold_on",
            "on_fail": "bye",
        },
        # Nobody can interrupt this: what is typed meanwhile is kept for the next question, and that one is secret.
        "hold_on": {"kind": "say", "parts": [{"text": {"en": "Now your card."}}], "barge_in": False, "next": "card"},
        "card": {
            "kind": "collect",
            "variable": "card",
            "secret": True,
            "prompt": [{"text": {"en": "Your card number?"}}],
            "digits_min": 10,
            "digits_max": 10,
            "next": "bye",
            "on_fail": "bye",
        },
        "bye": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
        "end": {"kind": "hang_up"},
    },
}


async def test_an_amount_is_confirmed_and_a_secret_is_found_nowhere() -> None:
    flows = [{"id": "main_line", "name": "Main line", "document": MAIN}]
    async with running_centre({**document(), "flows": flows}) as centre, network_around(centre) as network:
        caller = await network.call(NUMBER, "+12025550109", keys=f"12*501{CARD[:4]}")
        contact_id = (await centre.client.until(lambda: at_node(centre, "card")))["id"]
        await caller.press(CARD[4:])
        await centre.client.until_contact(contact_id, state="queued", queue_id="billing")
        moves = [line["data"] for line in await centre.client.story(contact_id) if line["kind"] == "FlowMoved"]
        keys = "".join(move["input"] for move in moves if move["input"])
        assert re.fullmatch(r"12\*501•+", keys)
        assert (moves[-1]["place"]["variables"]["due"], moves[-1]["place"]["concealed"]) == ("12.50", ["card"])
        await caller.hang_up()
        await centre.client.until_contact(contact_id, state="closed")
        assert rows_with(centre, CARD) == rows_with(centre, CARD[:6]) == []
        assert rows_with(centre, "12.50"), "what is no secret is found by the same search"
        assert files_with(centre, CARD) == files_with(centre, CARD[:6]) == []
        assert files_with(centre, "12.50"), "what is no secret is found by the same search"
        assert centre.faults() == []


async def at_node(centre: RunningCentre, node: str) -> Any:
    for contact in await centre.client.contacts(state="in_flow"):
        story = await centre.client.story(contact["id"])
        if story and story[-1]["data"].get("node") == node:
            return contact
    return None


def rows_with(centre: RunningCentre, digits: str) -> list[str]:
    """Every table of the centre's database that has these digits in any column."""
    lines = (centre.data / "postgres" / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    found = []
    with psycopg.connect(f"postgresql://{USER}@/{DATABASE}?host={lines[4]}&port={lines[3]}") as connection:
        query = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
        tables = [sql.Identifier(*names) for names in connection.execute(query)]
        for table in tables:
            look = sql.SQL("SELECT 1 FROM {} AS line WHERE line::text LIKE %s LIMIT 1").format(table)
            if connection.execute(look, [f"%{digits}%"]).fetchone():
                found.append(table.as_string())
    assert len(tables) > TABLES_MIN
    return found


def files_with(centre: RunningCentre, digits: str) -> list[Path]:
    """Every file of the centre that has these digits: logs, the database's journal, sounds, configurations."""
    files = [path for path in (*centre.data.rglob("*"), centre.output) if path.is_file()]
    return [path for path in files if digits.encode() in path.read_bytes()]
