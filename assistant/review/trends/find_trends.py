"""Find the trends of the archive: of the unit of one report, or of an indicator everywhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.archive.protocol import WordingStore
from assistant.errors import ArchiveError, QueryError
from assistant.records import Filter, Kind, ReportEntry, Span
from assistant.review.organisation_names import is_same_unit
from assistant.review.trends.link_values import Chain, link_values, trends_of
from assistant.review.trends.read_values import ReportedValue, read_values
from assistant.review.trends.trend import Trend
from assistant.text.clean import clean

_REPORT_ID = re.compile("[0-9a-f]{10}")
_MOST_PASSAGES = 5000  # that are looked at for the words of an indicator
_SHORTEST_WORD = 2  # characters


def find_trends(
    archive: WordingStore,
    asked: str,
    *,
    organisation: str = "",
    org_types: Sequence[str] = (),
    spans: Sequence[Span] = (),
) -> list[Trend]:
    """Return the trends of the report with the id `asked`, or of the indicator of that name."""
    if _REPORT_ID.fullmatch(asked.strip()):
        return find_report_trends(archive, asked.strip())
    return find_indicator_trends(
        archive, asked, organisation=organisation, org_types=org_types, spans=spans
    )


def find_report_trends(archive: WordingStore, report_id: str) -> list[Trend]:
    """Return the indicators of a report that the unit's other reports of that span state too.

    Raises ArchiveError for an unknown report, and where there is nothing to follow.
    """
    base = archive.report(report_id)
    reports = _own_reports(archive.reports(), base)
    years = [read_values(one, archive.sections(one.id)) for one in reports]
    chains = [
        chain
        for chain in link_values(years)
        if len(chain) > 1 and any(value.entry.id == base.id for value in chain)
    ]
    chains.sort(key=lambda chain: _place_in(base, chain))
    if not chains:
        raise ArchiveError(
            f"《{base.title}》和本单位其他年份的报告里，没有找到可以肯定是同一个指标的数据。",
            hint="可以按指标查：assistant trend 指标名。",
        )
    return [trend for chain in chains for trend in trends_of(chain)]


def _own_reports(entries: Sequence[ReportEntry], base: ReportEntry) -> list[ReportEntry]:
    """Return the reports of the unit of `base` on the same part of a year, the latest first.

    Raises ArchiveError where there is none but `base`.
    """
    if not base.organisation or base.year is None:
        missing = "单位" if not base.organisation else "年份"
        raise ArchiveError(
            f"《{base.title}》没有认出{missing}，没法跟本单位往年的报告连起来。",
            hint="请在网页的“档案”里更正这篇报告，再看。",
        )
    names = {one.organisation for one in entries}
    mine = [
        one
        for one in entries
        if one.span == base.span
        and one.year is not None
        and one.kind is not Kind.PLAN
        and is_own_name(one.organisation, base.organisation, names)
    ]
    chosen = _one_a_year(mine, base)
    if len(chosen) == 1:
        raise ArchiveError(
            f"档案里{base.organisation}的{base.span}报告只有这一个年份的，看不出历年变化。",
            hint="用 assistant ingest 收录往年的报告；单位或时段认错了的，在网页的“档案”里更正。",
        )
    return chosen


def is_own_name(name: str, unit: str, names: Collection[str]) -> bool:
    """Return whether `name` is surely that of `unit`: 省人民政府 may be that of any province."""
    if not is_same_unit(name, unit):
        return False
    shorter = min(name, unit, key=len)
    longer = [one for one in names if is_same_unit(one, shorter) and len(one) > len(shorter)]
    return name == unit or all(is_same_unit(one, other) for one in longer for other in longer)


def _one_a_year(
    entries: Iterable[ReportEntry], base: ReportEntry | None = None
) -> list[ReportEntry]:
    """Return one report for each year, the latest first: `base`, else the one that says most."""
    chosen: dict[int, ReportEntry] = {}
    for one in sorted(
        entries, key=lambda one: (base is not None and one.id == base.id, one.passages)
    ):
        chosen[one.year or 0] = one
    return [chosen[year] for year in sorted(chosen, reverse=True)]


def _place_in(base: ReportEntry, chain: Chain) -> tuple[int, int]:
    return next((value.line, value.level.start) for value in chain if value.entry.id == base.id)


def find_indicator_trends(
    archive: WordingStore,
    indicator: str,
    *,
    organisation: str = "",
    org_types: Sequence[str] = (),
    spans: Sequence[Span] = (),
) -> list[Trend]:
    """Return the trends of all indicators whose name holds the words, the longest first.

    `organisation` is part of a unit's name. Raises QueryError for words that are too short, and
    where no report states such an indicator.
    """
    words = [clean(word) for word in indicator.split()]
    if not words or min(map(len, words)) < _SHORTEST_WORD:
        raise QueryError(
            "请写指标的名称，每个词至多省到两个字，例如：assistant trend 一般公共预算收入。",
            hint="也可以写报告的编号（assistant reports 列出），看这篇报告里各项指标的历年变化。",
        )
    unknown = set(org_types) - {one.org_type for one in archive.reports()}
    if unknown:
        raise QueryError(
            f"档案里没有这类单位的报告：{'、'.join(sorted(unknown))}",
            hint="assistant reports 列出各篇报告的单位类型。",
        )
    wanted = Filter(org_types=tuple(org_types), spans=tuple(spans))
    trends = [
        trend
        for reports in _by_unit(_reports_with(archive, words, wanted, organisation))
        for trend in _trends_in(archive, reports, words)
    ]
    if not trends:
        raise QueryError(
            f"没有报告写过“{indicator}”的数值。",
            hint="换个短些的说法，或放宽 --organisation、--org-type、--span；"
            "看原文怎么写：assistant search。",
        )
    return sorted(trends, key=lambda trend: -len(trend.values))


def _reports_with(
    archive: WordingStore, words: Sequence[str], wanted: Filter, organisation: str
) -> list[ReportEntry]:
    """Return the reports that hold all the words in one passage."""
    found = archive.passages(
        archive.passages_containing(words, limit=_MOST_PASSAGES, filter=wanted), filter=wanted
    )
    hit = {passage.report_id for passage in found}
    return [
        one
        for one in archive.reports()
        if one.year is not None
        and one.kind is not Kind.PLAN
        and organisation in one.organisation
        and (one.id in hit)
    ]


def _by_unit(entries: Sequence[ReportEntry]) -> list[list[ReportEntry]]:
    """Return the reports of each unit and span, one for a year; those of no unit stand alone."""
    groups: list[list[ReportEntry]] = []
    names = {one.organisation for one in entries}
    for one in entries:
        for members in groups:
            if members[0].span == one.span and is_own_name(
                one.organisation, members[0].organisation, names
            ):
                members.append(one)
                break
        else:
            groups.append([one])
    return [_one_a_year(members) for members in groups]


def _trends_in(
    archive: WordingStore, reports: Sequence[ReportEntry], words: Sequence[str]
) -> list[Trend]:
    def is_wanted(text: str) -> bool:
        return all(word in text for word in words)

    years = [
        [
            value
            for value in read_values(one, archive.sections(one.id), is_wanted=is_wanted)
            if _is_called(value, words)
        ]
        for one in reports
    ]
    return [trend for chain in link_values(years) for trend in trends_of(chain)]


def _is_called(value: ReportedValue, words: Sequence[str]) -> bool:
    return all(word in value.level.core for word in words)
