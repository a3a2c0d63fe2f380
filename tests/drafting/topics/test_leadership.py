"""Who leads a unit, and in whose name its report speaks."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.leadership import reporting_body, superior_of


@pytest.mark.parametrize(
    ("organisation", "led_by", "speaks"),
    [
        pytest.param("澜川市城市管理局", "市委、市政府", "澜川市城市管理局", id="city bureau"),
        pytest.param("澜川市东浦区教育局", "区委、区政府", "澜川市东浦区教育局", id="inner place"),
        pytest.param("清河省财政厅", "省委、省政府", "清河省财政厅", id="province"),
        pytest.param("云溪县档案馆", "县委、县政府", "云溪县档案馆", id="archive"),
        pytest.param("云溪县人民法院", "县委", "云溪县人民法院", id="court"),
        pytest.param("云溪县委组织部", "县委", "云溪县委组织部", id="party organ"),
        pytest.param(
            "澜川市住房和城乡建设局", "市委、市政府", "澜川市住房和城乡建设局", id="城乡 is no town"
        ),
        pytest.param("云溪县乡村振兴局", "县委、县政府", "云溪县乡村振兴局", id="乡村 is no town"),
        pytest.param("东浦区城乡规划局", "区委、区政府", "东浦区城乡规划局", id="城乡规划"),
        pytest.param(
            "云溪县新城镇人民政府",
            "县委、县政府",
            "云溪县新城镇人民政府",
            id="a town named 新城",
        ),
        pytest.param("城市管理局", "上级党委、政府", "城市管理局", id="no place"),
        pytest.param("石桥镇", "上级党委、政府", "石桥镇党委、政府", id="town"),
        pytest.param(
            "东浦区青石镇人民政府", "区委、区政府", "东浦区青石镇人民政府", id="town government"
        ),
        pytest.param("柳溪街道", "上级党委、政府", "柳溪街道党工委、办事处", id="subdistrict"),
        pytest.param(
            "澜川市水务集团有限公司",
            "市委、市政府",
            "澜川市水务集团有限公司党委、董事会",
            id="company",
        ),
    ],
)
def test_leadership(organisation: str, led_by: str, speaks: str) -> None:
    assert superior_of(organisation) == led_by
    assert reporting_body(organisation) == speaks


def test_who_owns_a_company_without_a_place_is_not_guessed() -> None:
    assert superior_of("远达公司", enterprise=True) == ""
