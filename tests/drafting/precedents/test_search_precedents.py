"""A stranger's sentence must share more with the section than one of the same kind of unit."""

from __future__ import annotations

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.search_precedents import find_candidates
from tests.drafting.samples import passage, retrieve_from

# Of the topic 市容环境 the sentence holds 环境 alone, or 市容 and 环境.
ONE_PAIR, TWO_PAIRS = "持续优化办事服务环境。", "持续整治街面市容，优化街面环境。"


def _borrowed(text: str, org_type: str) -> list[str]:
    outline = parse_outline("# 东浦区城市管理局2025年工作总结\n一、整治市容环境")
    brief = make_briefs(outline, {})[-1]
    retrieve = retrieve_from([passage(text, org_type=org_type)])
    return [candidate.text for candidate in find_candidates(brief, retrieve).candidates]


def test_one_shared_pair_is_enough_within_the_trade_only() -> None:
    assert _borrowed(ONE_PAIR, "城管局") == [ONE_PAIR]
    assert _borrowed(ONE_PAIR, "政府") == []


def test_two_shared_pairs_are_enough_from_a_stranger() -> None:
    assert _borrowed(TWO_PAIRS, "政府") == [TWO_PAIRS]
