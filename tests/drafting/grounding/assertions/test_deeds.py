"""A deed needs no fact of its own, but must not contradict one."""

from __future__ import annotations

import pytest

from tests.drafting.grounding.assertions.gate import unsupported


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        pytest.param("渔港码头建成投用", ["渔港码头竣工"], id="the same stage"),
        pytest.param("渔港码头建成投用", ["举办培训"], id="no fact about it"),
        pytest.param("渔港码头建成", ["渔港码头5月开工", "渔港码头11月竣工"], id="both stages"),
        pytest.param("渔港码头未开展检测", ["渔港码头没有开展检测"], id="the fact says so"),
        pytest.param("2026年渔港码头建成投用", ["渔港码头5月开工，2026年运营"], id="next year"),
        pytest.param("收到渔民来信96封，封封回复", ["渔民来信96封，回复96封"], id="all of them"),
        pytest.param(
            "渔船检验310艘，除4艘外均已合格。", ["渔船检验310艘，合格306艘"], id="all but"
        ),
        pytest.param("未缴获电鱼器具", ["缴获禁用渔具7套"], id="another thing"),
        pytest.param("仍有少数渔民未参训", ["渔民参训率92%"], id="a rest"),
        pytest.param("计划渔港码头建成投用", ["渔港码头5月开工"], id="a plan"),
    ],
)
def test_a_deed_that_no_fact_contradicts(sentence: str, facts: list[str]) -> None:
    assert unsupported(sentence, *facts) == []


@pytest.mark.parametrize(
    ("sentence", "facts", "claim"),
    [
        pytest.param("渔港码头建成", ["渔港码头开工"], "建成", id="only begun"),
        pytest.param("渔港码头开工", ["渔港码头竣工"], "开工", id="already done"),
        pytest.param("渔港码头建成", ["渔港码头开工", "渔港码头计划竣工"], "建成", id="planned"),
        pytest.param(
            "接到渔民诉求96件，件件调处办结。",
            ["渔民诉求96件，办结91件"],
            "件件调处办结",
            id="a part",
        ),
        pytest.param(
            "渔船检验310艘，均已合格。", ["渔船检验310艘，合格率98%"], "均已合格", id="a rate"
        ),
        pytest.param("未排查渔港码头", ["渔港码头排查3次"], "未排查", id="denied"),
        pytest.param("未缴获电鱼器具", ["缴获电鱼器具7套"], "未缴获电鱼器具", id="some of it"),
        pytest.param("未检修航标灯具", ["检修航标灯12座"], "未检修航标灯具", id="in other words"),
        pytest.param("仍有部分航标未检修", ["航标检修12座"], "仍有部分航标未检修", id="no rest"),
        pytest.param(
            "仍有少数渔民未参训", ["渔民参训率100%"], "仍有少数渔民未参训", id="a rest of all"
        ),
    ],
)
def test_a_deed_that_a_fact_contradicts(sentence: str, facts: list[str], claim: str) -> None:
    assert unsupported(sentence, *facts) == [claim]
