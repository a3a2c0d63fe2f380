"""Decide which of two lines on one thing is stated, and what becomes of the other one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.clashes.clash_evidence import (
    LIKELY,
    SURE,
    ValuePair,
    are_of_one_section,
    corrects,
    pair_values,
)
from assistant.drafting.facts.clashes.stated_values import stated_values
from assistant.drafting.facts.derive import derive_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.spans import replace_spans

_PIECE = re.compile("[^，；。]+[，；。]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What is stated of two lines that contradict one another, and the row that says so."""

    facts: tuple[Fact, ...]  # one; both where the second tells of more, or nothing is sure
    row: Unresolved


def restates(said: Fact, known: Fact) -> bool:
    """Return whether a line says nothing that another one does not say of the same things.

    Growth that the other one leaves to be worked out is nothing new.
    """
    if not are_of_one_section(said, known):
        return False
    paired = {
        pair.later.figure
        for pair in pair_values(known, said)
        if pair.is_equal and pair.points >= LIKELY
    }
    if not paired:
        return False
    derived = {one.key for one in find_figures(derive_figures(known).text)}
    return all(
        one.figure in paired or (one.move and one.figure.key in derived)
        for one in stated_values(said)
    )


def settle(earlier: Fact, later: Fact) -> Settlement | None:
    """Return what is stated of two lines with different values for one thing; None for others.

    The line that tells more stays, with the other's value where that one corrects it. Where the
    other has more to tell, only its disputed clauses go.
    """
    pairs = pair_values(earlier, later)
    clashing = [one for one in pairs if not one.is_equal and one.points >= LIKELY]
    if not clashing:
        return None
    sure = [one for one in clashing if one.points >= SURE]
    facts = _merge(earlier, later, pairs, sure) if sure else ()
    if facts:
        return Settlement(facts=facts, row=_settled_row(earlier, later, facts[0], sure))
    return Settlement(facts=mark_disputed(earlier, later), row=open_row(earlier, later))


def mark_disputed(earlier: Fact, later: Fact) -> tuple[Fact, Fact]:
    """Return two lines that contradict one another, each with the other's text."""
    return _with_dispute(earlier, later), _with_dispute(later, earlier)


def open_row(earlier: Fact, later: Fact) -> Unresolved:
    """Return the row for two lines that the program cannot choose between."""
    reason = f"{reference(earlier)}与{reference(later)}的数字不一致，请核对"
    return Unresolved(reason=reason, text=f"{earlier.text}；{later.text}")


def reference(fact: Fact) -> str:
    """Return how a row names a fact."""
    return f"事实 {fact.id}（第{fact.line}行）"


def _settled_row(
    earlier: Fact, later: Fact, stated: Fact, pairs: Sequence[ValuePair]
) -> Unresolved:
    is_first = stated.id == earlier.id
    is_corrected = corrects(earlier) != corrects(later)
    if is_corrected:
        is_first = corrects(earlier)
    right, wrong = (earlier, later) if is_first else (later, earlier)
    ordered = sorted(pairs, key=lambda one: one.earlier.figure.start)
    values = [one.earlier if is_first else one.later for one in ordered]
    figures = "、".join(one.figure.text for one in values)
    clash = f"{reference(earlier)}与{reference(later)}互相矛盾"
    if is_corrected:
        clash = f"{reference(wrong)}已由{reference(right)}更正"
    reason = f"{clash}，正文用了第{right.line}行的{figures}，请核对"
    return Unresolved(reason=reason, text=f"{earlier.text}；{later.text}")


def _merge(
    earlier: Fact, later: Fact, pairs: Sequence[ValuePair], sure: Sequence[ValuePair]
) -> tuple[Fact, ...]:
    """Return the line that stays, and what is left of the other one; () if they cannot part."""
    stays, goes = (later, earlier) if _detail(later) > _detail(earlier) else (earlier, later)
    is_later = goes is later
    settled = [one for one in pairs if one.is_equal or one in sure]
    told = {(one.later if is_later else one.earlier).figure for one in settled}
    rest = _without(goes, [one.figure for one in stated_values(goes) if one.figure in told])
    if rest is None:
        return ()
    if corrects(goes) and not corrects(stays):
        corrected = _correct(stays, sure, is_later=is_later)
        if corrected is None:
            return ()
        stays = corrected
    lines = () if rest else (goes.line, *goes.repeated)
    stays = _with_dispute(replace(stays, repeated=(*stays.repeated, *lines)), goes)
    return (stays, replace(goes, text=rest)) if rest else (stays,)


def _detail(fact: Fact) -> tuple[int, int]:
    """Return how much a line tells: its values, then what they are compared with."""
    return len(stated_values(fact)), bool(fact.last) + bool(fact.target)


def _without(fact: Fact, figures: Sequence[object]) -> str | None:
    """Return the text of a line without the clauses of `figures`, "" if nothing is left to tell.

    None where a clause that has to go tells of something else too.
    """
    values = stated_values(fact)
    if len(figures) == len(values):
        return ""
    if fact.value:
        return None
    kept = []
    for piece in _PIECE.finditer(fact.text):
        inside = [one for one in values if piece.start() <= one.figure.start < piece.end()]
        gone = [one for one in inside if one.figure in figures]
        if gone and len(gone) < len(inside):
            return None
        if not gone:
            kept.append(piece[0])
    return "".join(kept).strip("，；。")


def _correct(fact: Fact, pairs: Sequence[ValuePair], *, is_later: bool) -> Fact | None:
    """Return a line with the values of the one that corrects it; None where the units differ."""
    wrong = [one.earlier if is_later else one.later for one in pairs]
    right = [one.later if is_later else one.earlier for one in pairs]
    spans = [
        (old.figure.start, old.figure.end, new.figure.text)
        for old, new in zip(wrong, right, strict=True)
    ]
    text = replace_spans(fact.text, sorted(spans))
    if not fact.value:
        return replace(fact, text=text)
    number = right[0].figure.text.removesuffix(fact.unit)
    is_whole = len(spans) == 1 and number != right[0].figure.text
    return replace(fact, text=text, value=number) if is_whole else None


def _with_dispute(fact: Fact, other: Fact) -> Fact:
    return replace(fact, disputed=(*fact.disputed, other.text))
