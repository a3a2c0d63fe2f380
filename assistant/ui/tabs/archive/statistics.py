"""Plot the archive's statistics as bars in plain HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from assistant.records import Function, Kind, ReportEntry
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.terms import term_html

_TYPES = 15  # bars that can be read
_YEARS = 15
_STEP, _STEPS = 20, 10  # passages a bar, and how many such bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of one or more segments."""

    label: str  # HTML
    segments: tuple[tuple[str, int], ...]  # class that colours it, and its length

    @property
    def length(self) -> int:
        """The length of all segments together."""
        return sum(count for _, count in self.segments)


def statistics_html(
    reports: Sequence[ReportEntry], sections: Sequence[tuple[Function, int]]
) -> str:
    """Return four plots: reports by year and kind, by type, by length, and sections by function."""
    kinds = "".join(
        f'<span class="key"><i class="kind-{one.name.lower()}"></i>{term_html(one)}</span>'
        for one in Kind
        if any(report.kind is one for report in reports)
    )
    plots = (
        _plot_html("各年报告（篇）", "Reports by year", count_by_year(reports), kinds),
        _plot_html("单位类型（篇）", "Reports by type of organisation", count_by_type(reports)),
        _plot_html(
            "报告长短（段落数：篇）", "Reports by length in passages", count_by_length(reports)
        ),
        _plot_html("章节功能（节）", "Sections by function", count_by_function(sections)),
    )
    return f'<div class="plots">{"".join(plots)}</div>'


def count_by_year(reports: Sequence[ReportEntry]) -> list[Bar]:
    """Return the reports of each year by kind, the newest year first.

    The oldest years share a bar; reports without a year come last.
    """
    years = sorted({one.year for one in reports if one.year}, reverse=True)
    oldest = years[_YEARS - 1] if len(years) > _YEARS else 0
    counts = Counter((max(one.year, oldest) if one.year else 0, one.kind) for one in reports)
    return [
        Bar(
            label=_year_label(year, is_open=year == oldest),
            segments=tuple(
                (f"kind-{kind.name.lower()}", counts[year, kind])
                for kind in Kind
                if counts[year, kind]
            ),
        )
        for year in sorted({year for year, _ in counts}, reverse=True)
    ]


def _year_label(year: int, *, is_open: bool) -> str:
    if not year:
        return bilingual_html("不明", "unknown")
    return bilingual_html(f"{year}及以前", f"to {year}") if is_open else str(year)


def count_by_type(reports: Sequence[ReportEntry]) -> list[Bar]:
    """Return the number of reports of the most frequent organisation types."""
    counts = Counter(one.org_type for one in reports).most_common(_TYPES)
    return [Bar(label=escape(name), segments=(("", count),)) for name, count in counts]


def count_by_length(reports: Sequence[ReportEntry]) -> list[Bar]:
    """Return the number of reports by length, in steps of passages; the longest share a bar."""
    counts = Counter(min(one.passages // _STEP, _STEPS) for one in reports)
    return [
        Bar(label=_length_label(step), segments=(("", count),))
        for step, count in sorted(counts.items())
    ]


def _length_label(step: int) -> str:
    first = _STEP * step
    if step == _STEPS:
        return bilingual_html(f"{first}以上", f"from {first}")
    return f"{first}—{first + _STEP - 1}"


def count_by_function(sections: Sequence[tuple[Function, int]]) -> list[Bar]:
    """Return the number of sections of each function, in their usual order."""
    counts = dict(sections)
    return [
        Bar(label=term_html(one), segments=((f"fn-{one.name.lower()}", counts.get(one, 0)),))
        for one in Function
    ]


def _plot_html(chinese: str, english: str, bars: Iterable[Bar], keys: str = "") -> str:
    rows = list(bars)
    longest = max((bar.length for bar in rows), default=0) or 1
    drawn = "".join(_bar_html(bar, longest) for bar in rows)
    return (
        f"<figure><figcaption>{bilingual_html(chinese, english)} {keys}</figcaption>"
        f"<table>{drawn}</table></figure>"
    )


def _bar_html(bar: Bar, longest: int) -> str:
    pieces = "".join(
        f'<i class="{colour}" style="width:{100 * count / longest:.2f}%"></i>'
        for colour, count in bar.segments
    )
    return f"<tr><th>{bar.label}</th><td>{pieces}</td><td>{bar.length}</td></tr>"
