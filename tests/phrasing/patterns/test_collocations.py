"""Verbs get objects, measure words nouns, other words verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.phrasing.patterns.collocations import find_collocations
from assistant.records import Function
from tests.archive.making import HashEmbedder, file, report, section, store
from tests.phrasing.making import REPORTS


@pytest.mark.parametrize(
    ("word", "kind", "partner", "count"),
    [
        pytest.param("提升", "宾语", "服务能力", REPORTS, id="verb"),
        pytest.param("来信", "动词", "办理", REPORTS, id="noun"),
        pytest.param("件", "名词", "群众来信", REPORTS, id="measure word"),
    ],
)
def test_partners(worded_archive: Archive, word: str, kind: str, partner: str, count: int) -> None:
    (answer,) = find_collocations(worded_archive, word)
    assert (answer.word, answer.kind) == (word, kind)
    counts = {filler.text: filler.count for filler in answer.partners}
    assert counts[partner] == count


def test_verbs_are_verbs_and_nouns_no_deeds(worded_archive: Archive) -> None:
    (verbs,) = find_collocations(worded_archive, "来信")
    assert [filler.text for filler in verbs.partners] == ["办理"], "not 办理路边"
    (nouns,) = find_collocations(worded_archive, "件")
    assert not {"清理", "改建"} & {filler.text for filler in nouns.partners}


def test_figures_and_measures_are_not_torn(tmp_path: Path) -> None:
    texts = [
        "新增停车泊位120个，改造12个小区。合格率提高1.4个百分点。",
        "推进18个项目建设，新增停车泊位80个。处理垃圾23.9万吨，规范垃圾分类。",
    ]
    reports = [
        report(f"第{n}局总结", section(1, "一、成效", Function.RESULTS, text), year=2020 + n)
        for n, text in enumerate(texts)
    ]
    with Archive.create_or_open(tmp_path / "index", embedder=HashEmbedder()) as archive:
        store(archive, *(file(f"/{n}.md", one) for n, one in enumerate(reports)))
        (counted,) = find_collocations(archive, "个")
        (rubbish,) = find_collocations(archive, "垃圾")
    nouns = {filler.text: filler.count for filler in counted.partners}
    assert nouns["新增停车泊位"] == 2
    assert {"小区", "百分点"} <= set(nouns)
    assert not {"改造", "提高", "推进", "合格率提高"} & set(nouns), "what is done is no noun"
    assert "万吨" not in [filler.text for filler in rubbish.partners]


def test_an_unknown_word(worded_archive: Archive) -> None:
    assert find_collocations(worded_archive, "骆驼") == ()
    assert find_collocations(worded_archive, "") == ()
