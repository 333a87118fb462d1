"""Callers who press keys: SIPp for the signalling, a port of its own for each to hear when sound begins."""

import selectors
import socket
import threading
import time
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from bench.sipp import Message

QUIET_SECONDS = 0.5
"""Sound after so much silence is another prompt."""
RTP_HEAD, SILENCE = 12, b"\xff\x7f"
ANSWER_SECONDS_MAX = 5.0
BUFFER = 1 << 16
HEARS_SECONDS, THINKS_MS_MIN, THINKS_MS_MAX = 5, 6_500, 8_500
HEAD = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:caller[call_number]@[local_ip]:[local_port]>;tag=[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>{tag}
Call-ID: [call_id]
CSeq: {number} {method}
Contact: <sip:caller@[local_ip]:[local_port]>
Max-Forwards: 70
"""
INVITE = """<send retrans="500"><![CDATA[
INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
{head}Content-Type: application/sdp
Content-Length: [len]

v=0
o=caller 1 1 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio [field0] RTP/AVP 0
a=rtpmap:0 PCMU/8000
]]></send>
<recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>
<recv response="200" rrs="true"/>
"""
ACK = """<send><![CDATA[
ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
{head}Content-Length: 0

]]></send>
"""
KEY = """<pause distribution="uniform" min="{least}" max="{most}"/>
<send retrans="500"><![CDATA[
INFO sip:[service]@[remote_ip]:[remote_port] SIP/2.0
{head}Content-Type: application/dtmf-relay
Content-Length: [len]

Signal=1
Duration=160
]]></send>
<recv response="200"/>
"""
BYE = """<send retrans="500"><![CDATA[
BYE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
{head}Content-Length: 0

]]></send>
<recv response="200"/>
"""


class Ears:
    """One UDP port for each caller; notes when sound begins after silence."""

    def __init__(self, callers: int) -> None:
        self._sockets = [_bound() for _ in range(callers)]
        self._began: list[list[float]] = [[] for _ in self._sockets]
        self._latest = [0.0] * callers
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)

    @property
    def ports(self) -> list[int]:
        return [each.getsockname()[1] for each in self._sockets]

    def __enter__(self) -> "Ears":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()
        for each in self._sockets:
            each.close()

    def waits(self, messages: Sequence[Message], since: float, until: float) -> list[float]:
        """Milliseconds from each key pressed in between to the next sound at the caller's port.

        Raises AssertionError where a key was not followed by any.
        """
        found = []
        for each in messages:
            if each.sent and each.first_line.startswith("INFO") and since <= each.at < until - ANSWER_SECONDS_MAX:
                began = self._began[int(each.call.partition("-")[0]) - 1]
                after = bisect_right(began, each.at)
                if after == len(began) or began[after] - each.at > ANSWER_SECONDS_MAX:
                    raise AssertionError(f"no prompt came after a key of call {each.call}")
                found.append(1_000 * (began[after] - each.at))
        return found

    def _listen(self) -> None:
        with selectors.DefaultSelector() as selector:
            for number, each in enumerate(self._sockets):
                selector.register(each, selectors.EVENT_READ, number)
            while not self._stop.is_set():
                for key, _ in selector.select(0.2):
                    self._heard(key.data)

    def _heard(self, number: int) -> None:
        now = time.time()
        packets = []
        try:
            while True:
                packets.append(self._sockets[number].recv(BUFFER))
        except BlockingIOError:
            pass
        # The dialplan sends silence while it waits for a key.
        if not any(packet[RTP_HEAD:].strip(SILENCE) for packet in packets):
            return
        if now - self._latest[number] > QUIET_SECONDS:
            self._began[number].append(now)
        self._latest[number] = now


def scenario(folder: Path, ears: Ears, keys: int) -> list[str]:
    """SIPp's options for callers who press so many keys, each with a port of `ears`, and hang up."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [INVITE.format(head=_head("INVITE", 1, new=True)), ACK.format(head=_head("ACK", 1))]
    parts += [
        KEY.format(head=_head("INFO", number), least=THINKS_MS_MIN, most=THINKS_MS_MAX) for number in range(2, keys + 2)
    ]
    parts.append(f'<pause milliseconds="{HEARS_SECONDS * 1_000}"/>' + BYE.format(head=_head("BYE", keys + 2)))
    file, ports = folder / "keys.xml", folder / "ports.csv"
    file.write_text(f'<?xml version="1.0"?>\n<scenario name="keys">{"".join(parts)}</scenario>\n')
    ports.write_text("SEQUENTIAL\n" + "".join(f"{port}\n" for port in ears.ports))
    return ["-sf", str(file), "-inf", str(ports)]


def _head(method: str, number: int, *, new: bool = False) -> str:
    return HEAD.format(method=method, number=number, tag="" if new else "[peer_tag_param]")


def _bound() -> socket.socket:
    """A free even port, as RTP wants it."""
    while True:
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.bind(("127.0.0.1", 0))
        if made.getsockname()[1] % 2 == 0:
            made.setblocking(False)
            return made
        made.close()
