"""Real callers speak where a menu hears it, and their keys always work."""

import os
import signal
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.engine.understanding.examples import BILL, MOVE
from tests.support.centre_document import NUMBER, document
from tests.support.public_network import Person, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.speech import recorded, spoken
from tests.support.tones import RATE

pytestmark = pytest.mark.real

CALLS_MAX = 3
# Longer than anybody in this test waits: who gets on before its end has interrupted it.
LONG = " ".join(["Please say what your call is about, or press a key of your telephone."] * 15)
WORDS = {"1": ["sales", "a new contract"], "2": ["billing", "my invoice"], "3": ["technical support"]}
QUEUES = {"1": "sales", "2": "billing", "3": "support"}
FLOW: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": {
            "kind": "menu",
            "prompt": [{"text": LONG}],
            "choices": {key: {"to": QUEUES[key], "words": {"en": said}} for key, said in WORDS.items()},
            "otherwise": "end",
        },
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in QUEUES.values()},
        "end": {"kind": "hang_up"},
    },
}

ASKED = "4008000036"
ASKS: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "ask", "prompt": [{"text": LONG}], "model": "wishes", "sure_percent": 50, "unsure": "sales",
            "wishes": [{"intent": "bill", "to": "billing", "label": "Bill"}, {"intent": "move", "to": "support"}],
            "on_unsure": [{"text": LONG}],
        },
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in QUEUES.values()},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip
WISHES = [
    {"id": "bill", "name": "Bill", "examples": {"en": BILL}, "answer": {"en": "Bills are sent on the first of May."}},
    {"id": "move", "name": "Moving", "examples": {"en": MOVE}},
]


QUESTIONS = "4008000038"
ANSWERS: dict[str, Any] = {
    "start": "faq",
    "nodes": {
        "faq": {
            "kind": "knowledge", "prompt": [{"text": LONG}], "model": "wishes", "check": [{"text": LONG}],
            "sure_percent": 50, "helped": "end", "not_helped": "billing", "unsure": "sales",
        },
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in ("billing", "sales")},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip

PAYS = "4008000037"
PAYMENT: dict[str, Any] = {
    "start": "much",
    "nodes": {
        "much": {
            "kind": "collect", "takes": "amount", "by_speech": True, "variable": "much", "prompt": [{"text": LONG}],
            "next": "when", "on_fail": "sales",
        },
        "when": {
            "kind": "collect", "takes": "date", "by_speech": True, "variable": "due", "prompt": [{"text": LONG}],
            "next": "is_it", "on_fail": "sales",
        },
        "is_it": {
            "kind": "branch", "otherwise": "support",
            "cases": [{"when": "much == \"12.50\" and due == \"2031-05-01\"", "to": "billing"}],
        },
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in QUEUES.values()},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip


def settings() -> dict[str, Any]:
    flows = {"main_line": FLOW, "asks": ASKS, "payment": PAYMENT, "answers": ANSWERS}
    numbers = [{"number": ASKED, "name": "Asks", "flow_id": "asks"}]
    numbers += [{"number": QUESTIONS, "name": "Answers", "flow_id": "answers"}]
    numbers += [{"number": PAYS, "name": "Pays", "flow_id": "payment"}]
    return {
        **document(),
        "intent_models": [{"id": "wishes", "name": "Wishes", "intents": WISHES}],
        "flows": [{"id": name, "name": name, "document": flow} for name, flow in flows.items()],
        "numbers": [*document()["numbers"], *numbers],
    }


async def test_callers_are_led_by_what_they_say_and_by_their_keys(tmp_path: Path) -> None:
    async with running_centre(settings()) as centre, network_around(centre) as network:
        await said_leads_to(centre, network, await spoken(tmp_path, "My invoice, please."), "billing")
        # A person said this, and the choice has no other name that sounds like it.
        await said_leads_to(centre, network, recorded(3), "support")
        await a_key_leads_on_while_the_recogniser_is_gone(centre, network)
        await said_leads_to(centre, network, await spoken(tmp_path, "A new contract."), "sales")
        await a_wish_is_understood_and_read_by_the_agent(centre, network, tmp_path)
        await a_question_is_answered_and_does_not_help(centre, network, tmp_path)
        await an_amount_and_a_date_are_said(centre, network, tmp_path)
        assert centre.faults() == []


async def said_leads_to(centre: RunningCentre, network: PublicNetwork, words: Path, queue: str) -> None:
    """Somebody calls, hears the beginning of the prompt, and speaks into it."""
    caller, contact_id = await hears_the_menu(centre, network)
    await caller.leg.play(words)
    contact = await centre.client.until_contact(contact_id, state="queued")
    assert contact["queue_id"] == queue

    assert [(what, QUEUES[key]) for what, key in await centre.client.notes(contact_id)] == [("said", queue)]
    await caller.hang_up()
    await centre.client.until_contact(contact_id, state="closed")


async def a_key_leads_on_while_the_recogniser_is_gone(centre: RunningCentre, network: PublicNetwork) -> None:
    caller, contact_id = await hears_the_menu(centre, network)
    os.kill(recogniser_of(centre), signal.SIGKILL)
    await caller.press("2")
    contact = await centre.client.until_contact(contact_id, state="queued")
    assert contact["queue_id"] == "billing"
    await caller.hang_up()
    await centre.client.until(lambda: is_there(centre))


async def is_trained(centre: RunningCentre) -> bool:
    """Whether the intent model knows its sentences by now."""
    state = await centre.client.ask("GET", "/intent-models/wishes/state", login="admin")
    return bool(state["current"])


async def a_wish_is_understood_and_read_by_the_agent(
    centre: RunningCentre, network: PublicNetwork, folder: Path
) -> None:
    """What the caller wants, in words that nobody trained, leads to its queue; the agent reads the words."""
    await centre.client.until(lambda: is_trained(centre))
    caller, contact_id = await hears_the_menu(centre, network, ASKED)
    await caller.leg.play(await spoken(folder, "I have a question about my last bill."))
    contact = await centre.client.until_contact(contact_id, state="queued")
    assert (contact["queue_id"], [said["intent"] for said in contact["said"]]) == ("billing", ["Bill"])
    assert "bill" in contact["said"][0]["text"].lower()
    await caller.hang_up()
    await centre.client.until_contact(contact_id, state="closed")


async def a_question_is_answered_and_does_not_help(centre: RunningCentre, network: PublicNetwork, folder: Path) -> None:
    """The answer is heard, and whoever says that it did not help comes to a person who knows what was asked."""
    caller, contact_id = await hears_the_menu(centre, network, QUESTIONS)
    await caller.leg.play(await spoken(folder, "I have a question about my last bill."))
    await centre.client.until_at(contact_id, "faq", part="answered")
    await caller.hears_something(len(caller.hearing()) / RATE)
    await caller.press("2")
    contact = await centre.client.until_contact(contact_id, state="queued")
    assert contact["queue_id"] == "billing"
    assert await centre.client.notes(contact_id) == [("answer_given", "bill"), ("answer_no_help", "bill")]
    await caller.hang_up()
    await centre.client.until_contact(contact_id, state="closed")


async def hears_the_menu(centre: RunningCentre, network: PublicNetwork, number: str = NUMBER) -> tuple[Person, str]:
    caller = await network.call(number, "+12025550123")
    await caller.answered()
    await caller.say(None)
    await caller.hears_something(0)
    [contact] = await centre.client.contacts(state="in_flow")
    return caller, contact["id"]


def recogniser_of(centre: RunningCentre) -> int:
    """The process that recognises."""
    children = psutil.Process(centre.pid).children(recursive=True)
    [found] = [each for each in children if "ringhall.engine.recognition.worker" in each.cmdline()]
    return found.pid


async def is_there(centre: RunningCentre) -> bool:
    children = psutil.Process(centre.pid).children(recursive=True)
    return any("ringhall.engine.recognition.worker" in each.cmdline() for each in children)


async def an_amount_and_a_date_are_said(centre: RunningCentre, network: PublicNetwork, folder: Path) -> None:
    """Both are read back and confirmed; the caller is led on by what they are.

    Whoever was misheard, as happens on a real line, calls again.
    """
    misheard: list[Any] = []
    while len(misheard) < CALLS_MAX:
        queue, variables = await pays(centre, network, folder)
        if queue == "billing":
            return
        misheard.append(variables)
    raise AssertionError(f"misheard in every call: {misheard}")


async def pays(centre: RunningCentre, network: PublicNetwork, folder: Path) -> tuple[str, Any]:
    """Says an amount and a date, and takes what is read back for right: where this led, and what was understood."""
    caller, contact_id = await hears_the_menu(centre, network, PAYS)
    await caller.leg.play(await spoken(folder, "Twelve euros and fifty cents."))
    await centre.client.until_at(contact_id, "much", part="confirm")
    await caller.press("1")
    await centre.client.until_at(contact_id, "when")
    await caller.hears_something(len(caller.hearing()) / RATE)
    await caller.leg.play(await spoken(folder, "The first of May, twenty thirty-one."))
    await centre.client.until_at(contact_id, "when", part="confirm")
    await caller.press("1")
    contact = await centre.client.until_contact(contact_id, state="queued")
    moves = [each["data"] for each in await centre.client.story(contact_id) if each["kind"] == "FlowMoved"]
    await caller.hang_up()
    await centre.client.until_contact(contact_id, state="closed")
    return contact["queue_id"], moves[-1]["place"]["variables"]
