"""Work out the formula of a derived figure again with other amounts."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from assistant.text.figures.figure import Figure
from assistant.text.figures.read_figures import find_figures

_SIGNS = str.maketrans({"÷": "/", "×": "*", "（": "(", "）": ")", "＋": "+", "－": "-", "−": "-"})
_ARITHMETIC = re.compile(r"[\d.()+\-*/ ]+")
_Operation = Callable[[Decimal, Decimal], Decimal]
_OPERATIONS: dict[type[ast.operator], _Operation] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def formula_facts(origin: str) -> tuple[str, ...]:
    """Return the ids of the facts that a formula names.

    >>> formula_facts("F1、F3：2万吨+3万吨")
    ('F1', 'F3')
    """
    ids, colon, _ = origin.partition("：")
    return tuple(ids.split("、")) if colon else ()


def evaluate_formula(origin: str, amounts: Sequence[tuple[Figure, Figure]]) -> Decimal | None:
    """Return what a formula gives with each old amount replaced by the new one.

    None where it is of another form than sums, differences, products and quotients, or where one
    of its amounts is not among the old ones.
    """
    formula = origin.partition("：")[2]
    terms = list(_terms(formula, amounts))
    if None in terms:
        return None
    for figure, number in reversed(list(zip(find_figures(formula), terms, strict=True))):
        formula = f"{formula[: figure.start]}({number}){formula[figure.end :]}"
    plain = formula.translate(_SIGNS)
    if not _ARITHMETIC.fullmatch(plain):
        return None
    try:
        return _value(ast.parse(plain, mode="eval").body)
    except (SyntaxError, DivisionByZero, InvalidOperation, TypeError):
        return None


def _terms(formula: str, amounts: Sequence[tuple[Figure, Figure]]) -> Iterator[Decimal | None]:
    """Yield the new number of each amount in the formula; None where it has no counterpart."""
    for figure in find_figures(formula):
        yield next(
            (abs(new.number) for old, new in amounts if old.text == figure.text and new.number),
            None,
        )


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    raise TypeError(node)
