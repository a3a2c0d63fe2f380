"""A label means a heading: by number, by its words, or by a path of both."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.find_section import find_section
from assistant.drafting.outline.parse_outline import parse_outline

OUTLINE = parse_outline(
    "青石镇2025年工作总结\n一、2025年工作回顾\n（一）经济运行\n1.项目建设\n2.招商引资\n"
    "（二）民生保障\n二、存在的问题\n三、2026年工作计划\n（一）乡村产业\n（二）基础设施"
)


@pytest.mark.parametrize(
    ("label", "heading"),
    [
        pytest.param(("一（一）2",), "2.招商引资", id="position"),
        pytest.param(("三",), "三、2026年工作计划", id="position of a chapter"),
        pytest.param(("（二）民生保障",), "（二）民生保障", id="heading"),
        pytest.param(("民生保障",), "（二）民生保障", id="heading without number"),
        pytest.param(("民生",), "（二）民生保障", id="part of a heading"),
        pytest.param(
            ("一、2025年工作回顾", "（一）经济运行", "1.项目建设"), "1.项目建设", id="path"
        ),
        pytest.param(("三", "（二）基础设施"), "（二）基础设施", id="label, then heading"),
        pytest.param(("2025年数据", "招商引资"), "2.招商引资", id="unknown part of a path"),
        pytest.param(("存在问题",), "二、存在的问题", id="nearly the heading"),
    ],
)
def test_a_label_means_a_heading(label: tuple[str, ...], heading: str) -> None:
    node = find_section(OUTLINE, label)
    assert node is not None
    assert node.heading == heading


@pytest.mark.parametrize("label", [("九",), ("一（九）",), ("科技创新",), ()])
def test_unknown_labels_mean_nothing(label: tuple[str, ...]) -> None:
    assert find_section(OUTLINE, label) is None
