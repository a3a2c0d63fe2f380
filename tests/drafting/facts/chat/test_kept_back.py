"""What is not to be written is set aside by the sentence, whatever words say so."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.chat.kept_back import is_kept_back
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts

NOT_WRITTEN = [
    "老站长闹情绪的事，谁也不许往材料里写",
    "老站长闹情绪的事，谁都别往稿子里放",
    "船员打架赔了8万元，这事对外不说",
    "那2起纠纷总结里就不提了",
    "挨批评那次不要在总结里体现",
    "亏的37万元先别写进去，还在审",
    "撞船死亡1人，请勿外传",
    "欠薪2起，材料上一个字都别提",
    "1名干部被查，此事勿写",
    "副站长调走还没发文，总结里不要写啊",
    "领导讲的话先不要用，等通稿",
]
WRITTEN = [
    "特别写实的宣传片3部",
    "公开招标12次",
    "6台设备老化不能用",
    "禁止在航道里放牧，劝阻12起",
    "负责人姓名就别写了，评上省级劳模1人",
    "信息不公开问题整改12个",
    "不用说，今年最难的是资金",
    "材料不全不予受理12件",
    "不能写字的儿童12名领到辅具",
]


@pytest.mark.parametrize("line", NOT_WRITTEN)
def test_what_nobody_may_write_is_kept_back(line: str) -> None:
    kept, back = parse_facts(f"疏浚航道7公里\n{line}")
    assert (kept.set_aside, back.set_aside) == ("", "注明不写的")


@pytest.mark.parametrize("line", WRITTEN)
def test_what_only_holds_such_words_is_told(line: str) -> None:
    assert not is_kept_back(line)


@pytest.mark.parametrize(
    ("line", "told", "back"),
    [
        pytest.param(
            "营业收入15.1亿元；利润3120万元别写，口径没批",
            ["营业收入15.1亿元"],
            "利润3120万元别写，口径没批",
            id="behind a semicolon",
        ),
        pytest.param(
            "3. 警示教育6场；作风线索1条，不能写",
            ["警示教育6场"],
            "作风线索1条，不能写",
            id="a numbered line",
        ),
        pytest.param(
            "夜校开了3期。欠薪2起。这条先不写，还在查。清运垃圾9万吨。",
            ["夜校开了3期", "清运垃圾9万吨"],
            "欠薪2起。这条先不写，还在查。",
            id="points back to the sentence before",
        ),
        pytest.param(
            "小田：清运垃圾9万吨。欠薪2起。还没查清，先别往外说。",
            ["清运垃圾9万吨"],
            "欠薪2起。还没查清，先别往外说。",
            id="names nothing itself",
        ),
        pytest.param(
            "欠薪2起。塌方1处。以上都不要写。",
            [],
            "欠薪2起。塌方1处。以上都不要写。",
            id="all above",
        ),
    ],
)
def test_only_the_sentence_is_kept_back(line: str, told: list[str], back: str) -> None:
    facts = parse_facts(f"疏浚航道7公里\n{line}")
    said = "。".join(one.text for one in facts[1:] if not one.set_aside)
    assert said == "。".join(told)
    assert [one.text for one in facts if one.set_aside] == [back]


def test_a_line_may_keep_back_the_one_above() -> None:
    facts = parse_facts("疏浚航道7公里\n欠薪2起\n上面那条不要写\n修码头3座")
    assert [one.text for one in facts if not one.set_aside] == ["疏浚航道7公里", "修码头3座"]


def test_the_user_reads_what_was_kept_back_and_the_facts_do_not() -> None:
    facts, rows = normalize_facts(parse_facts("修码头3座。亏损37万元先别写。\n疏浚航道7公里"))
    assert not any("亏损" in one.text for one in facts)
    told = [row for row in rows if row.text == "亏损37万元先别写。"]
    assert [row.reason for row in told] == ["台账第1行是注明不写的，没有写进稿子"]
