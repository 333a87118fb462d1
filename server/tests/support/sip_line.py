"""One SIP request from a trunk by hand, and what the switch says to it."""

import asyncio
import socket


async def answer_to_invite(port: int, number: str = "4008000001", seconds_max: float = 5.0) -> int:
    """Send an INVITE from 127.0.0.1 and return the status of the final answer, which is acknowledged."""
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.bind(("127.0.0.1", 0))
        line.connect(("127.0.0.1", port))
        own = line.getsockname()[1]
        await loop.sock_sendall(line, _request("INVITE", number, port, own, "", _OFFER))
        async with asyncio.timeout(seconds_max):
            while True:
                answer = (await loop.sock_recv(line, 65_000)).decode()
                status = int(answer.split()[1])
                if status >= 200:
                    to = next(row for row in answer.splitlines() if row.lower().startswith("to:"))
                    tag = to.partition(";")[2]
                    await loop.sock_sendall(line, _request("ACK", number, port, own, f";{tag}", ""))
                    return status


_OFFER = "v=0\r\no=a 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0 8\r\n"


def _request(method: str, number: str, port: int, own: int, to_tag: str, body: str) -> bytes:
    kind = "Content-Type: application/sdp\r\n" if body else ""
    return (
        f"{method} sip:{number}@127.0.0.1:{port} SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP 127.0.0.1:{own};rport;branch=z9hG4bK{own}\r\nMax-Forwards: 70\r\n"
        f"From: <sip:+38640123456@127.0.0.1>;tag={own}\r\nTo: <sip:{number}@127.0.0.1>{to_tag}\r\n"
        f"Call-ID: {own}@127.0.0.1\r\nCSeq: 1 {method}\r\nContact: <sip:a@127.0.0.1:{own}>\r\n"
        f"{kind}Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()
