"""Paragraphs that share no wording are paired by the encoder's nearness, and only beyond chance."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.archive.embedding import Vectors, open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.errors import EncoderError
from assistant.review.comparison.compare import compare_with_report
from assistant.review.findings import Comparison, Relation
from tests.review.comparison.matter_model import MatterModel
from tests.review.samples import draft_text, nearness, past_report

_OPENING = "一年来，全街道上下齐心协力，较好完成了各项任务。"
_PAST = [
    _OPENING,
    "矛盾纠纷就地化解。在12个社区设立调解室，聘请退休法官担任调解员，全年调处邻里纠纷386起。",
    "助老服务有温度。开办长者食堂5家，为独居老人安装紧急呼叫器260部，每周看望两次。",
]
_DRAFT = [
    _OPENING,
    "银龄生活更安心。新添社区饭堂2处，空巢户装上一键报警装置，楼组长隔三差五登门问候。",
    "家门口的“和事佬”越来越多。请来有威望的居民说理劝和，为街坊四邻平息争吵412场。",
    "夜间经济添活力。引导河滨步道沿线商户延长营业时间，举办周末市集18场。",
]


_MATTERS = (("调解", "劝和"), ("助老", "银龄"))


class BrokenModel(MatterModel):
    """Cannot run on this machine."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        raise EncoderError("坏了")


def _compare(near: TextNearness) -> Comparison:
    return compare_with_report(draft_text(_DRAFT), past_report(_PAST), near=near)


def test_what_is_told_in_other_words_is_paired_and_the_rest_is_new() -> None:
    found = _compare(TextNearness(open_builtin(), MatterModel(_MATTERS)))
    lines = {
        paragraph.text: paragraph.line for s in found.past.sections for paragraph in s.paragraphs
    }
    pairs = {(pair.draft_par, pair.past_line, pair.relation) for pair in found.pairs}
    assert (3, lines[_PAST[1]], Relation.PARAPHRASED) in pairs
    assert (2, lines[_PAST[2]], Relation.PARAPHRASED) in pairs
    assert [new.draft_par for new in found.new] == [4]
    assert not found.missing


@pytest.mark.parametrize(
    "near",
    [
        pytest.param(nearness, id="no encoder"),
        pytest.param(
            lambda: TextNearness(open_builtin(), BrokenModel(_MATTERS)), id="a broken one"
        ),
    ],
)
def test_without_an_encoder_the_static_model_answers(near: object) -> None:
    assert callable(near)
    found = _compare(near())
    assert {new.draft_par for new in found.new} == {3, 4}, "it knows 助老 and 银龄, no 和事佬"


def test_pairs_stand_in_the_order_of_the_draft() -> None:
    found = _compare(TextNearness(open_builtin(), MatterModel(_MATTERS)))
    order = [(pair.draft_par, pair.past_line) for pair in found.pairs]
    assert order == sorted(order)
