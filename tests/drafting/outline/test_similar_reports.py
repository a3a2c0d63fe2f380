"""The reports that an outline may follow: of all work, by a unit of the kind or near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.outline.similar_reports import OutlineRequest, similar_reports
from assistant.errors import OutlineError
from assistant.records import Kind, ReportEntry, Span
from tests.drafting.outline.test_propose_outline import report

NEARNESS = TextNearness(open_builtin())
SPECIAL = replace(report(9, year=2025), title="云岭县城市管理局2025年普法工作总结")


def _titles(reports: list[ReportEntry], **wish: str) -> list[str]:
    return [one.id for one in similar_reports(reports, OutlineRequest(**wish), NEARNESS)]  # type: ignore[arg-type]


def test_a_special_report_is_never_followed() -> None:
    assert _titles([SPECIAL, report(1, year=2024)], unit="东浦区城市管理局") == ["R1"]


def test_plans_and_speeches_are_not_followed() -> None:
    others = [
        replace(report(n, year=2025), kind=kind) for n, kind in enumerate((Kind.PLAN, Kind.OTHER))
    ]
    assert _titles([*others, report(5, year=2024)], unit="东浦区城市管理局") == ["R5"]


def test_the_asked_span_and_the_own_unit_come_first() -> None:
    half = replace(report(1, year=2025), span=Span.FIRST_HALF)
    own = replace(report(2, year=2022), organisation="东浦区城市管理局")
    found = _titles([half, report(3, year=2024), own], unit="东浦区城市管理局")
    assert found == ["R2", "R3", "R1"]


def test_only_special_reports_are_refused_and_said() -> None:
    with pytest.raises(OutlineError, match="只有专题材料") as caught:
        _titles([SPECIAL, report(3, year=2024, org_type="镇")], unit="东浦区城市管理局")
    assert "镇" in caught.value.hint


def test_a_kind_with_nothing_near_is_refused_with_what_is_there() -> None:
    with pytest.raises(OutlineError, match="档案里没有法院的工作总结") as caught:
        _titles([report(1, year=2024), report(3, year=2024, org_type="镇")], org_type="法院")
    assert "城管局、镇" in caught.value.hint


def test_without_a_unit_only_an_archive_of_one_kind_tells_what_is_meant() -> None:
    assert _titles([report(1, year=2024)]) == ["R1"]
    with pytest.raises(OutlineError, match="没有说是哪类单位"):
        _titles([report(1, year=2024), report(3, year=2024, org_type="镇")])
