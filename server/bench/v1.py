"""V1: speech in. Digits that people said, and whole sentences, as words; beside the same model as it comes."""

import csv
import re
import tarfile
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Bar, Section
from bench.w1_bank import DATA
from ringhall.engine.recognition import weights
from ringhall.engine.recognition.rules.languages import ENGLISH
from ringhall.engine.recognition.rules.matching import meant
from ringhall.engine.recognition.sounding import MODEL_RATE, Samples, doubled, samples_of
from ringhall.foundation.settings import Settings

DIGITS, PROMPTS = "fsdd_8khz_digits_dev.tar.gz", "asterisk_prompts_dev.tar.gz"
EVERY_DIGIT, EVERY_PROMPT = 4, 3
DIGITS_MIN, FACTOR_MAX = 98.0, 0.3
BEFORE, AFTER = bytes(1_600), bytes(4_800)
EXPECTED = tuple(names[0] for names in ENGLISH.digits)
CHOICES: dict[str, list[str]] = {str(digit): [] for digit in range(10)}
SPOKEN = {"#": " pound ", "*": " star ", **{str(n): f" {name} " for n, name in enumerate(EXPECTED)}}
PROTOCOL = (
    "Recordings of 8 kHz that nobody here made: single digits by six people (Free Spoken Digit Dataset), and the "
    "studio prompts of Asterisk. Each is understood by itself, on one core. A digit is right when a menu would have "
    "taken it; Ringhall is told, as by a menu, that a digit is to be expected. Errors in sentences are words added, "
    "lost or changed ÷ words of the transcript, in lower case, figures as words. The factor is processor time ÷ "
    "length of the sound. Beside it: the same weights through faster-whisper as it comes (greedy, half a minute each "
    "time), and Moonshine tiny. No noise, no line: real calls are worse."
)
HEADER = ["", "digits right", "words wrong", "factor, sentences", "factor, digits"]

Hear = Callable[[Samples, tuple[str, ...]], str]


@dataclass
class Tally:
    """What one recogniser did."""

    right: int = 0
    digits: int = 0
    wrong_words: int = 0
    words: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: {"digits": 0.0, "sentences": 0.0})
    heard_seconds: dict[str, float] = field(default_factory=lambda: {"digits": 0.0, "sentences": 0.0})

    def factor(self, what: str) -> float:
        """Processor time ÷ length of the sound."""
        return self.seconds[what] / max(self.heard_seconds[what], 1e-9)


def measure(*, full: bool = False, folder: Path = DATA) -> Section:
    """The whole benchmark; `full` takes every recording. Without them nothing is measured."""
    section = Section("V1: speech in", PROTOCOL, HEADER)
    if not (folder / DIGITS).exists() or weights.missing_packages():
        section.remarks.append("Not measured: the recordings (shared/data) or the packages of speech are not there.")
        return section
    with tempfile.TemporaryDirectory() as unpacked:
        for name in (DIGITS, PROMPTS):
            with tarfile.open(folder / name) as archive:
                archive.extractall(unpacked, filter="data")
        digits = sorted(Path(unpacked).rglob("[0-9]_*_*.wav"))[:: 1 if full else EVERY_DIGIT]
        sentences = [*_sentences(Path(unpacked))][:: 1 if full else EVERY_PROMPT]
        tallies = {name: _tally(hear, digits, sentences) for name, hear in _recognisers().items()}
    for name, tally in tallies.items():
        section.rows.append(
            [name, f"{100 * tally.right / tally.digits:.1f} % of {tally.digits}",
             f"{100 * tally.wrong_words / tally.words:.1f} % of {tally.words}",
             f"{tally.factor('sentences'):.2f}", f"{tally.factor('digits'):.2f}"]
        )  # fmt: skip
    ours = tallies["Ringhall"]
    section.bars += [
        Bar("Digits right", 100 * ours.right / ours.digits, DIGITS_MIN, "%", at_least=True),
        Bar("Processor time ÷ length of sentences, one core", ours.factor("sentences"), FACTOR_MAX, "×"),
    ]
    section.remarks.append(
        "A single digit lasts less than half a second, and costs as much as eight seconds of sound: its factor says "
        "how long a caller waits, not how many may speak at once."
    )
    return section


def _recognisers() -> dict[str, Hear]:
    from faster_whisper import WhisperModel

    from ringhall.engine.recognition.moonshine import Moonshine
    from ringhall.engine.recognition.whisper import Whisper

    folder = weights.whisper(Settings().cache)
    ours = Whisper(folder, 1)
    plain = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)

    def as_it_comes(samples: Samples, phrases: tuple[str, ...]) -> str:
        found, _ = plain.transcribe(
            samples, language="en", beam_size=1, temperature=0.0, condition_on_previous_text=False
        )
        return " ".join(segment.text for segment in found)

    found: dict[str, Hear] = {
        "Ringhall": lambda samples, phrases: ours.hear(samples, "en", phrases)[0],
        "faster-whisper, the same weights": as_it_comes,
    }
    if weights.has_english_partials():
        moonshine = Moonshine()
        found["Moonshine tiny"] = lambda samples, phrases: moonshine.hear(samples)
    return found


def _tally(hear: Hear, digits: list[Path], sentences: list[tuple[Path, str]]) -> Tally:
    tally = Tally()
    for file in digits:
        said = _timed(tally, "digits", hear, file, EXPECTED)
        tally.digits += 1
        tally.right += meant(said, CHOICES, "en").key == file.name[0]
    for file, text in sentences:
        wanted, got = _words(text), _words(_timed(tally, "sentences", hear, file, ()))
        tally.words += len(wanted)
        tally.wrong_words += _edits(wanted, got)
    return tally


def _timed(tally: Tally, what: str, hear: Hear, file: Path, phrases: tuple[str, ...]) -> str:
    with wave.open(str(file)) as opened:
        sound = opened.readframes(opened.getnframes())
    samples = doubled(samples_of(BEFORE + sound + AFTER))
    begun = time.process_time()
    said = hear(samples, phrases)
    tally.seconds[what] += time.process_time() - begun
    tally.heard_seconds[what] += len(samples) / MODEL_RATE
    return said


def _sentences(folder: Path) -> Iterator[tuple[Path, str]]:
    """Prompts with their words; without those whose transcript tells of what is no word."""
    [table] = folder.rglob("transcripts.tsv")
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "(" not in row["text"] and "[" not in row["text"]:
                yield table.parent / row["file"], row["text"]


def _words(text: str) -> list[str]:
    spoken = "".join(SPOKEN.get(letter, letter) for letter in text.lower())
    return re.sub(r"[^a-z' ]", " ", spoken).split()


def _edits(wanted: list[str], got: list[str]) -> int:
    row = list(range(len(got) + 1))
    for n, word in enumerate(wanted, 1):
        before, row = row, [n]
        for m, other in enumerate(got, 1):
            row.append(min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (word != other)))
    return row[-1]
