"""The words of a query are found again in the text."""

import pytest

from assistant.retrieval.highlight import matched_spans


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        pytest.param("垃圾分类", "推进垃圾分类，垃圾减量", ["垃圾分类", "垃圾"], id="part"),
        pytest.param("12345热线", "办理12345热线工单", ["12345热线"], id="digits join their word"),
        pytest.param("GDP增长", "全县gdp同比增长", ["gdp", "增长"], id="case does not matter"),
        pytest.param("推进工作", "扎实推进各项工作", [], id="empty words stay unmarked"),
        pytest.param("a.b*", "a.b*c", ["a.b"], id="no pattern characters"),
        pytest.param("", "全文", [], id="empty query"),
    ],
)
def test_matched_spans(query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in matched_spans(query, text)] == marked
