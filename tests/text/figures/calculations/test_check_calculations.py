"""Claims are worked out again by hand here, with the roundings a writer may have made."""

from __future__ import annotations

import pytest

from assistant.text.figures.calculations.check_calculations import recompute
from assistant.text.figures.rounding import format_like


@pytest.mark.parametrize(
    ("text", "claim", "computed", "ok"),
    [
        pytest.param("受理1280件，办结1254件，办结率98.0%。", "98.0%", "98.0%", True, id="rate"),
        pytest.param("占年度计划10亿元的86%，即8.6亿元。", None, "", True, id="part behind"),
        pytest.param(
            "完成投资8.6亿元，占年度计划10亿元的86%。", "86%", "86.0%", True, id="share of a target"
        ),
        pytest.param(
            "支出83120万元，其中民生领域76230万元，占比81.7%。",
            "81.7%",
            "91.7%",
            False,
            id="share of a whole",
        ),
        pytest.param(
            "日处理能力由80吨提高到160吨，增长120%。", "120%", "100.0%", False, id="from and to"
        ),
        pytest.param(
            "占比由9.6%提高到15.8%，提高6.2个百分点。",
            "6.2个百分点",
            "6.2个百分点",
            True,
            id="points",
        ),
        pytest.param(
            "收入460万元，同比增收40万元，增长9.5%。", "9.5%", "9.5%", True, id="by the change"
        ),
        pytest.param(
            "检查企业200家，上年同期160家，同比增长35%。", "35%", "25.0%", False, id="base beside"
        ),
        pytest.param(
            "完成评审96个，送审金额6.24亿元，审减0.58亿元，审减率9.3%。",
            "9.3%",
            "9.3%",
            True,
            id="a rate named after a fall",
        ),
        pytest.param(
            "总额249.9亿美元，增长79.1%，其中出口155.3亿美元，增长90.3%。",
            None,
            "",
            True,
            id="no base given",
        ),
        pytest.param(
            "新增就业28.79万人，失业人员再就业14.22万人，登记失业率1.74%。",
            None,
            "",
            True,
            id="a rate of other things",
        ),
        pytest.param("连续五年年均增长8.5%，由80亿元增加到120亿元。", None, "", True, id="yearly"),
    ],
)
def test_recomputed(text: str, claim: str | None, computed: str, ok: bool) -> None:
    found = list(recompute(text))
    if claim is None:
        assert not found
        return
    (one,) = found
    assert text[one.start : one.end] == claim
    assert one.holds is ok
    written = format_like(one.calculation.result.value, one.claim.figure)
    number = float(written.rstrip("%个百分点"))
    assert number == pytest.approx(float(computed.rstrip("%个百分点")), abs=0.6)


@pytest.mark.parametrize(
    "text",
    [
        "受理2560件，其中来电860件、来信1200件、来访400件。",
        "受理2560件，包括来电860件、来信1200件、来访400件。",
        "受理2560件，分别为来电860件、来信1200件、来访400件。",
        "2560件诉求中，来电860件，来信1200件，来访400件。",
        "受理2560件：来电860件、来信1200件、来访400件。",
        "受理来电860件、来信1200件、来访400件，共2560件。",
        "受理2560件，其中，来电860件，占33.6%；来信1200件，占46.9%；来访400件，占15.6%。",
        "受理2560件，其中来电860件，增长3.6%；来信1200件，增长6.9%；来访400件，下降1.2%。",
        "受理2560件，涉及12个镇。其中来电860件、来信1200件、来访400件。",
        "受理2560件，涉及12个镇，其中来电860件、来信1200件、来访400件。",
        "受理2560件，涉及12个镇。从来源看，来电860件、来信1200件、来访400件。",
        "受理2560件，涉及12个镇。按渠道分，来电860件、来信1200件、来访400件。",
        "受理2560件，其中服务提升860件、来信1200件、来访400件。",
    ],
)
def test_parts_are_added_in_every_form(text: str) -> None:
    wrong = [one for one in recompute(text) if not one.holds]
    assert [one.claim.figure.text for one in wrong] == ["2560件"]  # 860 + 1200 + 400 = 2460
    assert all(
        one.holds
        for one in recompute(text.replace("2560", "2460"))
        if one.claim.move == 0 and one.claim.figure.unit == "件"
    )


def test_parts_named_behind_a_whole_are_added_to_the_total_behind_them() -> None:
    text = "学员2580人，其中考取证书860人、直接上岗1200人，合计2160人。"
    assert [one.claim.figure.text for one in recompute(text) if not one.holds] == ["2160人"]
    assert all(one.holds for one in recompute(text.replace("2160", "2060")))  # 860 + 1200


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "受理96件，办结90件，其中来电40件、来信30件、来访26件。", id="of another whole"
        ),
        pytest.param("医院97个，其中乡级60个、村级36个；防疫站3个，其中县级2个。", id="other list"),
        pytest.param(
            "年度任务2500户，其中东区任务400户，完成2560户，完成率102.4%。", id="target of a part"
        ),
        pytest.param("受理96件，涉及村8个。其中来电增长40件、来信增长61件。", id="growth of parts"),
        pytest.param("改造2560户，其中完成东区400户，占年度任务的102.4%。", id="target not named"),
    ],
)
def test_figures_of_another_total_are_no_measure(text: str) -> None:
    assert all(one.holds for one in recompute(text))


def test_a_value_of_another_size_is_no_value_of_the_year_before() -> None:
    text = "发放补贴21.7亿元，标准由上年的380元提高，增长12%。"
    assert list(recompute(text)) == []
