"""Every line of a ledger is in the text or in the list of open points, whatever was pasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.drafts.writers import open_workspace

OUTLINE = """# 云溪县航运中心2025年工作总结
## 一、一江清水：渡口通得畅、夜航行得稳
### （一）渡口和航道
### （二）港口与安全
## 二、还没靠岸的事
## 三、2026年往哪儿开"""
CHAT = """渔政小罗：今年渡客41.6万人次 去年38万
小罗：巡江146趟，收缴地笼312只
港口部阿强：货物吞吐量1820万吨，涨了7.3%
港口部：安全演练11场，1,450人次参加
轮渡站：夜航灯检修完毕，全县比武第3
@小罗 闸口导出来是46.1万人次，你再核核
统计科12月补：货物吞吐量1280万吨
港务所：创成省级平安码头[强]
后勤：值班室换了窗帘
唉 渡口还缺趸船3条
锚地泊位老化，夜泊的船排不下
明年：渡口再建4个
力争：货运量2000万吨
引航员学校送8人去学
收到，大家辛苦了"""
TABLE = """项目,今年,去年,目标,说明
渡客,260万人,240万人,250万人,
巡检发现隐患,31处,,,一处不剩改完
滞留船只,61艘,,40艘以内,没压下来
码头刷漆,1次,,,蓝色的
外港泊位查不到,,,,还得让船员打电话问
2026滞留船只,,,压到30艘以内,
补招船员,,,15人,3月发公告
渡口新码头,,,2026年9月启用,

渡口部：救生演练12场，1,360人次参加
渡口部又报：渡客206万人"""


def _lines_told(draft: Draft, ledger: str) -> set[int]:
    """Return the lines that a sentence rests on, or that an open point names or repeats."""
    told = {
        line
        for section in draft.printed_sections
        for sentence in section.sentences
        for fact in sentence.facts
        for line in (fact.line, *fact.repeated)
    }
    for point in draft.unresolved:
        told |= {int(line) for line in re.findall(r"第(\d+)行", point.reason)}
    listed = {point.text for point in draft.unresolved}
    return told | {fact.line for fact in parse_facts(ledger, year=2025) if fact.text in listed}


@pytest.mark.parametrize(
    ("ledger", "header"),
    [pytest.param(CHAT, 0, id="chat"), pytest.param(TABLE, 1, id="table and list")],
)
def test_every_line_is_told_or_listed(tmp_path: Path, ledger: str, header: int) -> None:
    draft = open_workspace(tmp_path).draft(OUTLINE, parse_facts(ledger, year=2025))
    lines = {at for at, line in enumerate(ledger.splitlines(), start=1) if line}
    assert lines - _lines_told(draft, ledger) == set(range(1, header + 1))
    text = "".join(one.text for part in draft.printed_sections for one in part.sentences)
    for said in (
        "小罗",
        "阿强",
        "港口部",
        "统计科",
        "辛苦",
        "唉",
        "[",
        "你再核",
        "待填：数值",
    ):
        assert said not in text


def test_headings_keep_their_wording(tmp_path: Path) -> None:
    draft = open_workspace(tmp_path).draft(OUTLINE, parse_facts(CHAT))
    assert draft.printed_sections[1].heading == "一、一江清水：渡口通得畅、夜航行得稳"
