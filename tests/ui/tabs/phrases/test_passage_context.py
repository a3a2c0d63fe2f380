"""A passage is shown where it stands, between what is around it."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.settings import load_settings
from assistant.ui.tabs.phrases.passage_context import context_html
from assistant.workbench import Workbench
from tests.archive.making import Record


def test_the_line_stands_among_its_neighbours(tmp_path: Path) -> None:
    body = [f"第{n}项工作<b>完成</b>，共新建公厕{n}座。" for n in range(1, 31)]
    report = tmp_path / "去年.txt"
    lines = ["青石镇2023年工作总结", "", "一、主要工作", *body]
    report.write_text("\n".join(lines), encoding="utf-8")
    with Workbench(load_settings(index=tmp_path / "index")) as bench:
        bench.archive.ingest([report], progress=Record())
        shown = context_html(bench, bench.archive.reports()[0].id, 18, "共新建公厕15座。")
    numbers = [int(n) for n in re.findall(r'<p[^>]*><span class="quiet">(\d+)</span>', shown)]
    assert numbers == list(range(6, 31))  # twelve on either side
    assert '<p class="here"><span class="quiet">18</span>第15项' in shown
    assert shown.count("<mark>共新建公厕15座。</mark>") == 1
    assert "另有 3 段" in shown  # the heading and two lines before
    assert "&lt;b&gt;" in shown
    assert "<b>完成" not in shown
