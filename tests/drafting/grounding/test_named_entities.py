"""Names of persons, places, offices and firms in sentences, and words that only look like them."""

from __future__ import annotations

import pytest

from assistant.drafting.grounding.named_entities import find_meetings, find_names


def found(text: str) -> set[str]:
    return {text[start:end] for start, end in find_names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("在副局长周建平的带领下，整治小巷38条", "周建平", id="behind a rank"),
        pytest.param("陈志强副市长多次调研", "陈志强", id="in front of a rank"),
        pytest.param("由王海涛牵头推进", "王海涛", id="in charge"),
        pytest.param("赴宁海县学习经验", "宁海县", id="county"),
        pytest.param("借鉴金沙镇做法", "金沙镇", id="town"),
        pytest.param("联合市审计局开展检查", "市审计局", id="office of a rank"),
        pytest.param("与宏远建设集团签订协议", "宏远建设集团", id="firm"),
        pytest.param("引进华为参与建设", "华为", id="a firm everybody knows"),
        pytest.param("推广杭州市经验", "杭州市", id="city"),
        pytest.param("改造海棠路排水管", "海棠路", id="a road called by ordinary words"),
        pytest.param("启动西站片区更新", "西站片区", id="a quarter called by ordinary words"),
        pytest.param("陈立新法官上门调解", "陈立新", id="in front of a profession"),
        pytest.param("会同县残联走访", "县残联", id="a body that each county has"),
        pytest.param("在市中心医院设点", "市中心医院", id="a hospital of the city"),
        pytest.param("委托省质检院抽检", "省质检院", id="an institute of the province"),
        pytest.param("局长郑立群坐镇指挥", "郑立群", id="behind a rank, whatever he does"),
        pytest.param("青年路和胜利路改造", "胜利路", id="the second of two roads"),
        pytest.param("走访雷锋社区居民", "雷锋社区", id="a quarter called after a public figure"),
    ],
)
def test_names_are_found(text: str, name: str) -> None:
    assert any(name in one or one in name for one in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("书记高度重视，亲自部署", id="a word like a surname behind a rank"),
        pytest.param("局长任期的目标责任", id="term of office"),
        pytest.param("我县各镇加强协作", id="nobody's county"),
        pytest.param("推动城市更新和乡镇建设", id="kinds of places"),
        pytest.param("国有企业和供水公司保障供应", id="kinds of firms"),
        pytest.param("发放两张问卷，召开方案论证会", id="a measure word like a surname"),
        pytest.param("改造与道路翻修同步", id="road, no name of one"),
        pytest.param("打通断头路，建设重点片区", id="kinds of roads and quarters"),
        pytest.param("走访医院和法院", id="kinds of bodies"),
        pytest.param("老旧小区和示范社区环境改善", id="kinds of quarters"),
        pytest.param("市容秩序明显好转", id="市 in a word"),
        pytest.param("完善市区财政体制", id="市区 behind a verb"),
        pytest.param("一是村里干部多数兼职", id="an item, and no village"),
        pytest.param("大力弘扬雷锋同志精神", id="a public figure with a title"),
        pytest.param("学习“雷锋”精神，开展志愿服务", id="a public figure in quotes"),
        pytest.param("传递司法温情", id="a word that opens with a surname"),
        pytest.param("库存粮温异常已处置", id="a surname between words"),
        pytest.param("留住乡愁记忆", id="乡 in a word"),
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        pytest.param("召开全县供热工作现场会", ["全县供热工作现场会"], id="named"),
        pytest.param("承办防汛观摩会2次", ["防汛观摩会"], id="named by its topic"),
        pytest.param("在全省治水交流会上发言", ["全省治水交流会"], id="where something was said"),
        pytest.param("在柳河村召开现场会", [], id="a village is no meeting"),
        pytest.param("定期召开工作推进会", [], id="any"),
        pytest.param("召开座谈会12场", [], id="a kind"),
    ],
)
def test_meetings_with_a_name_are_found(text: str, meetings: list[str]) -> None:
    assert [text[start:end] for start, end in find_meetings(text)] == meetings
