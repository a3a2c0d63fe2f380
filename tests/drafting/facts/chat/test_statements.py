"""A paragraph that somebody said is read as one fact for each statement."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts

MEETING = """航道站站务会录音转写（未整理）
时间：3月2日 地点：二楼
主持人汪柏年：人齐了吧，窗户关一下。办公室先来。
养护科祝砚秋：好，我先说啊。疏浚航道7公里，去年5公里。其中支线2公里。补植护坡林木3万株。我这儿先这些。
船闸科殷素：船闸这块简单说。检修船闸4次。同比多了1次。省级文明船闸嘛，从2个变成4个了。缺口也得说，值班员只有9人。
安全科郎青：查隐患318处，改了311处。重大事故零。食堂老罗闺女考上大学了，回头大家恭喜一下。
汪柏年：行行，恭喜。财务科。
汪柏年：那我说几句，明年这么干。第一，再疏浚航道9公里。码头新建2座。散会。
"""


def _told(text: str) -> list[Fact]:
    return [one for one in parse_facts(text) if not one.set_aside]


def test_each_statement_is_a_fact_of_who_said_it() -> None:
    assert [(one.source, one.topic, one.text) for one in _told(MEETING)] == [
        ("养护科祝砚秋", "养护科", "疏浚航道7公里，去年5公里，其中支线2公里"),
        ("养护科祝砚秋", "养护科", "补植护坡林木3万株"),
        ("船闸科殷素", "船闸科", "检修船闸4次，同比多了1次"),
        ("船闸科殷素", "船闸科", "省级文明船闸从2个变成4个了"),
        ("船闸科殷素", "船闸科", "值班员只有9人"),
        ("安全科郎青", "安全科", "查隐患318处，改了311处"),
        ("安全科郎青", "安全科", "重大事故零"),
        ("汪柏年", "", "再疏浚航道9公里"),
        ("汪柏年", "", "码头新建2座"),
    ]


def test_what_a_speaker_announces_holds_for_what_follows() -> None:
    facts = {one.text: (one.section, one.is_planned) for one in _told(MEETING)}
    assert facts["值班员只有9人"] == (("问题",), False)
    assert facts["再疏浚航道9公里"] == facts["码头新建2座"] == (("明年打算",), True)
    assert facts["检修船闸4次，同比多了1次"] == ((), False)


def test_nothing_that_was_said_is_lost() -> None:
    said = "".join(one.text + one.sent_as for one in parse_facts(MEETING))
    for words in ("窗户关一下", "考上大学", "我先说", "散会"):
        assert words in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "养护科：修码头3座。同比增加1座。全部投用。疏浚航道7公里。",
            ["修码头3座，同比增加1座，全部投用", "疏浚航道7公里"],
            id="what leans on the sentence before",
        ),
        pytest.param(
            "养护科：比武，国赛拿了5个奖，省赛……我看看，41个。修码头3座。",
            ["比武，国赛拿了5个奖，省赛41个", "修码头3座"],
            id="a figure behind a pause",
        ),
        pytest.param(
            "问题这块：码头老旧，15年以上的还有4座。",
            ["码头老旧，15年以上的还有4座"],
            id="called so",
        ),
        pytest.param(
            "F3 修码头3座。疏浚航道7公里。", ["修码头3座。疏浚航道7公里"], id="with an id"
        ),
    ],
)
def test_statements_of_a_line(line: str, told: list[str]) -> None:
    facts = _told(f"{line}\n清运垃圾9万吨")
    assert [one.text for one in facts[:-1]] == told


def test_a_chat_that_turns_to_next_year_tells_plans() -> None:
    chat = (
        "09:01 方敏（养护科）：修码头3座\n"
        "09:02 许丹（办公室）：明年的也说说\n"
        "09:03 方敏（养护科）：招30人"
    )
    assert [(one.text, one.is_planned) for one in _told(chat)] == [
        ("修码头3座", False),
        ("招30人", True),
    ]
