"""Work on 16 bit samples: another sample rate, an even loudness, a tone. Plain Python: prompts are short."""

import math
from array import array
from operator import mul
from typing import Literal

from ringhall.engine.speech.rules.r128 import loudness

PHONE_RATE = 8_000
SAMPLE_MAX = 32_767
TARGET_LUFS = -23.0
"""What prompts are brought to: the target of EBU R 128, a little above people on the phone (-26 dBov, ITU-T P.56)."""
# -2 dB leaves room for the codec, and keeps the true peak below the -1 dBTP of R 128.
PEAK_MAX = 0.8 * SAMPLE_MAX
TONE_PEAK = 0.1 * SAMPLE_MAX
GAIN_MAX = 10.0
FRAME_SAMPLES = 160
QUIET = 0.003 * SAMPLE_MAX
# -36 dB below the loudest frame: quieter than the softest sound of a word, louder than a room.
SILENCE_SHARE = 10**-3.6
Trim = Literal["convert", "trim", "tight"]
"""How much silence is taken from the ends of a sound: none, all but a breath, or all, where others join it."""
LEFT: dict[Trim, tuple[int, int]] = {
    "trim": (PHONE_RATE // 10, PHONE_RATE // 5),
    "tight": (PHONE_RATE // 50, PHONE_RATE // 25),
}
"""What is left before the first word and after the last, in samples."""
PAUSE_MILLISECONDS = 250

CROSSINGS = 12
PASS_SHARE = 0.92
PHASES_MAX = 512


def for_phone(samples: "array[int]", rate: int, trim: Trim = "convert") -> "array[int]":
    """The sound as callers shall hear it: 8 kHz, even loudness, and trimmed as said."""
    sound = resample(samples, rate, PHONE_RATE)
    return even_loudness(sound if trim == "convert" else trimmed(sound, trim))


def trimmed(samples: "array[int]", trim: Trim = "trim") -> "array[int]":
    """The sound (8 kHz) from a little before its first word to a little after its last; silence stays as it is.

    Silence is what lies far below the loudest frame of 20 ms: rooms and microphones are never quite silent. A click
    shorter than two frames, such as that of a mouse, is no word.
    """
    starts = range(0, len(samples), FRAME_SAMPLES)
    powers = [_power(samples[start : start + FRAME_SAMPLES]) for start in starts]
    floor = max(QUIET * QUIET, max(powers, default=0.0) * SILENCE_SHARE)
    heard = [n for n in range(1, len(powers)) if powers[n] > floor and powers[n - 1] > floor]
    if not heard:
        return samples
    lead, tail = LEFT[trim]
    first = max(0, (heard[0] - 1) * FRAME_SAMPLES - lead)
    return samples[first : (heard[-1] + 1) * FRAME_SAMPLES + tail]


def _power(frame: "array[int]") -> float:
    energy: int = sum(map(mul, frame, frame))
    return energy / len(frame)


def resample(samples: "array[int]", rate: int, wanted: int) -> "array[int]":
    """The same sound at another rate, by a polyphase low-pass filter, so that nothing folds back."""
    if rate == wanted:
        return samples
    half = math.ceil(CROSSINGS * max(1.0, rate / wanted))
    cut = PASS_SHARE * min(1.0, wanted / rate)
    phases = min(wanted // math.gcd(rate, wanted), PHASES_MAX)
    filters = [_taps(phase / phases, half, cut) for phase in range(phases)]
    padding = array("h", bytes(4 * half))
    padded = padding[:half] + samples + padding
    out = array("h")
    for n in range(len(samples) * wanted // rate):
        whole, part = divmod(n * rate, wanted)
        taps = filters[part * phases // wanted]
        out.append(_clipped(sum(map(mul, taps, padded[whole : whole + len(taps)]))))
    return out


def _taps(shift: float, half: int, cut: float) -> list[float]:
    """A low-pass filter (sinc under a Hann window) that reads the sound `shift` samples later."""
    taps = []
    for n in range(-half, half + 1):
        x = n - shift
        sinc = cut if x == 0 else math.sin(math.pi * cut * x) / (math.pi * x)
        taps.append(sinc * (0.5 + 0.5 * math.cos(math.pi * x / (half + 1))))
    total = sum(taps)
    return [tap / total for tap in taps]


def even_loudness(samples: "array[int]") -> "array[int]":
    """The sound (8 kHz) at TARGET_LUFS, never clipped: quieter where its peaks leave no room; silence stays silence."""
    peak = max(max(samples, default=0), -min(samples, default=0))
    measured = loudness(samples)
    if peak == 0 or measured is None:
        return samples
    gain = min(10 ** ((TARGET_LUFS - measured) / 20), PEAK_MAX / peak, GAIN_MAX)
    return array("h", (_clipped(sample * gain) for sample in samples))


def speech_loudness(samples: "array[int]") -> float:
    """The root mean square of the frames of 20 ms in which there is something to hear; 0 when there is none."""
    total = count = 0
    for start in range(0, len(samples), FRAME_SAMPLES):
        frame = samples[start : start + FRAME_SAMPLES]
        energy = sum(map(mul, frame, frame))
        if energy > QUIET * QUIET * len(frame):
            total += energy
            count += len(frame)
    return math.sqrt(total / count) if count else 0.0


def tone(hertz: int = 440, milliseconds: int = 400) -> "array[int]":
    """A soft tone at 8 kHz, faded in and out over 20 ms."""
    length = PHONE_RATE * milliseconds // 1000
    fade = PHONE_RATE // 50
    wave = (math.sin(2 * math.pi * hertz * n / PHONE_RATE) for n in range(length))
    return array("h", (int(TONE_PEAK * s * min(1, n / fade, (length - n) / fade)) for n, s in enumerate(wave)))


def pause() -> "array[int]":
    """A short silence at 8 kHz."""
    return array("h", bytes(2 * PHONE_RATE * PAUSE_MILLISECONDS // 1000))


def _clipped(value: float) -> int:
    return max(-SAMPLE_MAX, min(SAMPLE_MAX, round(value)))
