"""Review what was understood of a ledger: the facts, the questions, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.line_parts import tell_parts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures

_TIMES = frozenset({FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD, FigureKind.CODE})

_LEFT_OUT = ("只写一次", "没有写进稿子")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactReview:
    """The facts of a ledger as a draft will state them, and what the user is asked and told."""

    facts: tuple[Fact, ...]
    questions: tuple[Unresolved, ...]
    left_out: tuple[Unresolved, ...]


def review_facts(facts: Sequence[Fact]) -> FactReview:
    """Return the facts with what is derived of them, each once, the questions apart."""
    kept, rows = normalize_facts(facts)
    told = {remark for fact in facts for remark in fact.remarks}
    left_out = [row for row in rows if row.reason in told or row.reason.endswith(_LEFT_OUT)]
    return FactReview(
        facts=tuple(map(tell_parts, kept)),
        questions=tuple(row for row in rows if row not in left_out),
        left_out=tuple(left_out),
    )


def shown_value(fact: Fact) -> str:
    """Return the value of a fact with its unit, "" for none; of a sentence all its figures.

    A value that was typed with its unit keeps it: 14条左右.

    >>> shown_value(Fact(id="F1", line=1, text="检查企业370家次，整改隐患121条"))
    '370家次、121条'
    """
    if fact.indicator:
        is_whole = not fact.value or fact.unit in fact.value
        return fact.value if is_whole else f"{fact.value}{fact.unit}"
    return "、".join(one.text for one in find_figures(fact.text) if one.kind not in _TIMES)
