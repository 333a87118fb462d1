"""The short-lived process that makes sound: `python -m ringhall.engine.speech.worker speak|convert …`.

speak ENGINE VOICE FILE  the text on standard input, spoken      convert FROM FILE  a recording, made fit for the phone
trim FROM FILE           the same without silence at its ends but for a breath           tight FROM FILE  without any
These three say on standard output how loud it became (LUFS).
"""

import json
import os
import sys
from array import array
from itertools import islice
from pathlib import Path
from typing import cast

from ringhall.engine.speech import espeak
from ringhall.engine.speech.rules.compressed import is_compressed
from ringhall.engine.speech.rules.r128 import loudness
from ringhall.engine.speech.rules.sound import PHONE_RATE, Trim, for_phone, speech_loudness
from ringhall.engine.speech.rules.wav import WAV_SECONDS_MAX, read_wav, samples_of, write_wav
from ringhall.foundation.workers import be_modest

MEMORY_BYTES_MAX = 1 << 30
PICO_RATE = 16_000
DECODED_RATE = 24_000


def main(arguments: list[str]) -> int:
    """Do one piece of work; what goes wrong is said in one line on standard error."""
    be_modest(nice=10, memory_bytes_max=MEMORY_BYTES_MAX)
    try:
        if arguments[0] == "speak":
            _, engine, voice, file = arguments
            _write(Path(file), _spoken(engine, voice, sys.stdin.buffer.read().decode()))
        else:
            work, source, file = arguments
            samples, rate = _recorded(Path(source).read_bytes())
            sound = for_phone(samples, rate, cast("Trim", work))
            _write(Path(file), sound)
            sys.stdout.write(json.dumps({"lufs": loudness(sound)}))
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


def _spoken(engine: str, voice: str, text: str) -> "array[int]":
    samples, rate = _pico(text, voice) if engine == "pico" else espeak.speak(text, voice)
    sound = for_phone(samples, rate)
    if not speech_loudness(sound):
        raise espeak.EspeakError(f"{engine} gave only silence")
    return sound


def _recorded(data: bytes) -> tuple["array[int]", int]:
    """An upload's samples, of one channel, and their rate; a compressed one is read a second beyond the limit."""
    if not is_compressed(data):
        wav = read_wav(data)
        return samples_of(wav), wav.rate
    import miniaudio

    stream = miniaudio.stream_memory(data, nchannels=1, sample_rate=DECODED_RATE, frames_to_read=DECODED_RATE)
    samples = array("h")
    for frames in islice(stream, WAV_SECONDS_MAX + 1):
        samples.extend(frames)
    return samples, DECODED_RATE


def _pico(text: str, voice: str) -> tuple["array[int]", int]:
    from py_nanotts import NanoTTS  # type: ignore[import-untyped]  # ships no types

    return array("h", NanoTTS().speak(text, voice=voice)), PICO_RATE


def _write(file: Path, samples: "array[int]") -> None:
    """All or nothing: a reader never sees half a file."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(write_wav(samples, PHONE_RATE))
    half.replace(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
