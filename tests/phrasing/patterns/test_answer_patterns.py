"""Patterns are counted by report and sentence, mined or not; a copy counts once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.archive.archive import Archive
from assistant.phrasing.patterns.answer_patterns import find_pattern, patterns_for
from assistant.phrasing.phrases import Pattern
from assistant.records import Filter, Function
from tests.phrasing.making import MATTERS, REPORTS, worded


def by_hand(wanted: str, filter: Filter = Filter()) -> tuple[int, int]:  # noqa: B008
    """Return (reports, sentences) of a regular expression in the 24 reports."""
    reports = sentences = 0
    for report in map(worded, range(REPORTS)):
        if filter.years and report.period.year not in filter.years:
            continue
        texts = [
            paragraph.text
            for section in report.sections
            if not filter.functions or section.function in filter.functions
            for paragraph in section.paragraphs
        ]
        held = sum(bool(re.search(wanted, s)) for text in texts for s in text.split("。"))
        reports, sentences = reports + (held > 0), sentences + held
    return reports, sentences


def found(archive: Archive, pattern: str, filter: Filter = Filter()) -> Pattern:  # noqa: B008
    answer = find_pattern(archive, pattern, filter=filter)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        pytest.param("切实*", "切实[^，]", id="mined"),
        pytest.param("聚焦*，*", "聚焦[^，]+，.", id="across a comma"),
        pytest.param("以…为底座", "以[^，]+为底座", id="not mined"),
        pytest.param("办理*来信*件", "办理[^，]+来信[^，]+件", id="not mined, two slots"),
        pytest.param("切实清理", "切实清理", id="without a slot"),
    ],
)
@pytest.mark.parametrize(
    "filter",
    [
        pytest.param(Filter(), id="all"),
        pytest.param(Filter(years=(2020,)), id="year"),
        pytest.param(Filter(functions=(Function.RESULTS,)), id="function"),
    ],
)
def test_counts(worded_archive: Archive, pattern: str, wanted: str, filter: Filter) -> None:
    answer = found(worded_archive, pattern, filter)
    assert (answer.reports, answer.sentences) == by_hand(wanted, filter)


def test_years_and_types(worded_archive: Archive) -> None:
    answer = found(worded_archive, "切实*")
    assert answer.by_year == ((2020, 8), (2021, 8), (2022, 8))
    assert dict(answer.by_org_type) == {"镇": 12, "城管局": 12}


def test_fillers(worded_archive: Archive) -> None:
    (slot,) = found(worded_archive, "以*为底座").slots
    assert [(filler.text, filler.count) for filler in slot] == [("网格", 4)]
    matters = Counter(f"{MATTERS[n % len(MATTERS)]}边" for n in range(REPORTS))
    first, second = found(worded_archive, "聚焦*，*").slots
    assert sum(filler.count for filler in first) <= sum(matters.values())
    assert [(filler.text, filler.count) for filler in second] == [("提升服务能力", REPORTS)]


def test_examples_are_new_whole_and_unmasked(worded_archive: Archive) -> None:
    answer = found(worded_archive, "切实*")
    assert len({example.report_id for example in answer.examples}) == 3
    for example in answer.examples:
        assert example.year == 2022
        assert "切实" in example.text
        assert example.text.endswith("。")
        assert "xx" not in example.text
        assert (example.file, example.line > 0) == (example.file, True)


@pytest.mark.parametrize(
    "pattern", ["没有*这样", "*", "", "%*", "坚持" + "*坚持" * 50, "长" * 5000]
)
def test_nothing_to_find(worded_archive: Archive, pattern: str) -> None:
    assert find_pattern(worded_archive, pattern) is None


def test_patterns_of_sentences(worded_archive: Archive) -> None:
    said = ["聚焦路边整修，提升服务能力。", "切实整修街巷。", "切实登记。"]
    answers = patterns_for(worded_archive, "聚焦群众", said, limit=3)
    skeletons = [answer.skeleton for answer in answers]
    assert any("聚焦" in skeleton for skeleton in skeletons[:1])
    assert "切实*" in skeletons
    assert patterns_for(worded_archive, "无关", ["天气很好。"], limit=3) == []
    assert patterns_for(worded_archive, "无关", [], limit=3) == []
    nowhere = Filter(years=(1999,))
    assert patterns_for(worded_archive, "聚焦", said, limit=3, filter=nowhere) == []
