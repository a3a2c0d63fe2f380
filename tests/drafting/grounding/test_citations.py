"""A citation stays only where its source says what the sentence says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.grounding.citations import keep_supported_facts, keep_supported_precedents
from assistant.drafting.grounding.gate import Evidence, enforce
from tests.drafting.samples import passage, write_draft

SOURCE = passage("健全垃圾分类收运体系，推动分类投放、收集、运输有序衔接。")
OTHER = passage("严格落实校园食品安全责任，加强学生营养餐管理。", number=2)
FACT = Fact(id="F1", text="新建投放点84处", line=1)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("健全垃圾分类收运体系，新建投放点84处。", (SOURCE,), id="one clause borrowed"),
        pytest.param("新建投放点84处，居民满意。", (), id="nothing borrowed"),
        pytest.param("推动分类投放、收集、运输有序衔接。", (SOURCE,), id="a whole sentence"),
    ],
)
def test_passages(text: str, kept: tuple[object, ...]) -> None:
    written = Written(text=text, facts=(FACT,), precedents=(SOURCE, OTHER))
    assert keep_supported_precedents(written, (FACT,)) == kept


def test_what_a_fact_says_is_no_evidence_for_a_passage() -> None:
    source = passage("新建投放点213处，分类更加规范。")
    written = Written(text="新建投放点84处。", facts=(FACT,), precedents=(source,))
    checked = enforce(written, Evidence(section="", facts=(FACT,), all_facts=(FACT,), given=""))
    assert checked.sentence.facts == (FACT,)


def test_a_fact_that_the_sentence_does_not_state_is_dropped() -> None:
    other = Fact(id="F2", text="发放低保金682万元", line=2)
    written = Written(text="新建投放点84处。", facts=(FACT, other))
    assert keep_supported_facts(written, [FACT]) == (FACT,)


class Quoting:
    """A writer that quotes a document and cites a passage, each right or wrong."""

    def __init__(self, text: str) -> None:
        self._text = text

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[tuple[Written, ...], ...]]:
        for brief in briefs:
            sentence = Written(text=self._text, facts=brief.facts, precedents=(SOURCE, OTHER))
            yield ((sentence,),)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        pytest.param("印发《分类投放管理办法》。", True, id="title of a fact"),
        pytest.param("印发《提质增效三年方案》。", False, id="title of nowhere"),
        pytest.param("印发《分类投放管理条例》。", False, id="title changed"),
    ],
)
def test_a_title_must_be_in_a_fact_or_a_source(text: str, passes: bool) -> None:
    result = write_draft(
        "东浦区城管局2025年工作总结\n一、工作情况",
        "印发《分类投放管理办法》",
        archive=(),
        writer=Quoting(text),
    )
    said = "".join(sentence.text for sentence in result.sections[1].sentences)
    title = text.removeprefix("印发").rstrip("。")
    assert (title in said) is passes
    assert ("〔待填：文件名〕" in said) is not passes


def test_a_title_of_the_cited_passage_passes() -> None:
    source = passage("落实《生活垃圾管理条例》，健全分类收运体系。")
    written = Written(text="落实《生活垃圾管理条例》，健全分类收运体系。", precedents=(source,))
    checked = enforce(written, Evidence(section="", facts=(), all_facts=(), given=""))
    assert "《生活垃圾管理条例》" in checked.sentence.text
    assert checked.sentence.precedents == (source,)
