"""The switch's connections: only those that name a secret which is expected are heard."""

import asyncio
from uuid import UUID, uuid4

import pytest

from ringhall.engine.recognition.sound_line import NAMELESS_MAX, Listener, SoundLine

pytestmark = pytest.mark.real


def frame(kind: int, payload: bytes) -> bytes:
    return bytes([kind]) + len(payload).to_bytes(2, "big") + payload


def named(secret: str) -> bytes:
    return frame(1, UUID(secret).bytes)


async def closed(reader: asyncio.StreamReader) -> bool:
    async with asyncio.timeout(10):
        try:
            return await reader.read(1) == b""
        except ConnectionError:
            return True


async def test_sound_comes_in_pieces_and_ends_are_told_once() -> None:
    lines, sound, gone = SoundLine(), bytearray(), asyncio.Event()
    await lines.start()
    secret = str(uuid4())
    lines.expect(secret, Listener(sound.extend, gone.set))
    _, writer = await asyncio.open_connection("127.0.0.1", lines.port)
    whole = named(secret) + frame(0x10, b"ab" * 160) + frame(3, b"5") + frame(0x10, b"cd" * 160)
    for at in range(0, len(whole), 7):
        writer.write(whole[at : at + 7])
        await writer.drain()
    writer.close()
    async with asyncio.timeout(10):
        await gone.wait()
    assert sound == b"ab" * 160 + b"cd" * 160
    await lines.stop()


@pytest.mark.parametrize(
    "first",
    [named(str(uuid4())), frame(0x10, b"x" * 320), frame(1, b"short"), b"GET / HTTP/1.1\r\n"],
    ids=["another", "sound", "too short", "another protocol"],
)
async def test_whoever_names_no_secret_that_is_expected_is_let_go(first: bytes) -> None:
    lines, sound = SoundLine(), bytearray()
    await lines.start()
    lines.expect(str(uuid4()), Listener(sound.extend, lambda: None))
    reader, writer = await asyncio.open_connection("127.0.0.1", lines.port)
    writer.write(first + b"\0" * 20_000)
    assert await closed(reader)
    assert sound == b""
    writer.close()
    await lines.stop()


async def test_a_secret_is_good_for_one_connection_and_none_once_it_is_closed() -> None:
    lines, sound = SoundLine(), bytearray()
    await lines.start()
    secret, other = str(uuid4()), str(uuid4())
    lines.expect(secret, Listener(sound.extend, lambda: None))
    lines.expect(other, Listener(sound.extend, lambda: None))
    lines.close(other)
    first, writer = await asyncio.open_connection("127.0.0.1", lines.port)
    writer.write(named(secret))
    await writer.drain()
    for late in (secret, other):
        reader, again = await asyncio.open_connection("127.0.0.1", lines.port)
        again.write(named(late))
        assert await closed(reader)
        again.close()
    lines.close(secret)
    assert await closed(first)
    writer.close()
    await lines.stop()


async def test_too_many_that_say_nothing_are_let_go_at_once() -> None:
    lines = SoundLine()
    await lines.start()
    silent = [await asyncio.open_connection("127.0.0.1", lines.port) for _ in range(NAMELESS_MAX + 1)]
    assert await closed(silent[-1][0])
    for _, writer in silent:
        writer.close()
    await lines.stop()
