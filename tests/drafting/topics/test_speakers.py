"""Each kind of unit has its own name for itself, its own superiors and its own duty."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.speakers import is_enterprise, speaker_of


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        pytest.param("东浦区财政局", "我局", id="bureau"),
        pytest.param("青石镇人民政府", "我镇", id="town"),
        pytest.param("澜川市水务集团有限公司", "集团", id="group"),
        pytest.param("远川物业管理有限公司", "公司", id="company"),
        pytest.param("云溪县人民法院", "本院", id="court"),
        pytest.param("云溪县第一中学", "学校", id="school"),
        pytest.param("澜川职业技术学院", "学院", id="college"),
        pytest.param("云溪县人民医院", "我院", id="hospital"),
        pytest.param("云溪县妇女联合会", "县妇联", id="women's federation"),
        pytest.param("妇女联合会", "妇联", id="of no place"),
        pytest.param("共青团云溪县委员会", "团县委", id="youth league"),
        pytest.param("中共云溪县委组织部", "县委组织部", id="party department"),
        pytest.param("临湖经济开发区管理委员会", "管委会", id="zone"),
    ],
)
def test_name_for_itself(organisation: str, name: str) -> None:
    assert speaker_of(organisation).self_reference == name


@pytest.mark.parametrize(
    ("organisation", "led"),
    [
        ("云溪县财政局", "县委、县政府的坚强领导"),
        ("云溪县人民法院", "县委坚强领导、县人大及其常委会有力监督和上级法院指导"),
        ("云溪县第一中学", "上级党委和教育主管部门的正确领导"),
        ("临湖经济开发区管理委员会", "上级党委、政府的坚强领导"),
        ("远达公司", ""),
    ],
)
def test_who_leads_it(organisation: str, led: str) -> None:
    assert speaker_of(organisation).led == led


def test_a_cooperative_of_suppliers_is_no_enterprise() -> None:
    assert is_enterprise("云溪县水泥厂")
    assert not is_enterprise("云溪县供销社")
