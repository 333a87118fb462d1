"""A softphone as a page is one: real Chromium for the sound, SIP over WebSocket spoken by the test."""

import asyncio
import hashlib
import re
import uuid
import wave
from array import array
from math import pi, sin
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page
from websockets.asyncio.client import ClientConnection, connect

HEAR_SECONDS_MAX = 40.0
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
_PAGE = """
window.answer = async (offer) => {
  const peer = window.peer = new RTCPeerConnection({iceServers: [], bundlePolicy: 'max-bundle'});
  const microphone = await navigator.mediaDevices.getUserMedia(
    {audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}});
  peer.ontrack = (event) => {
    const stream = new MediaStream([event.track]);
    const speaker = new Audio();
    speaker.srcObject = stream;
    speaker.play();
    const context = new AudioContext();
    window.ear = context.createAnalyser();
    window.ear.fftSize = 8192;
    window.rate = context.sampleRate;
    context.createMediaStreamSource(stream).connect(window.ear);
  };
  await peer.setRemoteDescription({type: 'offer', sdp: offer});
  microphone.getTracks().forEach((track) => peer.addTrack(track, microphone));
  await peer.setLocalDescription(await peer.createAnswer());
  await new Promise((done) => {
    if (peer.iceGatheringState === 'complete') done();
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done();
  });
  return peer.localDescription.sdp;
};
window.pitch = () => {
  if (!window.ear) return 0;
  const levels = new Float32Array(window.ear.frequencyBinCount);
  window.ear.getFloatFrequencyData(levels);
  const loudest = levels.indexOf(Math.max(...levels));
  return levels[loudest] > -60 ? loudest * window.rate / window.ear.fftSize : 0;
};
"""


def microphone(file: Path, hertz: float = 440) -> str:
    """A switch for Chromium: this tone is what its microphone hears."""
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48000)
        out.writeframes(array("h", (int(12000 * sin(2 * pi * hertz * n / 48000)) for n in range(48000))).tobytes())
    return f"--use-file-for-fake-audio-capture={file}"


class BrowserPhone:
    """One registered softphone; `pitch()` is the loudest frequency it hears."""

    def __init__(self, browser: Browser, url: str, name: str, secret: str) -> None:
        self._browser, self._url, self._name, self._secret = browser, url, name, secret
        self._tag = uuid.uuid4().hex

    async def start(self) -> None:
        """Open the page and register."""
        self._page: Page = await self._browser.new_page()
        # localhost is a secure context: only there a page may use the microphone.
        await self._page.route("http://localhost/**", lambda route: route.fulfill(body="<p>phone</p>"))
        await self._page.goto("http://localhost/")
        await self._page.evaluate(_PAGE)
        self._socket: ClientConnection = await connect(self._url, subprotocols=["sip"], proxy=None)  # type: ignore[list-item]
        refused = await self._register("")
        challenge = dict(re.findall(r'(\w+)="([^"]*)"', refused))
        assert await self._register(self._authorization(challenge)) != ""

    async def answer(self) -> None:
        """Wait for an INVITE and take the call."""
        invite = await self._receive("INVITE")
        head, _, offer = invite.partition("\r\n\r\n")
        sdp: str = await self._page.evaluate("(offer) => window.answer(offer)", offer)
        kept = [line for line in head.split("\r\n") if re.match(r"(?i)(via|from|call-id|cseq|record-route):", line)]
        to = re.search(r"(?im)^to: *(.+)$", head)
        assert to is not None
        await self._send(
            "SIP/2.0 200 OK",
            [
                *kept,
                f"To: {to[1].strip()};tag={self._tag}",
                f"Contact: <sip:{self._name}@page.invalid;transport=ws>",
                "Content-Type: application/sdp",
            ],
            sdp,
        )
        await self._receive("ACK")

    async def pitch(self) -> float:
        """The loudest frequency in hertz that the page hears, 0 when it is silent."""
        heard: float = await self._page.evaluate("window.pitch()")
        return heard

    async def stop(self) -> None:
        await self._socket.close()
        await self._page.close()

    async def _register(self, authorization: str) -> str:
        branch = uuid.uuid4().hex
        await self._send(
            "REGISTER sip:localhost SIP/2.0",
            [
                f"Via: SIP/2.0/WS page.invalid;branch=z9hG4bK{branch}",
                "Max-Forwards: 70",
                f"Call-ID: {self._tag}",
                f"From: <sip:{self._name}@localhost>;tag={self._tag}",
                f"To: <sip:{self._name}@localhost>",
                f"CSeq: {2 if authorization else 1} REGISTER",
                "Expires: 120",
                f"Contact: <sip:{self._name}@page.invalid;transport=ws>",
                *([authorization] if authorization else []),
            ],
        )
        return await self._receive("SIP/2.0 200" if authorization else "SIP/2.0 401")

    def _authorization(self, challenge: dict[str, Any]) -> str:
        def digest(text: str) -> str:
            return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

        realm, nonce, count, own = challenge["realm"], challenge["nonce"], "00000001", "c0ffee"
        whole = ":".join(
            [
                digest(f"{self._name}:{realm}:{self._secret}"),
                nonce,
                count,
                own,
                "auth",
                digest("REGISTER:sip:localhost"),
            ]
        )
        opaque = f', opaque="{challenge["opaque"]}"' if "opaque" in challenge else ""
        return (
            f'Authorization: Digest username="{self._name}", realm="{realm}", nonce="{nonce}", uri="sip:localhost", '
            f'qop=auth, nc={count}, cnonce="{own}", response="{digest(whole)}", algorithm=MD5{opaque}'
        )

    async def _receive(self, start: str) -> str:
        async with asyncio.timeout(HEAR_SECONDS_MAX):
            while True:
                message = str(await self._socket.recv(decode=True))
                if message.startswith(start):
                    return message

    async def _send(self, first: str, lines: list[str], body: str = "") -> None:
        head = "\r\n".join([first, *lines, f"Content-Length: {len(body.encode())}"])
        await self._socket.send(f"{head}\r\n\r\n{body}")
