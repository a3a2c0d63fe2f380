from __future__ import annotations

import pytest

from assistant.reports.organisations import (
    find_organisation,
    find_type,
    guess_type,
    organisation_types,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("市林业和草原局", "林业局", id="long name"),
        pytest.param("区农业农村和水务局", "农业农村", id="the first of two"),
        pytest.param("县政务服务数据管理局", "政务服务数据管理局", id="the longer alias"),
        pytest.param("乡村振兴局", "乡村振兴局", id="not a 乡"),
        pytest.param("东湖镇人民政府", "镇", id="town"),
        pytest.param("东湖镇党委", "镇", id="a town's committee"),
        pytest.param("东湖镇财政所", "财政局", id="a bureau in a town"),
        pytest.param("街道社区卫生服务中心", "医院", id="a clinic in a street"),
        pytest.param("市人民政府办公室", "政府办公室", id="not the government itself"),
        pytest.param("建设投资集团有限公司", "国企", id="enterprise"),
        pytest.param("第三实验小学", "学校", id="school"),
    ],
)
def test_kinds_by_name(name: str, kind: str) -> None:
    named = find_type(name)
    assert named is not None
    assert named.type.name == kind


@pytest.mark.parametrize(
    ("subject", "leads", "organisation"),
    [
        pytest.param("财政局优化营商环境", True, "财政局", id="topic cut off"),
        pytest.param("市生态环境局东湖分局", True, "市生态环境局东湖分局", id="branch kept"),
        pytest.param("清廉机关建设工作", False, "", id="a topic behind the year"),
        pytest.param("县", True, "", id="a place alone"),
        pytest.param("物业管理股", True, "物业管理股", id="unknown kind"),
    ],
)
def test_names_in_titles(subject: str, leads: bool, organisation: str) -> None:
    assert find_organisation(subject, leads=leads) == organisation


def test_aliases_belong_to_one_kind() -> None:
    aliases = [alias for kind in organisation_types() for alias in kind.aliases]
    assert len(aliases) == len(set(aliases))
    assert len(organisation_types()) > 80


def test_the_text_tells_where_the_title_does_not() -> None:
    text = "今年以来，违法建设持续下降，占道经营得到治理，市容面貌改善，生活垃圾日产日清。" * 2
    kind = guess_type(text, topic="2021年工作总结", signature="")
    assert kind is not None
    assert kind.name == "城管局"


def test_the_signature_outweighs_the_topic() -> None:
    text = "全年开展普法活动十场，人民调解三百件，法律援助一百件。"
    kind = guess_type(text, topic="2021年普法工作总结", signature="某县审计局")
    assert kind is not None
    assert kind.name == "审计局"


def test_an_unclear_text_stays_unclear() -> None:
    assert guess_type("今天天气很好。", topic="总结", signature="") is None
