"""What a report is, by its title."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.topics.genres import Genre, genre_of


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云溪县财政局2025年工作总结和2026年工作计划", Genre.ALL_WORK),
        ("云溪县财政局2025年党建工作总结", Genre.PARTY),
        ("云溪县财政局2025年普法工作总结", Genre.SPECIAL),
        ("云溪县财政局2026年工作计划", Genre.PLAN),
        ("云溪县人民政府工作报告", Genre.TO_CONGRESS),
    ],
)
def test_genre(title: str, genre: Genre) -> None:
    (opening, *_) = make_briefs(parse_outline(f"{title}\n一、增收节支"), {})
    assert genre_of(opening) is genre
