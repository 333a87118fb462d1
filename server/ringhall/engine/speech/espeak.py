"""eSpeak NG by its library. It is under the GPL: only the worker process loads it, never Ringhall itself."""

import ctypes
import ctypes.util
import importlib.util
from array import array
from pathlib import Path

SYNCHRONOUS = 2
RATE_PARAMETER = 1
WORDS_PER_MINUTE = 150
UTF8 = 1
NO_ERROR = 0

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class EspeakError(Exception):
    """The library refused."""


def library() -> tuple[str, str | None] | None:
    """Path of the library and of its data: of the wheel, else of the system (which knows its data); else None."""
    spec = importlib.util.find_spec("espeakng_loader")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent
        for name in ("libespeak-ng.so", "libespeak-ng.dylib", "espeak-ng.dll"):
            if (folder / name).exists():
                return str(folder / name), str(folder / "espeak-ng-data")
    found = ctypes.util.find_library("espeak-ng")
    return (found, None) if found else None


def speak(text: str, voice: str) -> tuple["array[int]", int]:
    """The spoken samples and their rate in hertz."""
    found = library()
    if found is None:
        raise EspeakError("eSpeak NG is not installed")
    path, data = found
    espeak = ctypes.CDLL(path)
    rate = espeak.espeak_Initialize(SYNCHRONOUS, 0, data.encode() if data else None, 0)
    if rate <= 0:
        raise EspeakError(f"the library did not start ({rate})")
    if espeak.espeak_SetVoiceByName(voice.encode()) != NO_ERROR:
        raise EspeakError(f"there is no voice “{voice}”")
    espeak.espeak_SetParameter(RATE_PARAMETER, WORDS_PER_MINUTE, 0)
    return _synthesise(espeak, text), rate


def _synthesise(espeak: ctypes.CDLL, text: str) -> "array[int]":
    samples = array("h")

    def keep(wave: int | None, count: int, _: int | None) -> int:
        # At its end the library calls once more, without sound.
        if wave is not None:
            samples.frombytes(ctypes.string_at(wave, count * 2))
        return 0

    callback = _Callback(keep)
    espeak.espeak_SetSynthCallback(callback)
    raw = text.encode()
    result = espeak.espeak_Synth(raw, ctypes.c_size_t(len(raw) + 1), 0, 1, 0, UTF8, None, None)
    if result != NO_ERROR or espeak.espeak_Synchronize() != NO_ERROR:
        raise EspeakError(f"the library refused the text ({result})")
    return samples
