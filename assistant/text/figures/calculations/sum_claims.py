"""Add up the parts that a sentence gives beside their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.text.figures.calculations.figure_sentence import (
    OF_WHICH,
    Calculation,
    FigureSentence,
)
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import Bounds, total
from assistant.text.lexicon import group

_TOTAL_BEHIND = re.compile(
    rf"(?:{group('totals.total').pattern}[^，。；：、\d]{{0,10}}|[，、；]共[计有]?)$"
)
_TOTAL_AHEAD = re.compile(rf"{group('totals.total_ahead').pattern}[^，。；：\d]{{0,14}}$")
_SHARE_BESIDE = r"[，,（(]占[^，。；\d]{0,6}[\d.]+%[）)]?"
_GROWTH_BESIDE = rf"[，、（(](?:同比|比上年)?(?:{group('moves.change').pattern})了?[\d.]+%[）)]?"
_LIST = re.compile(
    rf"[^，。；：\d]{{0,12}}(?:{_SHARE_BESIDE}|{_GROWTH_BESIDE})?[、，；;和及与][^，。；：\d]{{0,16}}"
)
_SPLITS = re.compile(
    r"[^，。；：\d]{0,8}(?:[，,]?(?:分别[为是有]|包括|包含)|中[，,：]|[：:（(]|[，,]按[^，。；\d]{1,8}[分看])"
)
_LIST_OPENS = re.compile("[^，。；：\\d]{0,8}(?:[，,]?分别|[：:（(])")
_NAMED_PARTS = re.compile(rf"[^。；]*。?{OF_WHICH}[^，。；：、\d]*")  # in front of the first
_NAMES = re.compile("(?:、|其中)[^，。；：、\\d]*$")  # in front of a part: not what it grew by
_PART_OPENS = re.compile(r"其中[^，。；：、\d]*$")
_SEMICOLON = re.compile("[；;]")
_NOT_ALL = re.compile("以及|新增|同比")
_LONGEST_LEAD, _LONGEST_LEAD_OF_NAMED = (
    24,
    60,
)  # characters between a total and the first of its parts
_NEAR = Decimal("0.1")  # a list that misses its total by less means to be complete
_OVER = Decimal("0.25")  # one that exceeds it by more counts something twice on purpose


def calculate_sums(sentence: FigureSentence) -> Iterator[tuple[LabelledFigure, Calculation]]:
    """Yield each total of the sentence with the sum of its parts.

    Totals of lists that mean to be complete: 共…：…、…, parts followed by 合计, and 其中 where the
    parts come close to the total, or exceed it.
    """
    counted = [one for one in sentence.figures if one.figure.kind in COUNTED and one.figure.number]
    for index, whole in enumerate(counted):
        parts = _parts_behind(sentence, counted, index) or _parts_before(sentence, counted, index)
        if parts:
            result = total(sentence.bounds(part.figure) for part in parts)
            if _is_of_other(sentence, counted[:index], whole, result):
                continue
            figures = tuple(part.figure for part in parts)
            formula = "+".join(figure.text for figure in figures)
            yield whole, Calculation(result, formula, parts=figures)


def _is_of_other(
    sentence: FigureSentence,
    before: Sequence[LabelledFigure],
    whole: LabelledFigure,
    result: Bounds,
) -> bool:
    """Return whether the parts make up another figure: 受理96件，办结90件，其中…"""
    if sentence.bounds(whole.figure).overlaps(result):
        return False
    alike = [one.figure for one in before if one.figure.unit == whole.figure.unit]
    return any(sentence.bounds(one).overlaps(result) for one in alike)


def _parts_behind(
    sentence: FigureSentence, counted: Sequence[LabelledFigure], index: int
) -> list[LabelledFigure]:
    """Return the parts that follow a total, [] where they do not mean to be all."""
    whole = counted[index]
    parts = _list_of_parts(sentence, counted[index + 1 :], whole.figure.unit)
    if not parts and (named := _named_parts(sentence, counted, index)):
        return named if _is_near(whole, named) and _means_all(whole, named) else []
    if len(parts) < 2 or not _is_near(whole, parts):
        return []
    lead = sentence.text[whole.figure.end : parts[0].figure.start]
    if len(lead) > _LONGEST_LEAD or "。" in lead:
        return []
    if "其中" in lead:
        return parts if _means_all(whole, parts) else []
    if _NOT_ALL.search(lead):
        return []
    if _LIST_OPENS.match(lead) and _TOTAL_AHEAD.search(sentence.before(whole)):
        return parts
    # Three and more that come near to the whole, whatever word announces them.
    is_split = (
        _SPLITS.match(lead)
        and len(parts) > 2
        and _amount(whole) * (1 + _NEAR) >= sum(map(_amount, parts))
    )
    return parts if is_split else []


def _named_parts(
    sentence: FigureSentence, counted: Sequence[LabelledFigure], index: int
) -> list[LabelledFigure]:
    """Return the parts behind 其中 where figures of other units stand between, [] where none are.

    统筹资金6.38亿元，安排项目426个。其中…
    """
    whole = counted[index]
    behind = [one for one in counted[index + 1 :] if not one.move]
    first = next((n for n, one in enumerate(behind) if one.figure.unit == whole.figure.unit), None)
    if first is None:
        return []
    lead = sentence.text[whole.figure.end : behind[first].figure.start]
    if len(lead) > _LONGEST_LEAD_OF_NAMED or not _NAMED_PARTS.fullmatch(lead):
        return []
    parts = _list_of_parts(sentence, behind[first:], whole.figure.unit)
    return parts if len(parts) > 1 else []


def _parts_before(
    sentence: FigureSentence, counted: Sequence[LabelledFigure], index: int
) -> list[LabelledFigure]:
    """Return the parts in front of 合计 and its total: all that was counted before."""
    whole, parts = counted[index], list(counted[:index])
    if len(parts) < 2 or not _TOTAL_BEHIND.search(sentence.before(whole)):
        return []
    alike = all(_is_part(one, whole.figure.unit) for one in parts)
    if alike and _is_near(whole, parts):
        return parts
    named = next((n for n, one in enumerate(parts) if _opens_parts(sentence, one)), None)
    behind = [] if named is None else _list_of_parts(sentence, parts[named:], whole.figure.unit)
    is_all = named is not None and 1 < len(behind) == len(parts) - named
    return behind if is_all and _is_near(whole, behind) else []


def _opens_parts(sentence: FigureSentence, one: LabelledFigure) -> bool:
    """Return whether the parts of what stands before begin: 92人，其中升学60人、就业20人."""
    return _PART_OPENS.search(sentence.before(one)) is not None


def _list_of_parts(
    sentence: FigureSentence, counted: Sequence[LabelledFigure], unit: str
) -> list[LabelledFigure]:
    """Return the figures of one unit at the head of `counted` that stand in one list."""
    parts: list[LabelledFigure] = []
    in_clauses = True  # only a list that has ； from the first on goes on behind one
    for one in counted:
        if not _is_part(one, unit) and not _is_named_part(sentence, one, unit):
            break
        if parts:
            between = sentence.text[parts[-1].figure.end : one.figure.start]
            in_clauses = in_clauses and _SEMICOLON.search(between) is not None
            if not _LIST.fullmatch(between) or (_SEMICOLON.search(between) and not in_clauses):
                break
        parts.append(one)
    return parts if any(not one.move for one in parts) else []


def _is_part(one: LabelledFigure, unit: str) -> bool:
    return one.figure.unit == unit and not one.move and not one.is_earlier


def _is_named_part(sentence: FigureSentence, one: LabelledFigure, unit: str) -> bool:
    """Return whether a word of growth may be the name of a part: 景区提升4.8亿元、民宿3.1亿元."""
    is_alike = one.figure.unit == unit and not one.is_earlier
    return is_alike and _NAMES.search(sentence.before(one)) is not None


def _means_all(whole: LabelledFigure, parts: Sequence[LabelledFigure]) -> bool:
    """Return whether a list behind 其中 is complete: three and more, or two that come near."""
    amount = _amount(whole)
    return len(parts) > 2 or amount <= sum(map(_amount, parts)) <= amount * (1 + _NEAR)


def _is_near(whole: LabelledFigure, parts: Sequence[LabelledFigure]) -> bool:
    amount = _amount(whole)
    return amount * (1 - _NEAR) <= sum(map(_amount, parts)) <= amount * (1 + _OVER)


def _amount(one: LabelledFigure) -> Decimal:
    return abs(one.figure.number or Decimal(0))
