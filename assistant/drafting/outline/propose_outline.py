"""Propose an outline from the headings of similar reports in the archive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from statistics import median

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.outline.parse_outline import REMARK
from assistant.drafting.outline.period_labels import next_period_label, period_label
from assistant.drafting.outline.similar_reports import OutlineRequest, fitness, similar_reports
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext, is_generic
from assistant.errors import OutlineError
from assistant.records import Function, Period, ReportEntry, Section
from assistant.text.clean import clean
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.numbered_headings import parse_heading

ReadSections = Callable[[str], list[Section]]

_MOST_REPORTS = 12  # the newest that are read
_FEWEST, _MOST = 3, 8  # headings of one set
_STEP = 50  # characters to which a proposed length is rounded
_SHORTEST_SECTION = 150
_LONGEST_HEADING = 24
_OWN = 1.0  # points for headings of the unit's own reports
# Judgements that only hold for the past report's own year.
_VERDICT = re.compile("圆满|经受|达标|超额|第一|历史")
_UNUSABLE = re.compile("[一二三四五六七八九十]五|为$|如下|目标")
_PAST = frozenset({Function.RESULTS, Function.EXPERIENCE})
_AHEAD = frozenset({Function.PLAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeadingSet:
    """The past or the planning headings of one report, and the length of the text under each."""

    headings: tuple[str, ...]
    lengths: tuple[int, ...]
    report: ReportEntry


def propose_outline(
    reports: Sequence[ReportEntry],
    sections: ReadSections,
    request: OutlineRequest,
    nearness: TextNearness,
) -> str:
    """Return an outline as Markdown, with the headings of the most parallel similar report.

    It names the report it follows. Raises OutlineError where the archive has no report of that
    kind of unit or of one near it by `nearness`, or none with headings.
    """
    similar = similar_reports(reports, request, nearness)
    read = [(report, sections(report.id)) for report in similar[:_MOST_REPORTS]]
    past = _heading_sets(read, _PAST, request)
    if not past:
        raise OutlineError(
            f"档案里有{len(similar)}份同类总结，但没有一份的小标题可以照着拟。",
            hint=f"例如《{similar[0].title}》。请自己写提纲，或收录分了小标题的报告。",
        )
    ahead = _heading_sets(read, _AHEAD, request)
    year = request.year or _next_year(similar, request)
    return "\n".join(_frame_outline(past, ahead, request, year=year)) + "\n"


def _next_year(similar: Sequence[ReportEntry], request: OutlineRequest) -> int:
    """Return the year after that of the newest report with the same span, else the present one."""
    dated = [report for report in similar if report.year]
    same = [report.year or 0 for report in dated if report.span is request.span]
    newest = max(same or [report.year or 0 for report in dated], default=0)
    return newest + 1 if newest else date.today().year


def _chosen_set(sets: Sequence[_HeadingSet], request: OutlineRequest) -> _HeadingSet:
    """Return the most parallel set, of a fitting report if there is one, or the next after it."""

    def rank(one: _HeadingSet) -> tuple[bool, bool, float]:
        is_of_span, is_own, is_named, _ = fitness(one.report, request)
        return is_of_span, is_named, _parallelism(one) + _OWN * is_own

    return sorted(sets, key=rank, reverse=True)[request.follow % len(sets)]


def _typical_length(sets: Sequence[_HeadingSet]) -> int:
    usual = median(sum(one.lengths) / len(one.lengths) for one in sets)
    return max(round(usual / _STEP) * _STEP, _SHORTEST_SECTION)


def _heading_sets(
    read: Sequence[tuple[ReportEntry, Sequence[Section]]],
    functions: frozenset[Function],
    request: OutlineRequest,
) -> list[_HeadingSet]:
    found = (_heading_set(report, sections, functions, request) for report, sections in read)
    return [one for one in found if one is not None]


def _heading_set(
    report: ReportEntry,
    sections: Sequence[Section],
    functions: frozenset[Function],
    request: OutlineRequest,
) -> _HeadingSet | None:
    """Return the headings with these functions on the deepest level that has enough of them."""
    context = ReuseContext(organisation=request.unit or report.organisation, known=request.unit)
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
    """Return the heading without its number, "" for one that is too long or no title."""
    parsed = parse_heading(clean(heading))
    title = (parsed.title if parsed else clean(heading)).strip("。；： ")
    fits = 4 <= len(title) <= _LONGEST_HEADING and not _UNUSABLE.search(title)
    return title if fits else ""


def _parallelism(one: _HeadingSet) -> float:
    """Return the shares of headings with the same lengths, the same opening and two clauses."""
    shapes = Counter(tuple(map(len, heading.split("，"))) for heading in one.headings)
    openings = Counter(heading[:2] for heading in one.headings)
    most = sum(counter.most_common(1)[0][1] for counter in (shapes, openings))
    two_clauses = sum("，" in heading for heading in one.headings)
    return (most + two_clauses) / len(one.headings)


def _outline_lines(sets: Sequence[_HeadingSet], best: _HeadingSet | None) -> list[str]:
    """Return the lines of the best set of headings, [] where there is none."""
    if best is None:
        return []
    length = _typical_length(sets)
    return [
        f"（{spell_chinese_number(number)}）{heading}（约{length}字）"
        for number, heading in enumerate(best.headings, start=1)
    ]


def _frame_outline(
    past: Sequence[_HeadingSet],
    ahead: Sequence[_HeadingSet],
    request: OutlineRequest,
    *,
    year: int,
) -> Iterator[str]:
    """Yield the lines of the outline: title, where it is from, results, problems, plan."""
    period = Period(year=year, span=request.span)
    now, later = period_label(period, unknown=""), next_period_label(period)
    model = _chosen_set(past, request) if past else None
    of_model = [one for one in ahead if model is not None and one.report.id == model.report.id]
    plans = of_model if request.follow and of_model else ahead
    plan_model = _chosen_set(plans, replace(request, follow=0)) if plans else None
    yield f"# {request.unit or '〔待填：单位名称〕'}{now}工作总结和{later}工作计划"
    yield ""
    yield from _origins(model, plan_model, request)
    yield ""
    yield f"一、{now}工作情况"
    yield from _outline_lines(past, model)
    yield "二、存在的问题"
    yield f"三、{later}工作计划"
    yield from _outline_lines(ahead, plan_model)


def _origins(
    past: _HeadingSet | None, ahead: _HeadingSet | None, request: OutlineRequest
) -> Iterator[str]:
    """Yield the remarks on which reports the headings are from."""
    if past is not None:
        yield f"{REMARK} 小标题参照{_origin(past.report)}"
        if past.report.span is not request.span:
            other = past.report.span.value
            yield f"{REMARK} 参照的是{other}的报告，请按{request.span.value}的口径核对小标题"
    if past is not None and ahead is not None and ahead.report.id != past.report.id:
        yield f"{REMARK} 计划部分参照{_origin(ahead.report)}"


def _origin(report: ReportEntry) -> str:
    line = f"第{report.first_line}行" if report.first_line else ""
    return f"《{report.title}》（{PurePath(report.file).name}{line}）"
