"""What the opening lists is work that can be 抓好, not a quality or an aim."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.work_items import work_items


@pytest.mark.parametrize(
    ("heading", "works"),
    [
        pytest.param("聚焦减量提质，垃圾治理水平持续提升", ["垃圾治理"], id="level"),
        pytest.param("坚持安全为先，校园安全形势总体平稳", ["校园安全"], id="situation"),
        pytest.param("稳字当头，就业形势持续向好", ["就业"], id="two characters"),
        pytest.param("民生保障更加有力", ["民生保障"], id="predicate"),
        pytest.param("传下去，古籍和地方文献更安全", [], id="more so than before"),
        pytest.param("城市更新", ["城市更新"], id="no more so than before"),
        pytest.param("深化医药卫生体制改革", ["医药卫生体制改革"], id="verb and object"),
        pytest.param("聚焦底线思维，防范财政运行风险", ["财政运行风险防范"], id="turned round"),
        pytest.param("聚焦执法为民，服务温度持续彰显", [], id="a quality"),
        pytest.param("聚焦民生改善，群众福祉持续增进", [], id="an aim"),
        pytest.param("强化资产盘活，转型动能加快释放", [], id="abstract"),
        pytest.param("社会大局和谐稳定", [], id="state of affairs"),
        pytest.param("基金监管从严从紧", ["基金监管"], id="manner"),
        pytest.param("全民参保扎实推进", ["全民参保"], id="insurance"),
        pytest.param("筑牢四大安全防线", [], id="a number of things"),
        pytest.param("育人质量稳步提升", [], id="too vague"),
        pytest.param("收入情况", [], id="no work"),
    ],
)
def test_works(heading: str, works: list[str]) -> None:
    assert work_items([heading]) == works


def test_each_work_once() -> None:
    assert work_items(["加强队伍建设", "干部队伍建设持续加强", "队伍建设"]) == ["干部队伍建设"]
