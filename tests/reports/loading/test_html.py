"""Web pages: visible text, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load
from tests.reports.loading.making import write


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            "<h1>总结</h1><h2>一、成效</h2>", [("总结", 0), ("一、成效", 1)], id="headings"
        ),
        pytest.param("<p>甲<b>乙</b>丙</p>", [("甲乙丙", None)], id="inline markup"),
        pytest.param("<div>甲<p>乙</p>丙</div>", [(x, None) for x in "甲乙丙"], id="mixed blocks"),
        pytest.param("<p>甲<br>乙</p>", [("甲", None), ("乙", None)], id="line break"),
        pytest.param(
            "<p>今年\n   以来 GDP\n 增长</p>", [("今年以来 GDP 增长", None)], id="source line ends"
        ),
        pytest.param("<p>&nbsp;&nbsp;　甲</p>", [("甲", None)], id="indent"),
        pytest.param(
            "<script>x</script><style>y</style><nav>首页</nav><p style='display: none'>暗</p>明",
            [("明", None)],
            id="unseen",
        ),
        pytest.param(
            "<!-- 注 --><p>甲</p><!-- 释 -->乙", [("甲", None), ("乙", None)], id="comments"
        ),
        pytest.param(
            "<table><tr><th>指标</th><th>数值</th></tr><tr><td><p>投诉</p></td><td>12</td></tr></table>",
            [("指标 | 数值", None), ("投诉 | 12", None)],
            id="table",
        ),
        pytest.param(
            "<table><tr><th colspan='2'>本年</th><th>上年</th></tr></table>",
            [("本年 |  | 上年", None)],
            id="a cell over two columns takes two places",
        ),
        pytest.param(
            "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
            [("甲", None), ("乙", None)],
            id="layout table",
        ),
    ],
)
def test_blocks(tmp_path: Path, body: str, lines: list[tuple[str, int | None]]) -> None:
    page = f"<!DOCTYPE html>\n<html><head><title>题</title></head><body>{body}</body></html>"
    document = load(write(tmp_path, "总结.html", page))
    assert document.format == "html"
    assert [(line.text, line.outline) for line in document.lines] == lines


def test_a_declared_gbk_page(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="gbk"?><html><body><p>全年接待群众来访</p></body></html>'
    document = load(write(tmp_path, "总结.htm", page.encode("gbk")))
    assert [line.text for line in document.lines] == ["全年接待群众来访"]


def test_a_page_that_the_parser_would_cut_is_refused(tmp_path: Path) -> None:
    page = f"<html><body><p>浅处</p>{'<div>' * 3000}<p>深处</p>"
    with pytest.raises(LoadError, match="一部分"):
        load(write(tmp_path, "深.html", page))
