"""Keeps the house tidy: `python -m tools.tidy` shows the giants while they are small, and fails on what must not be.

Hard faults: a file or function that is too long, a path of somebody's machine, unfinished work, and
long-lived tasks or clock readings outside the foundation. Strangers are words for which GLOSSARY.md has another.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.show import ROOT

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
SHOWN = 10
CODE = {".py", ".ts", ".tsx", ".css", ".mjs"}
TEXT = CODE | {".md", ".toml", ".json", ".yml", ".yaml", ".service", ".lua", ".conf"}
# Split so that this file is not its own first fault.
FORBIDDEN = {
    r"(?<![\w.])/(?:work|tmp|root|home)/(?!\.)\w": "a path of one machine",
    r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b": "unfinished work",
}
STRANGERS = {
    "ticket": "case",
    "conversation_id": "contact_id",
    "extension_number": "seat",
    "caller_id": "caller",
    "operator_id": "agent_id",
    "wrapup": "wrap_up",
    "callqueue": "queue",
}


class Fault(NamedTuple):
    """What is wrong, and where."""

    place: str
    text: str


class Length(NamedTuple):
    """How long something is, in lines."""

    lines: int
    place: str


def files() -> list[Path]:
    """Every text file that git keeps or would keep, without locks and what is generated."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if Path(name).suffix in TEXT or Path(name).name == "Makefile"]
    return [path for path in paths if path.is_file() and not _is_made(path)]


def functions(path: Path) -> Iterator[Length]:
    """The length of every function of a Python file, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0] if ast.get_docstring(node) else None
            doc_lines = (doc.end_lineno or doc.lineno) - doc.lineno + 1 if doc else 0
            lines = (node.end_lineno or node.lineno) - node.lineno + 1 - doc_lines
            yield Length(lines, f"{_name(path)}:{node.lineno} {node.name}")


def faults_of(path: Path) -> Iterator[Fault]:
    """What must not be in a file."""
    lines = path.read_text().splitlines()
    if path.suffix in CODE and len(lines) > FILE_LINES_MAX:
        yield Fault(_name(path), f"{len(lines)} lines, at most {FILE_LINES_MAX}: split it at its verbs")
    for number, line in enumerate(lines, 1):
        for pattern, what in FORBIDDEN.items():
            if re.search(pattern, line):
                yield Fault(f"{_name(path)}:{number}", f"{what}: {line.strip()[:80]}")
    if path.suffix == ".py":
        for length, place in functions(path):
            if length > FUNCTION_LINES_MAX:
                yield Fault(place, f"{length} lines, at most {FUNCTION_LINES_MAX}: a function fits on a screen")


def strangers_in(path: Path) -> Iterator[Fault]:
    """Names for which the glossary has another word."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        for word, ours in STRANGERS.items():
            if re.search(rf"\b{word}s?\b", line, re.IGNORECASE):
                yield Fault(f"{_name(path)}:{number}", f"“{word}”: the glossary says “{ours}”")


def main() -> int:
    """Print the longest, point out strangers, and fail on faults."""
    found = files()
    python = [path for path in found if path.suffix == ".py"]
    code = [path for path in found if path.suffix in CODE]
    _show("Longest files", [Length(len(path.read_text().splitlines()), _name(path)) for path in code])
    _show("Longest functions", [length for path in python for length in functions(path)])
    ours = [path for path in python if (ROOT / "server" / "ringhall") in path.parents]
    for stranger in [fault for path in ours for fault in strangers_in(path)]:
        print(f"  stranger {stranger.place}  {stranger.text}")
    faults = [fault for path in found for fault in faults_of(path)]
    for fault in faults:
        print(f"FAULT {fault.place}  {fault.text}", file=sys.stderr)
    return 1 if faults else 0


def _show(title: str, lengths: list[Length]) -> None:
    print(title)
    for lines, place in sorted(lengths, reverse=True)[:SHOWN]:
        print(f"  {lines:5} {place}")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _is_made(path: Path) -> bool:
    """Locks and generated files are nobody's handwriting."""
    return path.name.endswith((".lock", "-lock.json")) or "generated" in path.parts or "map" in path.parts


if __name__ == "__main__":
    sys.exit(main())
