"""Find what a ledger states twice: in other words for the same figure, or with another figure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.records import Fact, Unresolved
from assistant.drafting.stated_changes import wrong_changes
from assistant.text.figures import FigureKind, figures

_COUNTED = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.POINTS, FigureKind.COUNT_WORD}

_Matter = tuple[str, str, tuple[str, ...]]  # words around the figures, as-of date, section


def stated_once(facts: Sequence[Fact]) -> tuple[list[Fact], list[Unresolved]]:
    """Return the facts without repetitions, and a row for each repetition and contradiction.

    A growth that last year's value contradicts is one too.

    Facts that contradict one another all stay: which of them is right only the user can say.
    """
    kept: list[Fact] = []
    first: dict[_Matter, Fact] = {}
    rows: list[Unresolved] = []
    for fact in facts:
        earlier = first.setdefault(_matter(fact), fact)
        if earlier is fact:
            kept.append(fact)
        elif _values(earlier) == _values(fact):
            reason = f"事实 {fact.id} 与 {earlier.id} 相同，只写一次"
            rows.append(Unresolved(reason=reason, text=fact.text))
        else:
            kept.append(fact)
            reason = f"事实 {earlier.id} 与 {fact.id} 的数字不一致，请核对"
            rows.append(Unresolved(reason=reason, text=f"{earlier.text}；{fact.text}"))
    return kept, [*rows, *wrong_changes(kept)]


def _matter(fact: Fact) -> _Matter:
    """Return what the fact is about: its words without what was counted, its date, its section."""
    text = fact.text
    for figure in reversed(figures(text)):
        if figure.kind in _COUNTED and figure.unit != "号":  # 3号线 and 4号线 are two matters
            text = f"{text[: figure.start]}#{text[figure.end :]}"
    return text.rstrip("。；，"), fact.as_of, fact.section


def _values(fact: Fact) -> list[str]:
    return [figure.key for figure in figures(fact.text)]
