"""Kinds of settings, and one setting as it is stored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def no_objection(_: msgspec.Struct) -> None:
    """Every value of the right type will do."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the field's path, a code with its fields for programs, and a sentence."""

    where: str
    code: str
    text: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of setting: its name, its msgspec type, the fields that are secret (and how long), what else must hold.

    `check` raises a Refusal when the value cannot be.
    """

    name: str
    type: type[T]
    secret_fields: frozenset[str] = frozenset()
    secret_letters_max: int = 200
    check: Callable[[T], None] = no_objection


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting; `version` counts its changes from 1, `changed_at` is milliseconds UTC."""

    id: str
    value: T
    version: int
    changed_at: int
