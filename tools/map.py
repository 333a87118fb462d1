"""The map of the house, made from the code: `python -m tools.map` writes docs/map, `--check` fails when it is stale."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from tools.contracts import slice_of
from tools.show import ROOT
from tools.source import imports, module_name, name_of, trees

FOLDER = ROOT / "docs" / "map"
NOTE = "Made by `make map` from the code; `make check` fails when it is stale.\n"
ROOT_EVENTS = {"Event", "SwitchEvent"}
LIMIT_ENDINGS = ("_MAX", "_MIN", "_SECONDS", "_MS", "_BYTES", "_LINES", "_ATTEMPTS")


def events() -> dict[str, tuple[str, str]]:
    """Every event type: its name -> (file, first line of its docstring)."""
    found: dict[str, tuple[str, str]] = {}
    known = set(ROOT_EVENTS)
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and known & {name_of(base) for base in node.bases}:
                known.add(node.name)
                if not node.name.endswith("Event"):
                    found[node.name] = (path, (ast.get_docstring(node) or "").split("\n")[0])
    return found


def makers(name: str) -> list[str]:
    """The files that make such an event."""
    return [path for path in trees() if name in _called(path) and not path.endswith("events.py")]


def handlers(name: str) -> list[str]:
    """The files that have it in a table from event to who acts (or folds), or match on it."""
    return [path for path in trees() if name in _tabled(path)]


def events_page() -> str:
    """One table for each file of events."""
    parts = [
        "# Events\n",
        NOTE,
        "What is stored and told, who makes it, and who acts on it or folds it into live state.\n",
    ]
    for file, group in groupby(sorted(events().items(), key=lambda item: item[1][0]), key=lambda item: item[1][0]):
        parts.append(f"## {file}\n\n| event | says | made in | handled in |\n| --- | --- | --- | --- |")
        parts += [f"| {name} | {says} | {_list(makers(name))} | {_list(handlers(name))} |" for name, (_, says) in group]
        parts.append("")
    return "\n".join(parts)


def slices_page() -> str:
    """Which slice calls which, as a picture that GitHub and editors draw."""
    edges: set[tuple[str, str]] = set()
    nodes: dict[str, str] = {}
    for path, tree in trees().items():
        home = slice_of(module_name(path))
        if home is None:
            continue
        nodes[home] = home.split(".")[1]
        others = {slice_of(name) for name in imports(tree) if name.startswith("ringhall.")}
        edges |= {(home, other) for other in others if other is not None and other != home}
    picture = ["```mermaid", "flowchart TD"]
    for shelf, group in groupby(sorted(nodes, key=lambda node: (nodes[node], node)), key=nodes.__getitem__):
        picture += [
            f"  subgraph {shelf}_shelf[{shelf}]",
            *(f"    {_id(node)}[{_short(node)}]" for node in group),
            "  end",
        ]
    picture += [f"  {_id(a)} --> {_id(b)}" for a, b in sorted(edges) if b in nodes]
    return "\n".join(["# Slices\n", NOTE, "An arrow says: imports the public face of.\n", *picture, "```", ""])


def settings_page() -> str:
    """Every setting with its default, and every named bound of the program."""
    rows = [f"| `{name}` | {value} | {path} |" for path, tree in trees().items() for name, value in _limits(tree)]
    settings = [
        f"| `RINGHALL_{name.upper()}` | {value} |" for tree in trees().values() for name, value in _settings(tree)
    ]
    parts = ["# Settings and limits\n", NOTE]
    parts += ["## Settings\n\nVariables of the environment; the command line has options of the same names.\n"]
    parts += ["| variable | as shipped |\n| --- | --- |", *settings]
    parts += ["\n## Limits\n\nEvery queue, loop, wait and retry has a bound with a name.\n"]
    return "\n".join([*parts, "| limit | value | in |\n| --- | --- | --- |", *rows, ""])


PAGES = {"events.md": events_page, "slices.md": slices_page, "settings.md": settings_page}


def main() -> int:
    """Write the pages, or compare them with what they would be."""
    stale = []
    for name, make in PAGES.items():
        file, text = FOLDER / name, make()
        if "--check" in sys.argv:
            stale += [] if file.is_file() and file.read_text() == text else [name]
            continue
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for name in stale:
        print(f"docs/map/{name} does not fit the code any more. Run: make map")
    return 1 if stale else 0


@cache
def _called(path: str) -> set[str]:
    return {name_of(node.func) for node in ast.walk(trees()[path]) if isinstance(node, ast.Call)}


@cache
def _tabled(path: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Dict):
            names |= {name_of(key) for key in node.keys if key is not None}
        elif isinstance(node, ast.MatchClass):
            names.add(name_of(node.cls))
        elif isinstance(node, ast.Call) and name_of(node.func) == "isinstance":
            names |= {name_of(part) for part in ast.walk(node.args[1]) if isinstance(part, ast.Name | ast.Attribute)}
    return names


def _limits(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name.isupper() and name.endswith(LIMIT_ENDINGS):
                yield name, ast.unparse(node.value)


def _settings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Fields of the pydantic settings class: name and default."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and "BaseSettings" in {name_of(base) for base in node.bases}:
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and field.value:
                    yield field.target.id, _default(field.value)


def _default(value: ast.expr) -> str:
    """The default as a reader wants it: of `Field(default=5060, ge=1)` only the 5060."""
    if isinstance(value, ast.Call):
        given = [keyword.value for keyword in value.keywords if keyword.arg == "default"] or value.args
        return _default(given[0]) if given else "chosen at the start"
    return "none" if isinstance(value, ast.Constant) and value.value is None else f"`{ast.unparse(value)}`"


def _list(paths: list[str]) -> str:
    return "<br>".join(paths) or "–"


def _short(home: str) -> str:
    return home.split(".")[-1]


def _id(home: str) -> str:
    return home.removeprefix("ringhall.").replace(".", "_")


if __name__ == "__main__":
    sys.exit(main())
