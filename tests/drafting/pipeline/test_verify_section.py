"""A fact that the writer misstates is said again as the ledger has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from assistant.drafting.draft import Brief, Retrieve, Written
from tests.drafting.samples import write_draft


class Swapper:
    """A writer that gives each of two facts the other's figure."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            text = "办结争议案件126件，受理欠薪投诉327件。" if brief.facts else "统筹推进。"
            yield ((Written(text=text, facts=brief.facts),),)


def test_swapped_facts_are_blanked_and_stated_again() -> None:
    result = write_draft(
        "澜川市人社局2025年工作总结\n一、工作情况",
        "办结争议案件327件\n受理欠薪投诉126件",
        archive=(),
        writer=Swapper(),
    )
    text = "".join(sentence.text for sentence in result.sections[1].sentences)
    assert "办结争议案件126件" not in text
    assert "受理欠薪投诉327件" not in text
    assert text.count("办结争议案件327件") == text.count("受理欠薪投诉126件") == 1
    assert {row.reason[:6] for row in result.unresolved} == {"“126件”", "“327件”"}


class SelfNamer:
    """A writer that calls the unit by its short name."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for _ in briefs:
            yield ((Written(text="县残联将锚定目标任务，抓好各项工作。"),),)


def test_the_short_name_of_the_unit_needs_no_fact() -> None:
    result = write_draft(
        "云溪县残疾人联合会2025年工作总结\n一、工作情况", "", archive=(), writer=SelfNamer()
    )
    assert result.sections[1].sentences[0].text == "县残联将锚定目标任务，抓好各项工作。"


class Reorderer:
    """A writer that tells its only fact in another order, or tells something else."""

    def __init__(self, text: str) -> None:
        self._text = text

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            yield ((Written(text=self._text, facts=brief.facts),),)


@pytest.mark.parametrize(
    ("told", "times"),
    [("年内完成新馆土地审批。", 0), ("推进队伍建设。", 1)],
    ids=["told", "not told"],
)
def test_a_fact_without_figures_told_in_another_order_is_not_told_twice(
    told: str, times: int
) -> None:
    result = write_draft(
        "云溪县图书馆2025年工作总结\n一、工作情况",
        "新馆土地审批年内完成",
        archive=(),
        writer=Reorderer(told),
    )
    text = "".join(one.text for section in result.sections for one in section.sentences)
    assert text.count("新馆土地审批年内完成") == times
    assert told.rstrip("。") in text
