"""The common wording of each line of work: recognised by its words, free of figures and names."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.drafting.topics.sectors import (
    Sector,
    all_sectors,
    first_unused,
    main_sector,
    sectors_in,
)
from assistant.text.figures.read_figures import find_figures

NOTHING = Evidence(section="", facts=(), all_facts=(), given="")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("更换病害井盖2176座", "井盖", id="thing"),
        pytest.param("协调解决问题187个，走访企业312家次", "走访企业", id="协调解决 is no 调解"),
        pytest.param("城乡居民医保参保率97.7%", "医保", id="of two the longer word"),
        pytest.param("举办航模比赛3场", None, id="none"),
    ],
)
def test_recognised_by_its_words(text: str, word: str | None) -> None:
    sector = main_sector(text)
    assert (sector is None) if word is None else (sector is not None and word in sector.words)


def test_the_one_named_at_greater_length_comes_first() -> None:
    named = [sector.words[0] for sector in sectors_in("垃圾治理与停车")]
    assert named == ["垃圾分类", "停车"]


@pytest.mark.parametrize(
    ("fact", "word"),
    [
        pytest.param("办理行政复议案件64件", "行政复议", id="review of acts"),
        pytest.param("在册社区矫正对象217人", "社区矫正", id="community correction"),
        pytest.param("办理法律援助案件583件", "法律援助", id="legal aid"),
        pytest.param("开展普法活动238场", "普法", id="legal education"),
        pytest.param("审核规范性文件46件", "规范性文件", id="review of documents"),
    ],
)
def test_each_work_of_a_justice_bureau_is_a_trade_of_its_own(fact: str, word: str) -> None:
    others = {"行政复议", "社区矫正", "法律援助", "普法", "规范性文件"} - {word}
    sector = main_sector(fact)
    assert sector is not None
    assert word in sector.words
    assert not others & set(sector.words)
    wording = "".join((*sector.practices, *sector.steps))
    assert not [other for other in others if other in wording]


def test_nothing_is_said_twice() -> None:
    assert first_unused(("甲", "乙"), ["已说甲。"]) == "乙"
    assert first_unused(("甲",), ["已说甲。"]) == ""


@pytest.mark.parametrize("sector", all_sectors(), ids=lambda sector: sector.words[0])
def test_wording_claims_nothing_that_needs_a_source(sector: Sector) -> None:
    for text in (*sector.practices, *sector.steps):
        assert enforce(Written(text=f"{text}。"), NOTHING).unresolved == ()
        assert not [figure for figure in find_figures(text) if figure.text[0].isdigit()]
        assert len(text) <= 45
