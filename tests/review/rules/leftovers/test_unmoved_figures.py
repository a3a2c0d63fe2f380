"""Figures of the past report are found where they did not move; what moved raises no alarm."""

from __future__ import annotations

import pytest

from assistant.review.check.summaries import find_leftovers
from assistant.review.rules.leftovers.unmoved_figures import UNMOVED
from tests.review.rules.samples import YEAR, Sample, sample

_HEADING = "一、工作开展情况"
_COPIED = (
    "（一）垃圾分类全面推开。投放分类亭房136座，开展入户宣传42场，发放宣传册子2.4万册，"
    "居民的分类意识明显增强。"
)
_MOVED = _COPIED.replace("136座", "158座").replace("42场", "51场")
_TOLD_ANEW = "（一）分类工作。全县居住小区已有分类亭房136座，新招督导员51名。"


@pytest.mark.parametrize(
    ("planted", "reasons"),
    [
        pytest.param(
            sample("copied", YEAR, _HEADING, _COPIED, past=(_COPIED,)),
            ["这一段与以往的报告文字几乎相同，数也一个没有变：136座、42场、2.4万册"],
            id="copied, nothing moved",
        ),
        pytest.param(
            sample("moved", YEAR, _HEADING, _MOVED, past=(_COPIED,)), [], id="copied, figures moved"
        ),
        pytest.param(
            sample("told anew", YEAR, _HEADING, _TOLD_ANEW, past=(_COPIED,)),
            ["与以往报告里的数一模一样：136座"],
            id="one figure of three digits",
        ),
        pytest.param(sample("no past", YEAR, _HEADING, _COPIED), [], id="no past report"),
    ],
)
def test_unmoved_figures(planted: Sample, reasons: list[str]) -> None:
    found = UNMOVED.find(planted.draft(), planted.context())
    assert [one.reason for one in found] == reasons


def test_masks_of_a_paragraph_are_one_leftover_and_its_figures_are_another() -> None:
    text = "（一）执法监管。检查餐饮单位136家，立案xx件，罚款xx万元，教育商户42户，办结xx件。"
    planted = sample("masks", YEAR, _HEADING, text, past=(text,))
    found = list(find_leftovers(planted.draft(), planted.context()))
    assert [(one.kind, one.draft_par) for one in found] == [("空白掩码", 2), ("沿用旧数", 2)]
    assert all(mask in found[0].phrase for mask in ("立案xx件", "罚款xx万元", "办结xx件"))
    assert found[1].phrase == "136家、42户"
