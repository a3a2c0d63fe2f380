"""A precedent goes to the end of the section that is chosen, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.drafting.draft import SentenceStatus
from assistant.errors import DraftError
from assistant.settings import load_settings
from assistant.ui.tabs.phrases.insert_phrase import Excerpt, insert_excerpt
from assistant.workbench import Workbench
from tests.archive.making import Record

OUTLINE = "# 云溪县城管局2025年工作总结\n一、主要工作\n（一）市容整治\n二、存在的问题"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(load_settings(index=tmp_path / "index")) as opened:
        yield opened


def make_excerpt(text: str, report_id: str = "没有这篇", line: int = 1) -> Excerpt:
    return Excerpt(text=text, report_id=report_id, line=line)


def test_it_goes_to_the_end_of_the_section(bench: Workbench) -> None:
    draft = bench.drafts.create(OUTLINE).id
    names = [section.heading for section in bench.drafts.get(draft).sections]
    number = next(n for n, name in enumerate(names) if "市容整治" in name)
    insert_excerpt(bench, draft, number, make_excerpt("健全机制。"))
    said = insert_excerpt(bench, draft, number, make_excerpt("完善制度。"))
    assert "《云溪县城管局2025年工作总结》“（一）市容整治”" in said
    kept = bench.drafts.get(draft)
    current = kept.sections[number].current
    assert current is not None
    assert current.text == "健全机制。\n完善制度。"
    assert kept.written == 1


def test_a_locked_section_stays_as_it_is(bench: Workbench) -> None:
    draft = bench.drafts.create(OUTLINE).id
    bench.drafts.lock(draft, 1)
    with pytest.raises(DraftError, match="已锁定"):
        insert_excerpt(bench, draft, 1, make_excerpt("一句。"))


def test_a_draft_that_is_gone_takes_nothing(bench: Workbench) -> None:
    with pytest.raises(DraftError, match="没有这份"):
        insert_excerpt(bench, "没有这份", 0, make_excerpt("一句。"))


PAST = ["青石镇2023年工作总结", "", "一、主要工作", "一是新建公厕12座。二是改造管网3公里。"]


@pytest.mark.parametrize(
    ("text", "line", "where", "expected"),
    [
        pytest.param(
            "二是改造管网3公里。",
            4,
            "改造管网3公里",
            "二是改造管网〔待填：数量，公里〕。",
            id="the sentence's own passage",
        ),
        pytest.param(
            "强基础\n惠民生",
            3,
            "强基础\n惠民生",
            "强基础惠民生",
            id="headings are cited as they are",
        ),
    ],
)
def test_it_says_where_it_comes_from(
    bench: Workbench, tmp_path: Path, text: str, line: int, where: str, expected: str
) -> None:
    (tmp_path / "去年.txt").write_text("\n".join(PAST), encoding="utf-8")
    bench.archive.ingest([tmp_path / "去年.txt"], progress=Record())
    draft = bench.drafts.create(OUTLINE).id
    insert_excerpt(bench, draft, 1, make_excerpt(text, bench.archive.reports()[0].id, line))
    current = bench.drafts.get(draft).sections[1].current
    assert current is not None
    sentences = current.traced.section.sentences
    assert "".join(one.text for one in sentences) == expected
    assert all(where in one.precedents[0].text for one in sentences)
    assert {one.status for one in sentences} == {SentenceStatus.EDITED}


def test_no_figure_of_the_other_unit_comes_along_and_blanks_are_open(bench: Workbench) -> None:
    draft = bench.drafts.create(OUTLINE).id
    said = insert_excerpt(bench, draft, 1, make_excerpt("截至6月底，我区罚款6.42万元。"))
    assert "留了 2 处待填" in said
    current = bench.drafts.get(draft).sections[1].current
    assert current is not None
    text = "截至〔待填：日期〕，我县罚款〔待填：数量，万元〕。"
    assert current.text == text
    assert [(row.reason, row.text) for row in current.traced.unresolved] == [
        ("有待填写的内容", text)
    ]
