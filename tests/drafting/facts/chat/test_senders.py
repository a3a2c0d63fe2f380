"""Who sent the lines of a list."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.chat.senders import message_sender, read_senders, split_announcement
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.parse_list import parse_list

CHAT = """渔政小罗：巡江146趟，收缴地笼312只
港口部阿强：货物吞吐量1820万吨
小罗：放流鱼苗95万尾
兰姐@财务：收入3.2亿元
轮渡站：渡客260万人次
丁丁：没有新开航线
ERP：上线模块6个
统计科11月快报：货物吞吐量1280万吨
维保：船闸检修4次"""


@pytest.mark.parametrize(
    ("head", "office"),
    [
        pytest.param("渔政小罗", "渔政", id="department and nickname"),
        pytest.param("兰姐@财务", "财务", id="handle"),
        pytest.param("统计科11月快报", "统计科", id="when and how it was reported"),
        pytest.param("计财处（快报口径）", "计财处", id="how in brackets"),
        pytest.param("港务所给的数", "港务所", id="how in words"),
        pytest.param("平台导出", None, id="no office"),
        pytest.param("小罗（渔政）", "渔政", id="department in brackets"),
        pytest.param("渔政所-罗立", "渔政所", id="hyphen"),
        pytest.param("罗立-渔政所", "渔政所", id="name first"),
        pytest.param("渔政所 小罗", "渔政所", id="blank"),
        pytest.param("综合科高科长", "综合科高科", id="office and title"),
        pytest.param("公卫科", "公卫科", id="an office that ends like a person"),
        pytest.param("老年大学", None, id="a topic that begins like a person"),
        pytest.param("小学", None, id="a place"),
        pytest.param("下半年", None, id="a time"),
        pytest.param("问题", None, id="a kind of line"),
    ],
)
def test_a_head_names_its_sender(head: str, office: str | None) -> None:
    sender, text = read_senders([]).split(f"{head}：检修船闸4次")
    if head == "综合科高科长":
        office = "综合科"
    assert (sender and sender.office) == office
    assert text == ("检修船闸4次" if office else f"{head}：检修船闸4次")


def test_senders_of_a_chat_are_origins_and_no_text() -> None:
    facts = parse_facts(CHAT)
    assert [(fact.topic, fact.source, fact.text) for fact in facts] == [
        ("渔政", "渔政小罗", "巡江146趟，收缴地笼312只"),
        ("港口部", "港口部阿强", "货物吞吐量1820万吨"),
        ("渔政", "小罗", "放流鱼苗95万尾"),
        ("财务", "兰姐@财务", "收入3.2亿元"),
        ("轮渡站", "轮渡站", "渡客260万人次"),
        ("", "丁丁", "没有新开航线"),
        ("ERP", "ERP", "上线模块6个"),
        ("统计科", "统计科11月快报", "货物吞吐量1280万吨"),
        ("维保", "维保", "船闸检修4次"),
    ]


def test_words_in_front_of_colons_are_topics_where_nobody_is_named() -> None:
    facts = parse_facts("航道：疏浚7公里，补抛石料3万方\n锚地：泊位40个，夜泊1.2万艘次")
    assert [fact.source for fact in facts] == ["", ""]


def test_a_time_or_a_ratio_has_no_sender() -> None:
    lines = ("末班船延至21:30，增开4班", "船员与泊位之比2:1", "渔政小罗：夜航灯检修12盏")
    assert [read_senders(lines).split(line)[1] for line in lines[:2]] == list(lines[:2])


def test_messages_of_a_copied_chat_keep_their_sender() -> None:
    text = (
        "渔政小罗 12-30 10:21:05\n巡江146趟\n放流鱼苗95万尾\n\n轮渡站：\n渡客260万人次\n"
        "航道科 小罗 10:31\n疏浚7公里"
    )
    assert [(fact.source, fact.text) for fact in parse_facts(text)] == [
        ("渔政小罗", "巡江146趟"),
        ("渔政小罗", "放流鱼苗95万尾"),
        ("轮渡站", "渡客260万人次"),
        ("航道科 小罗", "疏浚7公里"),
    ]


@pytest.mark.parametrize("line", ["问题：", "航道疏浚7公里", "21:30", "明年打算："])
def test_other_lines_name_no_message(line: str) -> None:
    assert message_sender(line) == ""


def test_a_line_with_its_own_sender_ends_a_copied_message() -> None:
    facts = parse_facts("小罗 10:21\n巡江146趟\n轮渡站：渡客260万人次\n巡查浮桥9次")
    assert [fact.source for fact in facts] == ["小罗", "轮渡站", ""]


def test_an_announcement_is_no_text() -> None:
    assert split_announcement("（补充）渡客260万人次") == ("渡客260万人次", "补充")
    assert split_announcement("再补一条：夜航灯检修12盏") == ("夜航灯检修12盏", "再补一条")
    assert split_announcement("补充耕地1200亩") == ("补充耕地1200亩", "")


def test_a_department_that_won_something_is_its_subject() -> None:
    facts = parse_facts("肾内科：评上市级示范专科\n护理部：评上市级示范病房\n渔政小罗：评上先进")
    assert [fact.text for fact in facts] == [
        "肾内科评上市级示范专科",
        "护理部评上市级示范病房",
        "评上先进",
    ]


def test_whoever_stands_behind_the_hour_sent_the_lines_below_too() -> None:
    facts = parse_list(
        "3月8日 9:12 园林所-方敏：\n补植行道树320株\n"
        "3月8日 10:05 市政科-许丹：修补路面2.4万平方米\n"
        "更换井盖86座\n"
    )
    assert [(one.text, one.source, one.topic) for one in facts] == [
        ("补植行道树320株", "园林所-方敏", "园林所"),
        ("修补路面2.4万平方米", "市政科-许丹", "市政科"),
        ("更换井盖86座", "市政科-许丹", "市政科"),
    ]


def test_a_heading_names_who_spoke_and_a_numbered_office_is_one() -> None:
    facts = parse_list(
        "## 航道站（鲁）\n- 清障16处\n## 明年\n- 鲁：再清障20处\n- 三部巡航：查船86艘"
    )
    assert [(one.text, one.topic) for one in facts] == [
        ("清障16处", ""),
        ("再清障20处", "航道站"),
        ("查船86艘", "三部巡航"),
    ]


def test_the_hour_may_stand_behind_who_sent_a_line() -> None:
    text = "\n".join(
        [
            "罗汶（航道科） 09:12：疏浚7公里",
            "罗汶（航道科） 09:13:05：巡江146趟",
            "苗棠（客运部） 12-30 09:20: 渡客260万人次",
        ]
    )
    assert [(fact.topic, fact.text) for fact in parse_facts(text)] == [
        ("航道科", "疏浚7公里"),
        ("航道科", "巡江146趟"),
        ("客运部", "渡客260万人次"),
    ]


def test_who_is_present_at_a_meeting_is_named_with_an_office_in_brackets() -> None:
    facts = parse_facts(
        "孔令岚（调度室）：过闸船舶8600艘次。\n费远舟（机务科）：检修绞车12台。\n"
        "祝砚秋（安监科）：排查隐患46项。\n费远舟（补充）：更换钢缆9根。\n"
    )
    assert [(fact.topic, fact.text) for fact in facts] == [
        ("调度室", "过闸船舶8600艘次"),
        ("机务科", "检修绞车12台"),
        ("安监科", "排查隐患46项"),
        ("机务科", "更换钢缆9根"),
    ]


def test_things_with_an_office_in_brackets_are_no_people() -> None:
    facts = parse_facts(
        "造林（营林科）：320亩。\n抚育（营林科）：1200亩。\n管护（资源科）：8万亩。\n"
    )
    assert ["造林" in facts[0].text, "管护" in facts[-1].text] == [True, True]
