"""Divide the note on a row into what belongs in its sentence and what does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures, read_whole_figure
from assistant.text.lexicon import group
from assistant.text.masks import mask_spans

_END = re.compile(r"[，；;。\n]|,(?!\d)")
_TARGET = re.compile(
    rf"(?P<name>{group('totals.target_period').pattern}?(?:计划|任务|目标))"
    r"(?:数|值|任务|完成)?(?:为|是)?[：:]?"
    r"(?P<amount>.+)"
)
_INCLUDED = re.compile("(?:其中)?(?:不含|不包括|含|包括|包含)")
_LISTED = re.compile("等$|等[^，。]{1,4}$")
_CAUSE = re.compile(
    "(?P<by>被|受到?|因为?|由于)?(?P<what>[\u4e00-\u9fff]{3,12}?)(?P<end>的?影响|所致|的?原因|所以.*)?"
)
_MOVED = re.compile(
    f"{group('outlook.grew').pattern}|{group('comparison.change').pattern}|有所|略有|[较比]"
)
_SHORTEST_CAUSE = 3  # characters
_STATE = group("ledger.cause_state")
_NO_CAUSE = group("ledger.no_cause")
_RESULT, _SETTLED = group("ledger.note_result"), group("facts.settled")
_LACKS = group("facts.lacking"), group("facts.spoken_lack")
_LOSS = "亏"  # 少亏了: the change of the value says so
_AGAIN, _STATISTICS = group("ledger.again"), group("ledger.statistics")
_SPOKEN_NUMBER = re.compile("[一二三四五六七八九两][十百千][一二三四五六七八九十百千万亿来多]*")
_QUANTITIES = frozenset(FigureKind) - {FigureKind.YEAR, FigureKind.CODE, FigureKind.MASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteParts:
    """A note by the place of its parts in the sentence."""

    bracketed: tuple[str, ...] = ()  # 含中央资金
    inside: tuple[str, ...] = ()  # 其中新开工9个
    clauses: tuple[str, ...] = ()  # 受益3.6万人
    target: str = ""  # 4.6亿元
    target_name: str = ""  # 年度计划
    unused: tuple[str, ...] = ()  # 路况变好所以少了


NO_NOTE = NoteParts()


def divide_note(note: str, *, report: str = "") -> NoteParts:
    """Return the parts of `note`; one with a mask is not used at all.

    `report` says how far the work has come: all of it is written.

    >>> divide_note("含中央资金，其中新开工9个，建设办报的")
    NoteParts(bracketed=('含中央资金',), inside=('其中新开工9个',), clauses=(), target='', \
target_name='', unused=('建设办报的',))
    """
    parts = [part.strip() for part in _END.split(note) if part.strip()]
    if mask_spans(note + report):
        return NoteParts(unused=(*_END.split(report), *parts) if report else tuple(parts))
    bracketed, inside, unused = list[str](), list[str](), list[str]()
    clauses = [report] if report else []
    target = next(filter(None, map(_match_target, parts)), None)
    for part in parts:
        if _match_target(part):
            continue
        if _INCLUDED.match(part) or (_LISTED.search(part) and "、" in part):
            bracketed.append(part)
        elif _says_result(part):
            (inside if part.startswith("其中") else clauses).append(part)
        else:
            unused.append(part)
    return NoteParts(
        bracketed=tuple(bracketed),
        inside=tuple(inside),
        clauses=tuple(clauses),
        target=target["amount"] if target else "",
        target_name=target["name"] if target else "",
        unused=tuple(unused),
    )


def cause_of(note: NoteParts, name: str = "") -> str:
    """Return what a part of the note that is not used gives as a cause, "" for none.

    What only spells out the `name` of the indicator is none, nor what is neither called a cause
    nor a change itself.

    >>> cause_of(divide_note("被电动车分流")), cause_of(divide_note("建设办又报了一遍"))
    ('电动车分流', '')
    """
    for part in note.unused:
        found = _CAUSE.fullmatch(part)
        what = found["what"] if found else ""
        is_change = len(_MOVED.sub("", what)) < _SHORTEST_CAUSE  # 持续下降 says only that it fell
        is_plan = group("facts.planned").opening(what)
        is_name = bool(name) and set(name.rstrip("率数")) <= set(what)
        is_named = found is not None and bool(found["by"] or found["end"] or _STATE.closing(what))
        if is_named and not (
            is_change or is_plan or is_name or _NO_CAUSE.occurs_in(what) or mask_spans(part)
        ):
            return what
    return ""


def tell_more(note: NoteParts, *, has_value: bool) -> NoteParts:
    """Return the parts with what is wanting told: without it a failure reads as a result.

    On a row without a value the note is the rest of its sentence.

    >>> tell_more(divide_note("没压到位，绿色的"), has_value=True).clauses
    ('没压到位',)
    """
    if any(map(mask_spans, note.unused)):
        return note
    told = tuple(
        one for one in note.unused if _is_shortfall(one) or not (has_value or _is_about_ledger(one))
    )
    left = tuple(one for one in note.unused if one not in told)
    return replace(note, clauses=(*note.clauses, *told), unused=left)


def _is_shortfall(part: str) -> bool:
    if _LOSS in part or _is_about_ledger(part):
        return False
    return any(words.occurs_in(part) for words in _LACKS)


def _is_about_ledger(part: str) -> bool:
    return _AGAIN.occurs_in(part) or _STATISTICS.occurs_in(part) or len(part) < _SHORTEST_CAUSE


def _match_target(part: str) -> re.Match[str] | None:
    """Return the match of a target and its amount, in digits or characters: 计划四十二公里."""
    found = _TARGET.fullmatch(part)
    return found if found and read_whole_figure(found["amount"]) else None


def _says_result(part: str) -> bool:
    if group("ledger.statistics").occurs_in(part):
        return False
    figures = any(one.kind in _QUANTITIES for one in find_figures(part))
    is_told = _RESULT.occurs_in(part) or _SETTLED.occurs_in(part)
    return figures or is_told or bool(_SPOKEN_NUMBER.search(part))
