"""A fact belongs under headings that share no word with it."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.affinity import is_related


@pytest.mark.parametrize(
    ("heading", "fact", "related"),
    [
        pytest.param("办好便民实事", "改造公厕17座", True, id="by its subject"),
        pytest.param("规范执法", "改造公厕17座", False, id="another line of work"),
        pytest.param("保障城市运行", "改造老旧管网12公里", True, id="pipes"),
        pytest.param("保障城市运行", "管网漏损率9.8%", False, id="what they lose is another thing"),
        pytest.param("优化营商环境", "走访重点工业企业312家", True, id="words with a gap"),
        pytest.param("抓好污染防治", "PM2.5平均浓度31微克", True, id="a name with a full stop"),
    ],
)
def test_is_related(heading: str, fact: str, related: bool) -> None:
    assert is_related(heading, fact) is related
