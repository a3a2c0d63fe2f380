"""Verbs get objects, measure words nouns, other words verbs."""

from __future__ import annotations

import pytest

from assistant.archive.archive import Archive
from assistant.phrasing.patterns.collocations import find_collocations
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


def test_an_unknown_word(worded_archive: Archive) -> None:
    assert find_collocations(worded_archive, "骆驼") == ()
    assert find_collocations(worded_archive, "") == ()
