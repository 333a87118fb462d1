"""The value of an expression for one caller."""

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Any

from simpleeval import InvalidExpression, SimpleEval

from ringhall.engine.flows.expressions import values as v
from ringhall.engine.flows.expressions.parsing import WORDS, names, tree_of
from ringhall.engine.flows.expressions.values import CannotTell, Value

_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: lambda one, other: v.EXACT.add(v.number(one), v.number(other)),
    ast.Sub: lambda one, other: v.EXACT.subtract(v.number(one), v.number(other)),
    ast.Mult: lambda one, other: v.EXACT.multiply(v.number(one), v.number(other)),
    ast.Div: v.divide,
    ast.Mod: v.remainder,
    ast.USub: lambda value: -v.number(value),
    ast.Not: lambda value: not v.truth(value),
    ast.Eq: v.equal,
    ast.NotEq: lambda one, other: not v.equal(one, other),
    ast.Lt: v.less,
    ast.GtE: lambda one, other: not v.less(one, other),
    ast.Gt: lambda one, other: v.less(other, one),
    ast.LtE: lambda one, other: not v.less(other, one),
    ast.In: v.within,
    ast.NotIn: lambda one, many: not v.within(one, many),
}


class _Evaluator(SimpleEval):  # type: ignore[misc]
    """The library's walk over the tree with our values; what is not named here is refused."""

    nodes: dict[type[ast.AST], Callable[..., Any]]

    def __init__(self, variables: dict[str, Value]) -> None:
        functions = {name: function for name, (function, _, _) in v.FUNCTIONS.items()}
        super().__init__(operators=dict(_OPERATORS), functions=functions, names=variables)
        kept = (ast.Expr, ast.Name, ast.UnaryOp, ast.BinOp, ast.Compare, ast.Call)
        self.nodes = {kind: act for kind, act in self.nodes.items() if kind in kept} | {
            ast.Expression: lambda piece: self._eval(piece.body),
            ast.Constant: lambda piece: _constant(piece.value),
            ast.BoolOp: self._either,
            ast.IfExp: lambda piece: self._eval(piece.body if v.truth(self._eval(piece.test)) else piece.orelse),
            ast.List: lambda piece: tuple(self._eval(each) for each in piece.elts),
            ast.Tuple: lambda piece: tuple(self._eval(each) for each in piece.elts),
        }

    def _either(self, piece: ast.BoolOp) -> bool:
        meant = (v.truth(self._eval(each)) for each in piece.values)
        return all(meant) if isinstance(piece.op, ast.And) else any(meant)


def evaluate(expression: str, variables: Mapping[str, str]) -> Value:
    """Its value; a variable that was never set is an empty text. Raises CannotTell when it has none."""
    known: dict[str, Value] = {name: variables.get(name, "") for name, _ in names(expression)}
    known |= {word: word == "true" for word in WORDS}
    try:
        found = _Evaluator(known).eval(expression, tree_of(expression))
    except DecimalException:
        raise CannotTell("too_big") from None
    except (InvalidExpression, SyntaxError):
        # Saved by an older program that allowed it.
        raise CannotTell("not_readable") from None
    return found if isinstance(found, bool | Decimal) else v.text(found)


def _constant(value: object) -> Value:
    return value if isinstance(value, bool | str) else Decimal(str(value))
