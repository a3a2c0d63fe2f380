"""Figures that take the unit of the one they stand beside."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.shared_units import share_units


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("产值86亿元，上年75", "产值86亿元，上年75亿元", id="last year"),
        pytest.param("拆违1.3万㎡，目标1.2万", "拆违1.3万㎡，目标1.2万㎡", id="its own multiplier"),
        pytest.param("寻亲5例（上年3）", "寻亲5例（上年3例）", id="in brackets"),
        pytest.param("游客46万人次（2024年21万）", "游客46万人次（2024年21万人次）", id="a year"),
        pytest.param("包案13件，办结12", "包案13件，办结12件", id="done of it"),
        pytest.param("预警18期：红色3、黄色7", "预警18期：红色3期、黄色7期", id="parts"),
        pytest.param(
            "款物86万元：款42.5、物44", "款物86万元：款42.5万元、物44万元", id="scaled parts"
        ),
        pytest.param(
            "展览9个（原创4、引进5）", "展览9个（原创4个、引进5个）", id="parts in brackets"
        ),
        pytest.param(
            "客流61万人次，同比增长3%；其中国际4万",
            "客流61万人次，同比增长3%；其中国际4万人次",
            id="past a rate",
        ),
        pytest.param(
            "产量16万吨，其中出口120", "产量16万吨，其中出口120吨", id="a part is smaller"
        ),
        pytest.param("客运2亿人次，日均59万", "客运2亿人次，日均59万人次", id="average"),
        pytest.param("办结率98.5%，上年97.2", "办结率98.5%，上年97.2%", id="a rate"),
        pytest.param("火灾亡人0，上年亡2人", "火灾亡人0人，上年亡2人", id="from behind"),
        pytest.param("轻伤6人次、重伤0", "轻伤6人次、重伤0人次", id="none"),
        pytest.param("户籍人口2.4万", "户籍人口2.4万人", id="a name that tells its unit"),
        pytest.param("低保户数124", "低保户数124户", id="a number of households"),
        pytest.param("项目31个，完工26，在建5", "项目31个，完工26个，在建5个", id="stages"),
        pytest.param(
            "产值41.6亿元（同比增长6%），一产3.2、二产20.5、三产17.9",
            "产值41.6亿元（同比增长6%），一产3.2亿元、二产20.5亿元、三产17.9亿元",
            id="3.2+20.5+17.9 = 41.6",
        ),
        pytest.param(
            "产值41.6亿元，一产3.2、二产20.5",
            "产值41.6亿元，一产3.2、二产20.5",
            id="3.2+20.5 is not 41.6",
        ),
        pytest.param("供水26万吨，售水22", "供水26万吨，售水22万吨", id="named alike"),
        pytest.param("零售18亿元；带货5亿", "零售18亿元；带货5亿元", id="the same multiplier"),
        pytest.param("讲座24场，线上9", "讲座24场，线上9场", id="a part by its name"),
        pytest.param("投诉0起，上年3", "投诉0起，上年3起", id="beside none"),
        pytest.param("检查企业12家，问题45", "检查企业12家，问题45", id="another thing"),
        pytest.param("常住5.87万，社区12个", "常住5.87万，社区12个", id="nothing beside it"),
    ],
)
def test_share_units(line: str, text: str) -> None:
    assert share_units(line) == text
    assert share_units(text) == text, "twice must change nothing"
