"""ringhall config: the settings of a running centre as a file: written out, compared, applied."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ringhall.apps.cli import options
from ringhall.apps.cli.client import Client
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.apps.industries import starters
from ringhall.foundation.errors import Refusal
from ringhall.foundation.settings import load

ANSWER_SECONDS_MAX = 60
FIELD_LETTERS_MAX = 80
SIGNS = {"added": ("+", "green"), "changed": ("~", "yellow"), "removed": ("-", "red")}
app = typer.Typer(no_args_is_help=True, add_completion=False, help="The settings as a file: export, plan, apply.")

File = Annotated[Path, typer.Argument(help="JSON: {queues: […], agents: […], numbers: […], flows: […], …}")]
Login = Annotated[str, typer.Option(envvar="RINGHALL_LOGIN", prompt=True, help="An administrator's login.")]
Password = Annotated[str, typer.Option(envvar="RINGHALL_PASSWORD", prompt=True, hide_input=True)]
Remove = Annotated[bool, typer.Option("--remove", help="What a section of the file does not name is removed.")]


class BadDocument(Refusal):
    """The file does not hold what can be applied."""

    text = "{file} cannot be applied: {reason}"


class Faulty(Refusal):
    """What the plan told stands above."""

    text = "{count} faults: nothing can be applied before they are mended."


@app.command()
def export(
    login: Login,
    password: Password,
    file: Annotated[Path | None, typer.Argument(help="Where to write it; without a file it is printed.")] = None,
    http: options.Http = None,
) -> None:
    """Write all settings out, without passwords and secrets."""
    with plain_reasons():
        document = _client(http, login, password).asked("GET", "/config")
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        if file is None:
            sys.stdout.write(text)
            return
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise Refusal(reason=f"{file} cannot be written: {problem.strerror}.") from None
        console.print(f"{sum(map(len, document.values()))} settings are in {file}.", markup=False, soft_wrap=True)


@app.command()
def plan(file: File, login: Login, password: Password, remove: Remove = False, http: options.Http = None) -> None:
    """Show what the file would add, change and remove; nothing is stored."""
    with plain_reasons():
        wish = {"document": read_document(file), "remove": remove}
        found = _client(http, login, password).asked("POST", "/config/plan", wish)
        for change in found["changes"]:
            _show(change)
        for fault in found["faults"]:
            console.print(f"! {_place(fault)}: {fault['text']}", style="red", markup=False, soft_wrap=True)
        if found["faults"]:
            raise Faulty(count=len(found["faults"]))
        console.print(_sum(found["changes"]) + f", {found['unchanged']} unchanged.", markup=False)


@app.command()
def apply(file: File, login: Login, password: Password, remove: Remove = False, http: options.Http = None) -> None:
    """Bring the centre to what the file says, all or nothing; what it does not name stays."""
    with plain_reasons():
        wish = {"document": read_document(file), "remove": remove}
        done = _client(http, login, password).asked("POST", "/config/apply", wish)
        for change in done["changes"]:
            _show(change)
        console.print(f"{file} is applied: {_sum(done['changes'])}.", markup=False, soft_wrap=True)


@app.command()
def starter(
    industry: Annotated[str, typer.Argument(help=f"One of {', '.join(starters.INDUSTRIES)}.")],
    tests: Annotated[bool, typer.Option("--tests", help="The flow with its tests, for `ringhall flow test`.")] = False,
) -> None:
    """Print what a centre of this kind begins with, to be changed and applied: queues, skills, hours and a flow."""
    with plain_reasons():
        found = starters.named(industry)
        given = starters.trials(found) if tests else starters.document(found, load().time_zone)
        sys.stdout.write(json.dumps(given, ensure_ascii=False, indent=2) + "\n")


def read_document(file: Path) -> dict[str, Any]:
    """The document, checked for its outer shape; the centre checks the rest."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadDocument(file=file, reason=problem.strerror or "it cannot be read.") from None
    except (ValueError, RecursionError) as problem:
        raise BadDocument(file=file, reason=f"it is no JSON ({problem}).") from None
    if not isinstance(document, dict) or not all(isinstance(things, list) for things in document.values()):
        raise BadDocument(file=file, reason="it must be an object of lists: {queues: […], agents: […], …}.")
    return document


def _client(http: str | None, login: str, password: str) -> Client:
    client = Client(load(http=http), ANSWER_SECONDS_MAX)
    client.sign_in(login, password)
    return client


def _show(change: dict[str, Any]) -> None:
    """One line for the thing, and for a change one for each field that differs."""
    sign, style = SIGNS[change["what"]]
    console.print(f"{sign} {change['kind']} {change['key']} ({change['name']})", style=style, markup=False)
    if change["what"] != "changed":
        return
    before, after = change["before"], change["after"]
    for field in sorted(before.keys() | after.keys()):
        if before.get(field) != after.get(field):
            line = f"    {field}: {_short(before.get(field))} → {_short(after.get(field))}"
            console.print(line, markup=False, soft_wrap=True)


def _place(fault: dict[str, Any]) -> str:
    """The way to a fault as the pages tell it: `flows main → document → menu → choices → 2`."""
    field, *inside = fault["where"].split(".")
    if inside[:1] == ["nodes"]:
        del inside[0]
    thing = " ".join(filter(None, (fault["kind"], fault["key"])))
    return " → ".join(filter(None, (thing, field, *inside)))


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= FIELD_LETTERS_MAX else text[: FIELD_LETTERS_MAX - 1] + "…"


def _sum(changes: list[dict[str, Any]]) -> str:
    counts = {what: sum(change["what"] == what for change in changes) for what in SIGNS}
    return ", ".join(f"{count} {what}" for what, count in counts.items())
