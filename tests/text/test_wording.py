"""Names are rare, officialese is not."""

from __future__ import annotations

import pytest

from assistant.text.wording import is_common, rare_spans

_FRAMES = ["大力推动{}经济发展。", "在{}召开现场推进会。", "赴{}学习考察先进经验。"]
_NAMES = "颍州 望江县 钟楼区 柴桑区 旌德县 浦东 深圳 浙江省 和平区 人民路 光明社区"
_GENERIC = "全市 我市 全区 各镇 乡镇 区县 市县 社区 经济开发区 老城区"


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(
    "name",
    _NAMES.split(),
)
def test_names_of_places_are_rare(frame: str, name: str) -> None:
    assert not is_common(frame.format(name))


@pytest.mark.parametrize("name", ["粤省事平台", "张伟同志", "蓝鲸灵品牌", "鑫磊公司"])
def test_other_names_are_rare(name: str) -> None:
    assert not is_common(f"积极推广{name}的做法。")


@pytest.mark.parametrize("place", _GENERIC.split())
def test_generic_places_are_common(place: str) -> None:
    assert all(is_common(frame.format(place)) for frame in _FRAMES)


@pytest.mark.parametrize(
    "text",
    [
        "坚持以人民为中心的发展思想，着力解决群众急难愁盼问题。",
        "严格落实安全生产责任制，深入开展隐患排查整治。",
        "充分发挥党支部战斗堡垒作用，常态化开展主题党日活动。",
        "持续优化营商环境，推动政务服务事项一窗受理、限时办结。",
        "执法力量薄弱，部分人员业务能力有待进一步提高。",
        "扎实做好值班值守和应急处置，确保社会大局平安稳定。",
        "扩大连片开发规模，建设美丽水乡，实现长治久安。",
    ],
)
def test_officialese_is_common(text: str) -> None:
    assert rare_spans(text) == []


def test_spans_point_at_the_name() -> None:
    text = "学习上海经验，推广颍州做法。"
    assert [text[start:end] for start, end in rare_spans(text)] == ["上海", "颍州"]
