"""Events that are only counted get the verb that reports have; what merely happens gets none."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.written.event_verbs import add_event_verbs


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("主题党日9次，义诊12场", "开展主题党日9次，开展义诊12场", id="carried out"),
        pytest.param("剪纸故事会6场", "举办剪纸故事会6场", id="held"),
        pytest.param("馆员培训3期80人次", "举办馆员培训3期80人次", id="a course"),
        pytest.param("全年渔歌展览26场", "全年举办渔歌展览26场", id="in a year"),
        pytest.param("下半年岗位培训60人", "下半年开展岗位培训60人", id="planned for a time"),
        pytest.param("党课14次", "讲授党课14次", id="taught"),
        pytest.param("窗口人员轮训95人次", "开展窗口人员轮训95人次", id="how many took part"),
        pytest.param("廉政谈话41人次", "开展廉政谈话41人次", id="talks"),
    ],
)
def test_with_a_verb(line: str, text: str) -> None:
    assert add_event_verbs(line) == text
    assert add_event_verbs(text) == text


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("热线投诉14次", id="nobody's doing"),
        pytest.param("书记讲党课2次", id="a verb is there"),
        pytest.param("局党委会议8次", id="somebody in front"),
        pytest.param("培训12人次", id="people are counted"),
        pytest.param("职工运动会120人", id="people at an event that is held"),
        pytest.param("隐患42处，其中演练3次", id="a part"),
    ],
)
def test_without(line: str) -> None:
    assert add_event_verbs(line) == line
