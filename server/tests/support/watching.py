"""A phone that watches an extension, played by SIPp: it subscribes, and writes down what it is told."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

SECONDS_MAX = 20.0
_STATE = re.compile(r"<state>(\w+)</state>")
_SUBSCRIBE = """
  <send retrans="500"><![CDATA[
SUBSCRIBE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:{user}@[remote_ip]>;tag=[call_number]
To: <sip:[service]@[remote_ip]>
Call-ID: [call_id]
CSeq: {n} SUBSCRIBE
Contact: <sip:{user}@[local_ip]:[local_port]>
Max-Forwards: 70
Event: dialog
Accept: application/dialog-info+xml
Expires: 600
{authentication}Content-Length: 0

]]></send>"""
_SCENARIO = """<?xml version="1.0" encoding="UTF-8"?>
<scenario name="watcher">{first}
  <recv response="401" auth="true"/>{second}
  <recv response="200"/>
  <label id="told"/>
  <recv request="NOTIFY" crlf="true"/>
  <send next="told"><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
</scenario>
"""


class Watcher:
    """What the phone was told so far."""

    def __init__(self, messages: Path) -> None:
        self._messages = messages

    def text(self) -> str:
        """Every SIP message, as it came and went."""
        return self._messages.read_text(encoding="utf-8") if self._messages.exists() else ""

    async def is_told(self, *states: str) -> None:
        """Wait until it was told exactly these, one after the other; the same twice counts once."""
        async with asyncio.timeout(SECONDS_MAX):
            while self._told() != list(states):
                await asyncio.sleep(0.1)

    def _told(self) -> list[str]:
        found = _STATE.findall(self.text())
        return [each for n, each in enumerate(found) if n == 0 or found[n - 1] != each]


@asynccontextmanager
async def watching(folder: Path, port: int, extension: str, user: str, secret: str) -> AsyncIterator[Watcher]:
    """A phone of this account watches the extension of the switch at this port until the end."""
    login = f"[authentication username={user} password={secret}]\n"
    scenario, messages = folder / "watch.xml", folder / "messages.log"
    first = _SUBSCRIBE.format(user=user, n=1, authentication="")
    second = _SUBSCRIBE.format(user=user, n=2, authentication=login)
    scenario.write_text(_SCENARIO.format(first=first, second=second), encoding="utf-8")
    sipp = shutil.which("sipp")
    assert sipp is not None, "SIPp is missing: python3 -m tools.setup test installs it"
    where = ["-i", "127.0.0.1", "-s", extension, f"127.0.0.1:{port}"]
    told = ["-trace_msg", "-message_file", str(messages), "-nostdin"]
    process = await asyncio.create_subprocess_exec(
        sipp, "-sf", str(scenario), "-m", "1", *told, *where,
        cwd=folder, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield Watcher(messages)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
