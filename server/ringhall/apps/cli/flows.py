"""ringhall flow: scripted calls through a flow, and which of its ways they cover."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from ringhall.apps.cli import options
from ringhall.apps.cli.client import Client
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.flows.rules.verdict import Cover, Result, try_out
from ringhall.engine.flows.trials import read_trials
from ringhall.foundation.errors import Refusal
from ringhall.foundation.settings import load

FAILED = 1
ANSWER_SECONDS_MAX = 60
app = typer.Typer(no_args_is_help=True, add_completion=False, help="Flows: test them with scripted calls.")

File = Annotated[
    Path,
    typer.Argument(
        help="JSON: a flow with tests, or {flow: FILE or document, flows: {id: FILE or document}, tests: […]}"
    ),
]
FlowId = Annotated[str, typer.Option("--flow", help="Test this flow of a running centre, as callers have it now.")]
Login = Annotated[str, typer.Option(envvar="RINGHALL_LOGIN", help="For --flow: a login that may read the settings.")]
Password = Annotated[str, typer.Option(envvar="RINGHALL_PASSWORD", help="For --flow: its password.")]


@app.callback()
def _all() -> None:
    pass


@app.command("test")
def make_calls(
    file: File, flow: FlowId = "", login: Login = "", password: Password = "", http: options.Http = None
) -> None:
    """Make the calls of a file in simulated time; tell what went otherwise, and which ways no call took.

    Exit code 1 when a call did not go as expected.
    """
    with plain_reasons():
        given = _read(file)
        if "nodes" in given:
            given = {"flow": given}
        if flow:
            tested, others = _of_centre(flow, login, password, http)
        else:
            tested, others = _of_file(given, file.parent)
        trials = tested.tests if tested.tests and "tests" not in given else read_trials(given.get("tests"))
        results, coverage = try_out(tested, trials, others)
    _show(results, coverage)
    if any(result.failures for result in results):
        raise typer.Exit(FAILED)


def _of_file(given: dict[str, Any], folder: Path) -> tuple[Flow, dict[str, Flow]]:
    flows = given.get("flows", {})
    if not isinstance(flows, dict):
        raise Refusal(reason="flows: give an object of flows by their id.")
    return accept(_document(given.get("flow"), folder)), {
        name: accept(_document(each, folder)) for name, each in flows.items()
    }


def _document(given: object, folder: Path) -> dict[str, Any]:
    if isinstance(given, dict):
        return given
    if isinstance(given, str):
        return _read(folder / given)
    raise Refusal(reason="flow: give a document, or the name of a file beside this one.")


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise Refusal(reason=f"{file} cannot be read: {problem.strerror}.") from None
    except (ValueError, RecursionError):
        raise Refusal(reason=f"{file} is no JSON.") from None
    if not isinstance(found, dict):
        raise Refusal(reason=f"{file}: give an object.")
    return found


def _of_centre(flow_id: str, login: str, password: str, http: str | None) -> tuple[Flow, Mapping[str, Flow]]:
    client = Client(load(http=http), seconds_max=ANSWER_SECONDS_MAX)
    client.sign_in(login, password)
    document = client.asked("GET", "/config")
    calendars = {each["id"]: msgspec.convert(each, Calendar) for each in document["calendars"]}
    flows = {
        each["id"]: msgspec.structs.replace(accept(each["document"]), calendars=calendars) for each in document["flows"]
    }
    if flow_id not in flows:
        raise Refusal(reason=f"There is no flow {flow_id}; there are {', '.join(sorted(flows))}.")
    return flows[flow_id], flows


def _show(results: list[Result], coverage: list[Cover]) -> None:
    for result in results:
        console.print(f"{'✗' if result.failures else '✓'} {result.name}", markup=False, soft_wrap=True)
        for failure in result.failures:
            console.print(f"    {failure}", style="red", markup=False, soft_wrap=True)
        if result.failures:
            console.print(f"    came through: {' → '.join(result.nodes)}", markup=False, soft_wrap=True)
    taken = sum(1 for cover in coverage if cover.calls)
    failed = sum(1 for result in results if result.failures)
    console.print(f"{len(results)} calls, {failed} failed; {taken} of {len(coverage)} ways taken.", markup=False)
    if taken < len(coverage):
        table = Table("node", "way that no call took", "leads to")
        for cover in coverage:
            if not cover.calls:
                table.add_row(cover.node, ", ".join(cover.exits), cover.to)
        console.print(table)
