"""What can be added up: the common ground of all sums."""

from typing import Self

import msgspec
from msgspec.structs import astuple


class Addable(msgspec.Struct, frozen=True, kw_only=True):
    """Two sums over different things may be added field by field; of a field `longest_…` the larger counts.

    Taking away keeps the longest: what is taken away and put back changed is never shorter than before.
    """

    def __add__(self, other: Self) -> Self:
        return self._with(other, 1)

    def __sub__(self, other: Self) -> Self:
        return self._with(other, -1)

    def _with(self, other: Self, sign: int) -> Self:
        names, pairs = self.__struct_fields__, zip(astuple(self), astuple(other), strict=True)
        found = {
            name: max(mine, theirs) if name.startswith("longest_") else mine + sign * theirs
            for name, (mine, theirs) in zip(names, pairs, strict=True)
        }
        return type(self)(**found)
