"""Find the past reports that a new outline may follow: of the asked kind, by a unit like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.errors import OutlineError
from assistant.records import Kind, ReportEntry, Span
from assistant.reports.organisations import find_type, organisation_types
from assistant.reports.titles import special_topic

_SUMMARIES = frozenset({Kind.SUMMARY, Kind.SUMMARY_AND_PLAN})
_NEAR = 4.2  # deviations beyond chance, from which another kind of unit does like work
_MOST_NAMED = 10  # kinds of units


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRequest:
    """The unit and period of a new outline; "" and None leave them to the archive."""

    unit: str = ""
    org_type: str = ""
    span: Span = Span.YEAR
    year: int | None = None
    follow: int = 0  # 0 the report that fits best, 1 the next; after the last the first again


def similar_reports(
    reports: Sequence[ReportEntry], request: OutlineRequest, nearness: TextNearness
) -> list[ReportEntry]:
    """Return the summaries of all work by units of the same kind, the most fitting first.

    Where there is none, those of a kind whose name means nearly the same. Raises OutlineError
    where there is none either, or the request names no kind.
    """
    whole = [one for one in reports if one.kind in _SUMMARIES and not special_topic(one.title)]
    named = find_type(request.unit) if request.unit else None
    kind = request.org_type or (named.type.name if named else "")
    found = [one for one in whole if one.organisation == request.unit or one.org_type == kind]
    if not kind and not request.unit:
        found = _only_kind(whole)
    if not found and (asked := kind or request.unit):
        found = _of_near_kind(whole, asked, nearness)
    if not found:
        raise _refusal(reports, whole, request, kind)
    return sorted(found, key=lambda one: fitness(one, request), reverse=True)


def fitness(report: ReportEntry, request: OutlineRequest) -> tuple[bool, bool, bool, int]:
    """Return the sort key of a report: the asked span, the unit's own, of a named unit, newest."""
    own = bool(request.unit) and report.organisation == request.unit
    return report.span is request.span, own, bool(report.organisation), report.year or 0


def _only_kind(reports: Sequence[ReportEntry]) -> list[ReportEntry]:
    """Return all reports of an archive that holds one kind of unit alone, else none."""
    return list(reports) if len({one.org_type for one in reports}) == 1 else []


def _of_near_kind(
    reports: Sequence[ReportEntry], asked: str, nearness: TextNearness
) -> list[ReportEntry]:
    """Return the reports of the kind of unit that does the work nearest to the asked one."""
    kinds = sorted({one.org_type for one in reports})
    if not kinds:
        return []
    row = nearness.beyond_chance([_described(asked)], list(map(_described, kinds)))[0]
    best = int(row.argmax())
    return [one for one in reports if one.org_type == kinds[best]] if row[best] >= _NEAR else []


def _described(kind: str) -> str:
    """Return the name of a kind of unit with the words for its work."""
    words = next((one.words for one in organisation_types() if one.name == kind), ())
    return f"{kind}：{'、'.join(words)}" if words else kind


def _refusal(
    reports: Sequence[ReportEntry],
    whole: Sequence[ReportEntry],
    request: OutlineRequest,
    kind: str,
) -> OutlineError:
    """Return the error that says why no report can be followed, and what there is."""
    counted = Counter(one.org_type for one in whole if one.org_type)
    there = "、".join(name for name, _ in counted.most_common(_MOST_NAMED)) or "无"
    hint = f"档案里有工作总结的单位类型：{there}。用 --org-type 指定一种，或先收录同类单位的总结。"
    if not request.unit and not request.org_type:
        return OutlineError("没有说是哪类单位，不知道照哪份报告拟提纲。", hint=hint)
    asked = kind or request.unit
    others = [one for one in reports if kind and one.org_type == kind]
    if others:
        return OutlineError(
            f"档案里{asked}的报告只有专题材料，没有全面工作的总结，例如《{others[0].title}》。",
            hint=hint,
        )
    return OutlineError(f"档案里没有{asked}的工作总结，也没有相近单位的。", hint=hint)
