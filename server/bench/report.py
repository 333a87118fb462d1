"""Writes docs/benchmarks.md."""

from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Section
from bench.machine import facts

FILE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench` on {day} (UTC), in {minutes:.0f} minutes, on {machine}. Do not edit.
Both sides of a comparison ran in turn in the same run, on the same machine and the same embedded Asterisk
({asterisk}); look at the ratios, the absolute figures belong to this machine. A figure is the median of its runs, in
brackets the lowest and the highest.
"""


def write(sections: list[Section], asterisk: str, minutes: float) -> None:
    """The whole report, anew."""
    day = datetime.now(UTC).date().isoformat()
    parts = [HEAD.format(day=day, minutes=minutes, machine=facts(), asterisk=asterisk)]
    bars = [bar.row() for section in sections for bar in section.bars]
    parts += ["## What was promised", _table(["", "bar", "measured", ""], bars)]
    parts += [_section(section) for section in sections]
    FILE.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


def _section(section: Section) -> str:
    parts = [f"## {section.title}", section.protocol, _table(section.header, section.rows), *section.remarks]
    return "\n\n".join(parts)


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
