"""Walk-throughs: `python -m tools.walk a-caller-presses-2` prints one; `places` names the code it speaks of.

In a walk-through every line of code is spoken of as `path/below/ringhall.py` or `path.py::name`.
"""

import ast
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown

from tools.show import ROOT, fail

FOLDER = ROOT / "docs" / "walk-throughs"
PLACE = re.compile(r"`([\w/]+\.(?:py|tsx?))(?:::(\w+(?:\.\w+)*))?`")
ROOTS = (ROOT / "server" / "ringhall", ROOT / "server", ROOT / "web" / "src", ROOT)


def places(text: str) -> list[tuple[str, str]]:
    """Every (path, name) of which a walk-through speaks; name is empty where only the file is meant."""
    return [(match[1], match[2] or "") for match in PLACE.finditer(text)]


def find(path: str) -> Path | None:
    """The file, looked for where Ringhall's code lies."""
    return next((root / path for root in ROOTS if (root / path).is_file()), None)


def is_true(path: str, name: str) -> bool:
    """Whether the file is there and defines the name."""
    file = find(path)
    if file is None:
        return False
    return not name or name.split(".")[-1] in _defined(file)


def _defined(file: Path) -> set[str]:
    if file.suffix != ".py":
        return set(re.findall(r"\w+", file.read_text()))
    nodes = list(ast.walk(ast.parse(file.read_text())))
    named = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    return named | {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def main() -> None:
    """Print the story, and say if the code has moved on."""
    stories = sorted(path.stem for path in FOLDER.glob("*.md"))
    story = sys.argv[1] if len(sys.argv) == 2 else ""
    if story not in stories:
        fail(f"Say which story: make walk STORY={stories[0] if stories else '…'} (there are: {', '.join(stories)})")
    text = (FOLDER / f"{story}.md").read_text()
    Console().print(Markdown(text))
    for path, name in places(text):
        if not is_true(path, name):
            print(f"No longer true: {path} {name}")


if __name__ == "__main__":
    main()
