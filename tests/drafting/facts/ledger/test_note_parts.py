"""What of a note is told, and what is only listed."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts

HEAD = "项目,今年,去年,目标,说明"


@pytest.mark.parametrize(
    ("row", "text", "left"),
    [
        pytest.param(
            "巡检发现隐患,31处,,,一处不剩改完",
            "巡检发现隐患31处，一处不剩改完",
            "",
            id="settled",
        ),
        pytest.param(
            "滞留船只,61艘,,40艘以内,没压下来",
            "滞留船只61艘（目标40艘以内），没压下来",
            "",
            id="target missed",
        ),
        pytest.param(
            "船票退改,42件,,,替旅客省下三百二十万",
            "船票退改42件，替旅客省下三百二十万",
            "",
            id="figure in characters",
        ),
        pytest.param(
            "外港泊位查不到,,,,还得让船员打电话问",
            "外港泊位查不到，还得让船员打电话问",
            "",
            id="no value",
        ),
        pytest.param(
            "客运量,4860万人次,5012万人次,,掉了3%",
            "客运量达到4860万人次，上年同期5012万人次",
            "",
            id="the change again",
        ),
        pytest.param("渡客,260万人,,,航运科旬报", "渡客260万人", "航运科旬报", id="reported"),
        pytest.param("码头刷漆,1次,,,蓝色的", "码头刷漆1次", "蓝色的", id="aside"),
        pytest.param(
            "滞留船只,61艘,,,某X船没清走，长期占道",
            "滞留船只61艘",
            "某X船没清走，长期占道",
            id="masked",
        ),
    ],
)
def test_a_note_is_told_or_listed(row: str, text: str, left: str) -> None:
    fact = parse_facts(f"{HEAD}\n航班,20班,18班,19班,\n{row}")[1]
    assert fact.text == text
    assert [left in one for one in fact.remarks] == ([True] if left else [])


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param(
            "渡船,艘,18,其中大修2艘", "渡船18艘（其中大修2艘）", id="a column of explanations"
        ),
        pytest.param("船员,人,36,党员6人", "船员36人，其中党员6人", id="a part"),
        pytest.param("票价,元,,2014年定的，没有涨过", "票价2014年定的，没有涨过", id="no value"),
        pytest.param(
            "票款,万元,86,比计划少3万元", "票款86万元（计划89万元）", id="against the plan"
        ),
    ],
)
def test_what_a_column_of_explanations_adds(row: str, text: str) -> None:
    plan = ",89" if "计划" in row else ","
    head, cells = "指标,单位,今年,差异原因说明,计划", f"{row}{plan}"
    assert parse_facts(f"{head}\n{cells}\n")[0].text == text
