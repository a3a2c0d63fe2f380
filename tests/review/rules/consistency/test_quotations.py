"""Quotations and titles that no source contains are found; without sources none is looked for."""

from __future__ import annotations

from dataclasses import replace

from assistant.review.rules.consistency.quotations import QUOTATIONS, TITLES
from assistant.review.rules.rule import Context
from tests.review.rules.samples import YEAR, sample

_DRAFT = sample(
    "",
    YEAR,
    "认真落实《云溪县城市管理条例》，对照《云溪县停车管理办法》开展整治。",
    "研究制定《云溪县垃圾分类三年行动方案》，印发《实施细则》和《考核办法》。",
    "县委主要领导强调：“要把老百姓的小事当作头等大事来办。”",
).draft()
_CONTEXT = Context(is_known=lambda words: words == "云溪县城市管理条例")


def test_a_title_that_no_source_contains_is_found_unless_the_unit_issued_it() -> None:
    found = [one.phrase for one in TITLES.find(_DRAFT, _CONTEXT)]
    assert found == ["《云溪县停车管理办法》"]


def test_a_quotation_is_looked_up_word_for_word() -> None:
    (found,) = QUOTATIONS.find(_DRAFT, _CONTEXT)
    assert found.phrase == "要把老百姓的小事当作头等大事来办。"
    said = replace(_CONTEXT, is_known=lambda words: words == "要把老百姓的小事当作头等大事来办")
    assert not list(QUOTATIONS.find(_DRAFT, said))


def test_without_sources_nothing_is_looked_up() -> None:
    assert not list(TITLES.find(_DRAFT, Context()))
    assert not list(QUOTATIONS.find(_DRAFT, Context()))
