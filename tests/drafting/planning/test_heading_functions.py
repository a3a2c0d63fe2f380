"""What each section is for: by the words of its heading, by its meaning where they say nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding import Vector, Vectors, open_builtin
from assistant.archive.embedding.encoder import open_builtin_encoder
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.heading_functions import assign_functions, report_period
from assistant.records import Period, Span


def functions(text: str) -> dict[str, str]:
    outline = parse_outline(text)
    found = assign_functions(outline)
    return {
        node.title: "+".join(function.value for function in found[node.position])
        for node in outline.walk()
    }


def test_headings_say_what_sections_are_for() -> None:
    assert functions(
        "东浦区教育局2025年工作总结和2026年工作计划\n一、2025年工作情况\n（一）聚焦民生短板，扩大学位供给\n"
        "二、存在的问题\n（一）师资结构不优\n三、2026年工作计划\n（一）补齐设施短板\n（二）工作亮点打造"
    ) == {
        "2025年工作情况": "成效",
        "聚焦民生短板，扩大学位供给": "成效",
        "存在的问题": "问题",
        "师资结构不优": "问题",
        "2026年工作计划": "计划",
        "补齐设施短板": "计划",
        "工作亮点打造": "计划",
    }


def test_merged_headings_have_two_functions() -> None:
    assert functions("澜川市水务局2025年工作总结\n一、治水\n二、存在的问题和下一步打算") == {
        "治水": "成效",
        "存在的问题和下一步打算": "问题+计划",
    }


@pytest.mark.parametrize(
    ("last", "found"),
    [
        pytest.param(
            "三、还没翻过去的坎\n四、明年的渡口", {"还没翻过去的坎": "问题"}, id="before plans"
        ),
        pytest.param(
            "三、还没翻过去的坎\n四、船员带得好", {"还没翻过去的坎": "成效"}, id="before none"
        ),
        pytest.param(
            "三、船员带得好\n四、明年的渡口", {"船员带得好": "成效"}, id="a field of work"
        ),
    ],
)
def test_an_outline_of_one_level_ends_with_problems_and_plans(
    last: str, found: dict[str, str]
) -> None:
    nearness = TextNearness(open_builtin(), open_builtin_encoder())
    outline = parse_outline(f"云浦县渡运站2025年工作总结\n一、渡口修得牢\n二、航班开得准\n{last}")
    read = assign_functions(outline, nearness)
    named = {node.title: read[node.position][0].value for node in outline.walk()}
    assert named.items() >= found.items()


def test_a_plan_is_all_plan() -> None:
    assert functions("澜川市水务局2026年工作计划\n一、治水\n二、治气") == {
        "治水": "计划",
        "治气": "计划",
    }


def test_period_of() -> None:
    assert report_period(parse_outline("东浦区2025年上半年工作总结\n一、工作")) == Period(
        year=2025, span=Span.FIRST_HALF
    )


class _Meanings:
    """Knows which of three things a text is about: reviews, what is wanting, what is to come."""

    name, fingerprint, dimension = "meanings", "0", 3
    _SIGNS = (
        ("回顾", "成", "工作", "做"),
        ("问题", "足", "短", "困难", "检视", "难"),
        ("打算", "计划", "展望", "今后", "未来", "下半年", "新篇"),
    )

    def encode(self, texts: Sequence[str]) -> Vectors:
        found = [
            [1 + 3 * any(one in text for one in signs) for signs in self._SIGNS] for text in texts
        ]
        vectors = np.array(found, dtype=np.float32)
        return np.asarray(
            vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32
        )

    def encode_query(self, text: str) -> Vector:
        vector: Vector = self.encode([text])[0]
        return vector


@pytest.mark.parametrize(
    ("chapters", "expected"),
    [
        pytest.param(
            "一、回眸\n（一）供水\n（二）排水\n二、检视：还差几步\n三、谋新篇",
            ["成效", "成效", "成效", "问题", "计划"],
            id="chapters of a report",
        ),
        pytest.param("一、供水\n二、攻坚克难\n三、排水", ["成效"] * 3, id="fields of work"),
        pytest.param(
            "一、供水\n二、正视“短板”，改进有向\n三、今后",
            ["成效", "问题", "计划"],
            id="problems that the heading names",
        ),
    ],
)
def test_meaning_tells_where_words_say_nothing(chapters: str, expected: list[str]) -> None:
    outline = parse_outline(f"澜川市水务局2025年工作总结\n{chapters}")
    found = assign_functions(outline, TextNearness(_Meanings()))
    assert [found[node.position][0].value for node in outline.walk()] == expected
