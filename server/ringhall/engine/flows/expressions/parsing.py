"""What is written in an expression: read once, and every fault told with the letter at which it stands."""

import ast
from functools import lru_cache
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.expressions.values import FUNCTIONS
from ringhall.foundation.errors import Phrase

EXPRESSION_LETTERS_MAX = 500
DEPTH_MAX = 20
PIECES_MAX = 200
NUMBER_LETTERS_MAX = 24
REMEMBERED_MAX = 2_000
"""So many expressions are read once for all callers."""
WORDS = frozenset({"true", "false"})
Expression = Annotated[str, Meta(max_length=EXPRESSION_LETTERS_MAX)]

_SUMS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Mod, ast.USub, ast.Not, ast.And, ast.Or)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_PIECES = (
    ast.Expression, ast.Name, ast.Load, ast.Constant, ast.UnaryOp, ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp,
    ast.Call, ast.List, ast.Tuple, *_SUMS, *_COMPARISONS,
)  # fmt: skip


@lru_cache(maxsize=REMEMBERED_MAX)
def tree_of(expression: str) -> ast.Expression:
    """The syntax tree. Raises SyntaxError, with the place."""
    try:
        return ast.parse(_one_line(expression).strip(), mode="eval")
    except (ValueError, RecursionError, MemoryError) as trouble:
        raise SyntaxError(str(trouble)) from None


def faults(expression: str) -> list[Phrase]:
    """What is wrong with the way it is written; names are looked at by `names`."""
    if not expression.strip():
        return [Phrase("Write a condition or a sum here.")]
    try:
        tree = tree_of(expression)
    except SyntaxError as trouble:
        return [Phrase("This cannot be read from letter {position} on.", position=_column(expression, trouble))]
    if sum(1 for _ in ast.walk(tree)) > PIECES_MAX or _deeper(tree, DEPTH_MAX):
        return [Phrase("This is too involved: divide it over several variables.")]
    return [words for piece in ast.walk(tree) if (words := _fault(piece, _position(expression, piece), tree))]


@lru_cache(maxsize=REMEMBERED_MAX)
def names(expression: str) -> tuple[tuple[str, int], ...]:
    """The variables it uses, each with the letter (from 1) at which it stands; none when it cannot be read."""
    if faults(expression):
        return ()
    tree = tree_of(expression)
    called = {id(piece.func) for piece in ast.walk(tree) if isinstance(piece, ast.Call)}
    used = [piece for piece in ast.walk(tree) if isinstance(piece, ast.Name) and id(piece) not in called]
    return tuple([(piece.id, _position(expression, piece)) for piece in used if piece.id not in WORDS])


def _fault(piece: ast.AST, position: int, tree: ast.AST) -> Phrase | None:
    if not isinstance(piece, _PIECES):
        return Phrase("Letter {position}: this is not possible in an expression.", position=position)
    if isinstance(piece, ast.Constant):
        return _fault_of_constant(piece.value, position)
    if isinstance(piece, ast.List | ast.Tuple) and not _is_looked_in(piece, tree):
        return Phrase("Letter {position}: a list can only stand after “in”.", position=position)
    if isinstance(piece, ast.Call):
        return _fault_of_call(piece, position)
    return None


def _fault_of_constant(value: object, position: int) -> Phrase | None:
    sound = isinstance(value, bool | str) or (
        isinstance(value, int | float) and len(str(value)) <= NUMBER_LETTERS_MAX and abs(value) < 10**NUMBER_LETTERS_MAX
    )
    return None if sound else Phrase("Letter {position}: write a text in quotes or a number.", position=position)


def _fault_of_call(piece: ast.Call, position: int) -> Phrase | None:
    name = piece.func.id if isinstance(piece.func, ast.Name) else ""
    if name not in FUNCTIONS:
        known = ", ".join(sorted(FUNCTIONS))
        return Phrase("Letter {position}: there are only these functions: {known}.", position=position, known=known)
    _, least, most = FUNCTIONS[name]
    if piece.keywords or not least <= len(piece.args) <= most:
        return Phrase(
            "Letter {position}: {name} takes {least} to {most} values.",
            position=position, name=name, least=least, most=most,
        )  # fmt: skip
    return None


def _is_looked_in(many: ast.AST, tree: ast.AST) -> bool:
    comparisons = (piece for piece in ast.walk(tree) if isinstance(piece, ast.Compare))
    return any(
        many is other and isinstance(how, ast.In | ast.NotIn)
        for piece in comparisons
        for how, other in zip(piece.ops, piece.comparators, strict=True)
    )


def _deeper(tree: ast.AST, most: int) -> bool:
    level: list[ast.AST] = [tree]
    for _ in range(most):
        level = [child for piece in level for child in ast.iter_child_nodes(piece)]
    return bool(level)


def _one_line(expression: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in expression)


def _lead(expression: str) -> int:
    return len(expression) - len(expression.lstrip())


def _column(expression: str, trouble: SyntaxError) -> int:
    """Where the reading broke off: past the end when something is still to come."""
    return _lead(expression) + (trouble.offset or len(expression.strip()) + 1)


def _position(expression: str, piece: ast.AST) -> int:
    """The syntax tree counts bytes, people count letters from 1."""
    written = _one_line(expression).strip().encode()
    return _lead(expression) + len(written[: getattr(piece, "col_offset", 0)].decode(errors="ignore")) + 1
