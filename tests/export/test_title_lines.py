import pytest

from assistant.export.title_lines import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        pytest.param("青石镇2025年工作总结", ["青石镇2025年工作总结"], id="short"),
        pytest.param(
            "东浦区青石镇人民政府2025年工作总结和2026年工作计划",
            ["东浦区青石镇人民政府", "2025年工作总结和2026年工作计划"],
            id="before the year",
        ),
        pytest.param(
            "中共澜川市委办公室关于开展作风建设专项行动的总结",
            ["中共澜川市委办公室", "关于开展作风建设专项行动的总结"],
            id="before 关于",
        ),
        pytest.param("甲" * 45, ["甲" * 45], id="no place to break"),
    ],
)
def test_title_lines(title: str, lines: list[str]) -> None:
    assert title_lines(title, per_line=20) == lines
    assert "".join(title_lines(title, per_line=20)) == title, "nothing may be lost"


def test_a_title_too_long_for_any_break_stays_whole() -> None:
    """Trying all breaks of three hundred would take hours."""
    title = "澜川市水务局2025年工作总结和2026年工作计划" * 300
    assert title_lines(title, per_line=20) == [title]
