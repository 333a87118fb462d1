"""The voices that are installed, each working in a process of its own that lives as long as one text."""

import importlib.util
from collections.abc import Mapping
from pathlib import Path

import msgspec

from ringhall.engine.speech import espeak
from ringhall.engine.speech.ports import Engine, EngineFailed
from ringhall.foundation import workers

SPEAK_SECONDS_MAX = 30
CONVERT_SECONDS_MAX = 120

ESPEAK_VOICES = {"en": "en-us", "zh": "cmn", "da": "da", "ro": "ro", "sl": "sl"}
PICO_VOICES = {"en": "en-US"}


class ProcessEngine(msgspec.Struct, frozen=True):
    """A voice spoken by the worker process."""

    name: str
    voices: Mapping[str, str]

    async def speak(self, text: str, voice: str, file: Path) -> None:
        """See ports.Engine."""
        await run_worker(["speak", self.name, voice, str(file)], text.encode(), SPEAK_SECONDS_MAX)


def installed() -> list[Engine]:
    """The voices of this machine, the most pleasant first."""
    engines: list[Engine] = []
    if importlib.util.find_spec("py_nanotts") is not None:
        engines.append(ProcessEngine("pico", PICO_VOICES))
    if espeak.library() is not None:
        engines.append(ProcessEngine("espeak-ng", ESPEAK_VOICES))
    return engines


async def run_worker(arguments: list[str], given: bytes, seconds_max: float) -> bytes:
    """Run the worker once; what it says. Raises EngineFailed with its last words, or when it takes too long."""
    try:
        ran = await workers.run_worker("ringhall.engine.speech.worker", arguments, given, seconds_max)
    except TimeoutError:
        raise EngineFailed(f"took more than {seconds_max} s") from None
    if ran.code != 0:
        raise EngineFailed(ran.complaint or f"ended with {ran.code}")
    return ran.said
