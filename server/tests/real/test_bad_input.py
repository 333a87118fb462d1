"""What does not belong here is refused in clear words, and the call in progress goes on."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_client import Answer
from tests.support.centre_document import LOST_NUMBER, NUMBER, PASSWORD, PERSON, PERSON_NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import Person, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

CALLER, AGENT = 440, 1000
CHANNELS_MAX = 3
UNASSIGNED, BUSY = 1, 17
FALSE_FLOW = {
    "start": "main",
    "nodes": {
        "main": {
            "kind": "menu",
            "prompt": [{"text": {"en": "Choose."}}],
            "choices": {"1": {"to": "nowhere"}},
            "otherwise": "queue",
        },
        "queue": {"kind": "enqueue", "queue": "no_such_queue", "on_timeout": "gone"},
    },
}


class Talk:
    """A centre with one call in progress."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork, caller: Person, seat: Person) -> None:
        self.centre, self.client, self.network = centre, centre.client, network
        self.caller, self.seat = caller, seat

    async def goes_on(self) -> None:
        """Both sides still hear each other."""
        await asyncio.gather(Listening(self.caller).hears(AGENT), Listening(self.seat).hears(CALLER))

    async def as_admin(self, method: str, path: str, body: object) -> Answer:
        """An administrator's request."""
        return await self.client.answer(method, path, body, login="admin")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def in_progress() -> AsyncIterator[Talk]:
    async with running_centre(document(channels_max=CHANNELS_MAX)) as centre, network_around(centre) as network:
        phone = await network.phone("agent1", secret_of("agent1"))
        await centre.client.set_state("agent1", "ready")
        caller = await network.call(NUMBER, PERSON_NUMBER, keys="1")
        seat = await phone.rings()
        await seat.answer(AGENT)
        await caller.say(CALLER)
        yield Talk(centre, network, caller, seat)


@pytest_asyncio.fixture(loop_scope="module")
async def talk(in_progress: Talk) -> AsyncIterator[Talk]:
    """The call goes on whatever the test does."""
    yield in_progress
    await in_progress.goes_on()
    assert in_progress.centre.faults() == []


def said(answer: Answer, status: int) -> str:
    """The words of a problem document."""
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json"), answer
    detail: str = answer.json["detail"]
    return detail


async def test_a_number_that_is_not_ours(talk: Talk) -> None:
    caller = await talk.network.call(LOST_NUMBER, "+12025550102")
    await caller.ended()
    assert (caller.leg.cause, caller.leg.answered.is_set()) == (UNASSIGNED, False)


async def test_a_trunk_that_is_full(talk: Talk) -> None:
    others = [await talk.network.call(NUMBER, f"+1202555010{n}", keys="2") for n in range(3, 3 + CHANNELS_MAX - 1)]
    refused = await talk.network.call(NUMBER, "+12025550109")
    await refused.ended()
    assert refused.leg.cause == BUSY
    await asyncio.gather(*(other.hang_up() for other in others))

    async def free() -> bool:
        """Whoever has hung up leaves the trunk a moment later."""
        return not await talk.client.contacts(state="queued")

    await talk.client.until(free)
    again = await talk.network.call(NUMBER, "+12025550109", keys="2")
    await again.hang_up()


async def test_garbage_on_the_sip_port(talk: Talk) -> None:
    chance = random.Random(5)
    request = (
        f"INVITE sip:{NUMBER}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\n"
        f"From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:{NUMBER}@127.0.0.1>\r\nCall-ID: 1\r\nCSeq: x INVITE\r\n\r\n"
    ).encode()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("127.0.0.1", talk.centre.sip_port))
        for _ in range(200):
            line.send(chance.randbytes(chance.randint(1, 1400)))
            line.send(request[: chance.randint(1, len(request))])
            line.send(request.replace(b"sip:", b"sip:" + b"%" * chance.randint(1, 900)))
            await asyncio.sleep(0.002)


async def test_a_flow_that_points_nowhere_is_told_all_its_faults(talk: Talk) -> None:
    for path in ("/flows/main_line/versions",):
        words = said(await talk.as_admin("POST", path, {"document": FALSE_FLOW}), 422)
        assert all(wrong in words for wrong in ("nowhere", "no_such_queue", "gone"))
    flow = {"id": "main_line", "name": "Main line", "document": FALSE_FLOW}
    assert "nowhere" in said(await talk.as_admin("PUT", "/flows/main_line", flow), 422)
    verdict = (await talk.as_admin("POST", "/flows/check", {"document": FALSE_FLOW})).json
    assert (verdict["ok"], len(verdict["faults"])) == (False, 3)


async def test_a_wav_that_is_no_wav(talk: Talk) -> None:
    token = await talk.client.token("admin")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "audio/wav"}
    for content in (b"", b"this is no sound", b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(200)):
        answer = await talk.client.raw("PUT", "/prompts/welcome", content, **headers)
        assert "WAV" in said(answer, 422)


async def test_ten_megabytes_of_json(talk: Talk) -> None:
    answer = await talk.as_admin("POST", "/flows/check", {"document": {"nodes": "x" * 10_000_000}})
    assert "too large" in said(answer, 413)


async def test_the_wrong_password_twenty_times(talk: Talk) -> None:
    await talk.client.token("supervisor")
    answers = [await sign_in(talk, "agent1", "wrong password") for _ in range(20)]
    assert {answer.status for answer in answers} == {401, 429}
    assert answers[-1].status == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert (await talk.client.answer("GET", "/agents")).status == 200


async def sign_in(talk: Talk, login: str, password: str) -> Answer:
    body = f'{{"login": "{login}", "password": "{password}"}}'.encode()
    return await talk.client.raw("POST", "/session", body, **{"Content-Type": "application/json"})


async def test_logs_hold_no_secret_and_name_nobody(talk: Talk) -> None:
    data = talk.centre.data
    ari = (data / "asterisk" / "etc" / "ari.conf").read_text(encoding="utf-8")
    secrets = [
        PASSWORD,
        secret_of("agent1"),
        await talk.client.token("admin"),
        await talk.client.token("supervisor"),
        next(row.partition("=")[2] for row in ari.splitlines() if row.startswith("password=")),
        (data / "secrets.key").read_bytes().decode("latin-1").strip(),
    ]
    logs = [*(data / "logs").glob("*"), *(data / "asterisk" / "log").glob("*"), talk.centre.output]
    for log in logs:
        text = log.read_text(encoding="utf-8", errors="replace")
        assert not [secret for secret in secrets if secret in text], log
    for line in talk.centre.log_lines:
        public = str({name: value for name, value in line.items() if name != "pii"})
        assert not [person for person in (PERSON, PERSON_NUMBER, PERSON_NUMBER[1:]) if person in public], line
