"""What the settings' parts hand to one another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from ringhall.company.access.types import User
from ringhall.company.organisation.types import Fault
from ringhall.foundation.db.engine import Transaction

Json = dict[str, Any]
SYSTEM = "system"


@dataclass(frozen=True)
class Reference:
    """A setting names another: the field that does, and the kind and key it names."""

    where: str
    kind: str
    key: str


@dataclass(frozen=True)
class Held:
    """A setting as it is kept, without its secrets."""

    key: str
    version: int
    changed_at: int | None
    value: Json


@dataclass(frozen=True)
class By:
    """Who changes something: a person with their rights, or the centre itself (a start-up document, a job)."""

    login: str
    user: User | None = None

    def may(self, right: str) -> bool:
        """Whether they have the right; the centre itself may do everything."""
        return self.user is None or self.user.may(right)


World = dict[str, dict[str, Json]]
"""Every setting by kind and key, without secrets."""


def nothing(_: Json) -> Iterator[Any]:
    """No fault, no reference."""
    return iter(())


def fitting(_: Json, __: World) -> Iterator[Fault]:
    """It goes with everything else."""
    return iter(())


def no_secrets(_: Json, __: Json, *, kept: bool) -> Iterator[Fault]:
    """Whatever is secret may be given or not."""
    return iter(())


def always(_: Json, __: Json) -> bool:
    """Whatever else is changed."""
    return True


@dataclass(frozen=True)
class Section:
    """A kind as people meet it: `name` on pages and in documents, `noun` in the audit log, `key` in its values.

    `faults` and `refers` look at a value whose shape is right, `fits` at it among everything else.
    `secrets` looks at what is secret among what is typed; `keeps_secrets` says whether those that are not typed stay.
    Values of `unique` fields belong to one setting only.
    `document_key` names a setting in a document where that is another field. `single` is the key of the only one.
    """

    name: str
    noun: str
    key: str = "id"
    read: str = "settings.read"
    edit: str = "settings.edit"
    faults: Callable[[Json], Iterator[Fault]] = nothing
    refers: Callable[[Json], Iterator[Reference]] = nothing
    fits: Callable[[Json, World], Iterator[Fault]] = fitting
    secrets: Callable[..., Iterator[Fault]] = no_secrets
    keeps_secrets: Callable[[Json, Json], bool] = always
    unique: tuple[str, ...] = ()
    document_key: str = ""
    single: str = ""

    @property
    def named_by(self) -> str:
        """The field that names a setting in a document."""
        return self.document_key or self.key


class Shelf(Protocol):
    """Where the settings of one kind are kept."""

    @property
    def section(self) -> Section: ...

    async def all(self, transaction: Transaction) -> list[Held]: ...

    def faults(self, data: Json, held: Held | None, by: By) -> list[Fault]:
        """What is wrong with the data by itself: its shape, and what is needed of a new one."""
        ...

    def whole(self, data: Json) -> Json:
        """The data with every default filled in, and without secrets; its shape is right."""
        ...

    async def same_secrets(self, transaction: Transaction, held: Held, data: Json) -> bool:
        """Whether the secrets in the data, if any, are those that are kept."""
        ...

    async def put(self, transaction: Transaction, by: By, held: Held | None, data: Json, verb: str) -> str:
        """Store it; returns its key. `verb` stands in the audit log where it is given."""
        ...

    async def remove(self, transaction: Transaction, by: By, key: str, verb: str) -> None: ...
