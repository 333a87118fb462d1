"""ringhall user: who may sign in."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.table import Table

from ringhall.apps.cli import options
from ringhall.apps.cli.output import console, plain_reasons
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.service import Users
from ringhall.company.access.service.second_factor import take_away
from ringhall.company.access.types import UserSettings
from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import RealClock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.db.opened import database_url, opened
from ringhall.foundation.ids import Ids
from ringhall.foundation.settings import load

WHO = "command line"
app = typer.Typer(no_args_is_help=True, add_completion=False, help="Add, list and remove users; set passwords.")

Login = Annotated[str, typer.Argument(help="The login.")]
Password = Annotated[
    str, typer.Option(envvar="RINGHALL_PASSWORD", prompt=True, confirmation_prompt=True, hide_input=True)
]
Work = Callable[[Users, Transaction], Awaitable[None]]


@app.command()
def add(
    login: Login,
    password: Password,
    role: Annotated[list[str] | None, typer.Option(help="agent, supervisor, quality, planner, admin.")] = None,
    name: Annotated[str | None, typer.Option(help="The person's name.")] = None,
    agent: Annotated[str | None, typer.Option(help="Id of the agent this user works as.")] = None,
    language: Annotated[str, typer.Option(help="Language of the pages: en, zh, da, ro, sl.")] = "en",
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Add a user. The password is asked for, or read from RINGHALL_PASSWORD."""
    settings = UserSettings(login, name or login, tuple(role or ["agent"]), agent, language)

    async def work(users: Users, transaction: Transaction) -> None:
        user = await users.add(transaction, WHO, settings, password)
        console.print(f"{user.login} may sign in now, as {', '.join(user.roles)}.", markup=False)

    _do(work, data, database, demo)


@app.command("list")
def list_users(data: options.Data = None, database: options.DatabaseUrl = None, demo: options.Demo = False) -> None:
    """List all users."""

    async def work(users: Users, transaction: Transaction) -> None:
        table = Table("login", "name", "roles", "agent", "language")
        for user in await users.all(transaction):
            table.add_row(user.login, user.name, ", ".join(user.roles), user.agent_id or "", user.language)
        console.print(table)

    _do(work, data, database, demo)


@app.command()
def password(
    login: Login,
    password: Password,
    data: options.Data = None,
    database: options.DatabaseUrl = None,
    demo: options.Demo = False,
) -> None:
    """Set a new password; the user is signed out everywhere."""

    async def work(users: Users, transaction: Transaction) -> None:
        user = await users.by_login(transaction, login)
        await users.set_password(transaction, WHO, user.id, password)
        console.print(f"{user.login} has a new password.", markup=False)

    _do(work, data, database, demo)


@app.command("second-factor-off")
def second_factor_off(
    login: Login, data: options.Data = None, database: options.DatabaseUrl = None, demo: options.Demo = False
) -> None:
    """Ask this user for no code any more: for whoever has lost phone and recovery codes."""

    async def work(users: Users, transaction: Transaction) -> None:
        user = await users.by_login(transaction, login)
        await take_away(transaction, Audit(RealClock()), WHO, user.id)
        console.print(f"{user.login} signs in by password alone.", markup=False)

    _do(work, data, database, demo)


@app.command()
def remove(
    login: Login, data: options.Data = None, database: options.DatabaseUrl = None, demo: options.Demo = False
) -> None:
    """Remove a user; what they did stays in the audit log."""

    async def work(users: Users, transaction: Transaction) -> None:
        user = await users.by_login(transaction, login)
        await users.remove(transaction, WHO, user.id)
        console.print(f"{user.login} is removed.", markup=False)

    _do(work, data, database, demo)


def _do(work: Work, data: options.Data, database: options.DatabaseUrl, demo: bool) -> None:
    with plain_reasons():
        settings = load(role="demo" if demo else "serve", data=data, database=database)
        with database_url(settings) as url:
            asyncio.run(_in_one_transaction(work, url))


async def _in_one_transaction(work: Work, url: str) -> None:
    clock = RealClock()
    users = Users(Hasher(), Audit(clock), Ids(clock, random.SystemRandom()).new)
    async with opened(url) as database, database.transaction() as transaction:
        await work(users, transaction)
