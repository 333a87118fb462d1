"""The command `ringhall`: its commands, put together. A command is loaded when it is called, not before."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

# The command's name, and the module that holds the function (or, for GROUPS, the commands) of that name.
PLACES = {
    "serve": "centre",
    "demo": "centre",
    "doctor": "doctor",
    "status": "status",
    "user": "users",
    "backup": "backup",
    "restore": "restore",
    "logs": "logs",
    "config": "config",
    "figures": "figures",
    "replay": "replay",
    "flow": "flows",
}

GROUPS = frozenset({"user", "config", "figures", "flow"})


class Commands(TyperGroup):
    """The commands by name."""

    def list_commands(self, _: Any) -> list[str]:
        """All of them, in the order of the help."""
        return list(PLACES)

    def get_command(self, _: Any, cmd_name: str) -> Any:
        """The command, None when there is no such one."""
        if cmd_name not in PLACES:
            return None
        module = import_module(f"ringhall.apps.cli.{PLACES[cmd_name]}")
        if cmd_name in GROUPS:
            command = get_command(module.app)
        else:
            alone = typer.Typer(add_completion=False)
            alone.command(cmd_name)(getattr(module, cmd_name))
            command = get_command(alone)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Commands, no_args_is_help=True, add_completion=False, help="Ringhall, a whole call centre in one program."
)


@app.callback()
def _all() -> None:
    pass


def main() -> None:
    """Run the command line."""
    app(prog_name="ringhall")
