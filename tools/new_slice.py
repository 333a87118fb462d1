"""The files of a new slice, with its test: `python -m tools.new_slice business/cases`."""

import sys
from pathlib import Path

from tools.show import ROOT, fail

SHELVES = ("company", "engine", "business", "oversight")
SERVER = ROOT / "server"


def contents(name: str) -> dict[Path, str]:
    """Every file of the slice `shelf/name`, with what it begins with."""
    slice_folder, tests = SERVER / "ringhall" / name, SERVER / "tests" / name
    word = name.split("/")[-1]
    dotted = f"ringhall.{name.replace('/', '.')}"
    return {
        slice_folder
        / "__init__.py": f'"""{word.capitalize()}: say here in one sentence what a supervisor would say."""\n',
        slice_folder / "README.md": readme(word),
        slice_folder / "events.py": f'"""The facts that {word} keeps."""\n',
        slice_folder / "errors.py": f'"""What {word} refuses, and what to do then."""\n',
        slice_folder / "rules" / "__init__.py": f'"""How {word} decides; pure."""\n',
        slice_folder / "service.py": f'"""What {word} does: ask the rules, record the facts, ask for effects."""\n',
        tests / "test_service.py": f'''"""Stories of {word}."""

import importlib

import pytest

pytestmark = pytest.mark.unit


def test_slice_stands() -> None:
    assert importlib.import_module("{dotted}.service").__doc__
''',
    }


def readme(word: str) -> str:
    """The ten lines that every slice has."""
    return f"# {word.capitalize()}\n\nPurpose:\n\nWords:\n\nEvents in:\n\nEvents out:\n\nTables:\n"


def main() -> None:
    """Make the files; what is there already is never touched."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    shelf, _, word = name.partition("/")
    if shelf not in SHELVES or not word.replace("/", "_").isidentifier():
        fail(f"Say shelf/name, with a shelf of {', '.join(SHELVES)}: make slice NAME=business/cases")
    if (SERVER / "ringhall" / name).exists():
        fail(f"There is a slice {name} already.")
    for path, text in contents(name).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
