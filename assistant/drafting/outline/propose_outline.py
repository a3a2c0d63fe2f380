"""Propose an outline from similar reports of the archive: the best parallel set of headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.drafting.precedents.reuse import ReuseContext, is_generic
from assistant.errors import OutlineError
from assistant.records import Function, Kind, ReportEntry, Section, Span
from assistant.reports.organisations import type_in
from assistant.text.clean import clean
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.headings import parse_heading

Functions = frozenset[Function]
ReadSections = Callable[[str], list[Section]]

_MOST_HEADINGS = 10  # of one level
_MOST_REPORTS = 12  # looked at, the newest first
_FEWEST, _MOST = 3, 8  # headings of one set
_STEP = 50  # characters: to this a proposed length is rounded
_SHORTEST_SECTION = 150
_LONGEST_HEADING = 24
_OWN = 1.0  # points for a set of the unit's own
# What only its own year can say of itself.
_VERDICT = re.compile("圆满|经受|达标|超额|第一|历史")
_UNUSABLE = re.compile("[一二三四五六七八九十]五|为$|如下|目标")
_PAST = frozenset({Function.RESULTS, Function.EXPERIENCE})
_AHEAD = frozenset({Function.PLAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRequest:
    """What the outline is to be for; "" and None where the person leaves it to the archive."""

    unit: str = ""
    org_type: str = ""
    span: Span = Span.YEAR
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeadingSet:
    """The headings of one report that look one way, and how long the text under each is."""

    headings: tuple[str, ...]
    lengths: tuple[int, ...]
    report: ReportEntry


def propose_outline(
    reports: Sequence[ReportEntry], sections: ReadSections, wish: OutlineRequest
) -> str:
    """Return an outline as Markdown, its headings those of the most parallel similar report.

    Raises OutlineError where the archive has no report of that kind of unit, or none with headings.
    """
    similar = _similar_reports(reports, wish)
    read = [(report, sections(report.id)) for report in similar]
    sets = _heading_sets(read, _PAST, wish)
    if not sets:
        there = "、".join(_org_types(reports)) or "无"
        raise OutlineError(
            "档案里没有可供参考的同类报告。",
            hint=f"档案里现有的单位类型：{there}。用 --org-type 指定一种。",
        )
    plans = _heading_sets(read, _AHEAD, wish)
    past = _outline_lines(_best_set(sets, wish), length=_typical_length(sets))
    ahead = _outline_lines(_best_set(plans, wish), length=_typical_length(plans)) if plans else []
    return (
        "\n".join(_frame_outline(past, ahead, wish, year=wish.year or _next_year(similar, wish)))
        + "\n"
    )


def _next_year(similar: Sequence[ReportEntry], wish: OutlineRequest) -> int:
    """Return the year after the newest report on the same span."""
    same = [report.year or 0 for report in similar if report.span is wish.span]
    return max(same or [report.year or 0 for report in similar]) + 1


def _best_set(sets: Sequence[_HeadingSet], wish: OutlineRequest) -> _HeadingSet:
    return max(
        sets, key=lambda one: _parallelism(one) + _OWN * (one.report.organisation == wish.unit)
    )


def _typical_length(sets: Sequence[_HeadingSet]) -> int:
    usual = median(sum(one.lengths) / len(one.lengths) for one in sets)
    return max(round(usual / _STEP) * _STEP, _SHORTEST_SECTION)


def _similar_reports(reports: Sequence[ReportEntry], wish: OutlineRequest) -> list[ReportEntry]:
    """Return the newest reports of that kind of unit, those on the same span first."""
    named = type_in(wish.unit) if wish.unit else None
    kind = wish.org_type or (named.type.name if named else "")
    of_kind = [
        report
        for report in reports
        if (not kind or report.org_type == kind) and report.kind is not Kind.PLAN
    ]
    of_kind.sort(key=lambda report: (report.span is wish.span, report.year or 0), reverse=True)
    return of_kind[:_MOST_REPORTS]


def _org_types(reports: Sequence[ReportEntry]) -> list[str]:
    counted = Counter(report.org_type for report in reports if report.org_type)
    return [name for name, _ in counted.most_common(10)]


def _heading_sets(
    read: Sequence[tuple[ReportEntry, Sequence[Section]]],
    functions: Functions,
    wish: OutlineRequest,
) -> list[_HeadingSet]:
    found = (_heading_set(report, sections, functions, wish) for report, sections in read)
    return [one for one in found if one is not None]


def _heading_set(
    report: ReportEntry, sections: Sequence[Section], functions: Functions, wish: OutlineRequest
) -> _HeadingSet | None:
    """Return the headings with these functions on the level that has a set of them, or None."""
    context = ReuseContext(organisation=wish.unit or report.organisation, known=wish.unit)
    for depth in (2, 1):
        lengths: dict[str, int] = {}
        for section in sections:
            if section.function not in functions:
                continue
            if len(section.path) < depth or not (title := _usable_heading(section.path[depth - 1])):
                continue
            written = sum(len(paragraph.text) for paragraph in section.paragraphs)
            lengths[title] = lengths.get(title, 0) + written
        usable = {title: size for title, size in lengths.items() if is_generic(title, context)}
        modest = {title: n for title, n in usable.items() if not _VERDICT.search(title)}
        usable = modest if len(modest) >= _FEWEST else usable
        if _FEWEST <= len(usable) <= _MOST:
            return _HeadingSet(
                headings=tuple(usable), lengths=tuple(usable.values()), report=report
            )
    return None


def _usable_heading(heading: str) -> str:
    """Return the heading without its number, "" where it is too long or ends like a sentence."""
    parsed = parse_heading(clean(heading))
    title = (parsed.title if parsed else clean(heading)).strip("。；： ")
    fits = 4 <= len(title) <= _LONGEST_HEADING and not _UNUSABLE.search(title)
    return title if fits else ""


def _parallelism(one: _HeadingSet) -> float:
    """Return how parallel the headings are: shares with the same lengths and the same opening."""
    shapes = Counter(tuple(map(len, heading.split("，"))) for heading in one.headings)
    openings = Counter(heading[:2] for heading in one.headings)
    most = sum(counter.most_common(1)[0][1] for counter in (shapes, openings))
    two_clauses = sum("，" in heading for heading in one.headings)
    return (most + two_clauses) / len(one.headings)


def _outline_lines(headings: _HeadingSet, *, length: int) -> list[str]:
    return [
        f"（{spell_chinese_number(number)}）{heading}（约{length}字）"
        for number, heading in enumerate(headings.headings[:_MOST_HEADINGS], start=1)
    ]


def _frame_outline(
    past: Sequence[str], ahead: Sequence[str], wish: OutlineRequest, *, year: int
) -> Iterator[str]:
    """Yield the lines of the outline: title, results, problems, plan."""
    half = wish.span is Span.FIRST_HALF
    now = f"{year}年{'' if wish.span in {Span.YEAR, Span.OTHER} else wish.span.value}"
    later = "下半年" if half else f"{year + 1}年" if wish.span is Span.YEAR else "下一步"
    yield f"# {wish.unit or '〔待填：单位名称〕'}{now}工作总结和{later}工作计划"
    yield ""
    yield f"一、{now}工作情况"
    yield from past
    yield "二、存在的问题"
    yield f"三、{later}工作计划"
    yield from ahead
