"""A real web service on this machine that says what a test wants, and remembers what it was asked."""

import asyncio
import ssl
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Asked:
    """One request."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class WebService:
    """What is said next, and what was asked so far."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    _answer: bytes | None = None

    def says(self, status: int, body: str, **headers: str) -> None:
        """Answer everything so."""
        content = body.encode()
        lines = [f"HTTP/1.1 {status} So", *(f"{name}: {value}" for name, value in headers.items())]
        lines += [f"content-length: {len(content)}"] * (status != 204)
        self._answer = "\r\n".join([*lines, "connection: close", "", ""]).encode() + content

    def says_nothing(self) -> None:
        """Answer nothing, and keep the line."""
        self._answer = None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        try:
            line, *rest = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in rest if each)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            self.asked.append(Asked(line, headers, body))
            if self._answer is None:
                await reader.read()
            else:
                writer.write(self._answer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def web_service(*, tls: bool = False) -> AsyncIterator[WebService]:
    """The service, until the test is over; with `tls` under a certificate of its own making."""
    service = WebService()
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0, ssl=_own_certificate() if tls else None)
    port = server.sockets[0].getsockname()[1]
    service.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    try:
        yield service
    finally:
        server.close()


def _own_certificate() -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "both.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context
