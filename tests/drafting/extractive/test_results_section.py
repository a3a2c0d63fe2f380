"""Results: practice from past reports, the user's figures, and no claim of anybody else's."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Brief, Written
from assistant.drafting.extractive.results_section import write_results
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.assign_facts import builtin_nearness
from assistant.drafting.planning.briefs import make_briefs
from assistant.records import StoredPassage
from tests.drafting.samples import passage, retrieve_from

INSPECTED = passage("健全街面市容巡查机制，全年纠正占道经营2.3万处，市容面貌焕然一新。", number=1)
TAUGHT = passage("推进市容秩序宣传进社区，开展户外广告专项检查31次。", number=2)
COLLECTED = passage("规范生活垃圾收集运输作业，收运厨余垃圾1.2万吨。", number=3)
STRANGE = passage("加强学校市容卫生教育。", number=4, org_type="教育局")


def _brief(heading: str, facts: str = "") -> Brief:
    outline = parse_outline(f"# 东浦区城市管理局2025年工作总结\n一、{heading}")
    (node,) = outline.nodes
    given = {node.position: tuple(parse_facts(facts))} if facts else {}
    return make_briefs(outline, given)[-1]


def _written(brief: Brief, *archive: StoredPassage, said: tuple[str, ...] = ()) -> list[Written]:
    return write_results(brief, retrieve_from(archive), said, builtin_nearness())


def test_practices_of_several_reports_stand_in_front_of_the_facts() -> None:
    facts = "整治市容秩序乱点27处，规范占道经营0.86万处"
    (sentence,) = _written(_brief("市容秩序", facts), INSPECTED, TAUGHT, COLLECTED)
    assert sentence.text == (
        "健全街面市容巡查机制，推进市容秩序宣传进社区，"
        "全年整治市容秩序乱点27处，规范占道经营0.86万处。"
    )
    assert {one.id for one in sentence.precedents} == {1, 2}
    assert sentence.remark == ""


def test_without_a_fitting_practice_the_facts_stand_plainly() -> None:
    written = _written(_brief("便民服务", "新增停车泊位90个\n改造公厕17座"), INSPECTED)
    assert [one.text for one in written] == ["全年新增停车泊位90个。", "改造公厕17座。"]


def test_general_wording_has_to_be_confirmed() -> None:
    (sentence,) = _written(_brief("停车服务", "新增停车泊位90个"), INSPECTED)
    assert sentence.text == "挖潜扩容停车资源，全年新增停车泊位90个。"
    assert sentence.remark.startswith("做法为通用写法")
    assert sentence.precedents == ()


def test_the_period_is_named_once_in_a_section() -> None:
    facts = "新增停车泊位90个\n更换病害井盖512个\n改造公厕17座"
    text = "".join(sentence.text for sentence in _written(_brief("停车、井盖和公厕管理", facts)))
    assert text == ("挖潜扩容停车资源，全年新增停车泊位90个。更换病害井盖512个。改造公厕17座。")


def test_what_was_said_is_not_borrowed_again() -> None:
    said = ("健全街面市容巡查机制，规范占道经营0.86万处。",)
    written = _written(_brief("市容秩序", "整治市容乱点27处"), INSPECTED, said=said)
    assert "健全街面市容巡查机制" not in "".join(sentence.text for sentence in written)


def test_without_facts_past_practice_and_a_blank() -> None:
    *practices, blank = _written(_brief("市容秩序"), INSPECTED, TAUGHT, COLLECTED, STRANGE)
    assert [one.text for one in practices] == [
        "健全街面市容巡查机制。",
        "推进市容秩序宣传进社区，开展户外广告专项检查。",
    ]
    assert blank.text == "〔待填：主要数据和成效〕。"


def test_a_strangers_sentence_has_to_say_more_of_the_matter() -> None:
    facts = "整治市容秩序乱点27处"
    text = "".join(one.text for one in _written(_brief("市容秩序", facts), STRANGE))
    assert "学校" not in text


def test_another_units_building_is_not_borrowed() -> None:
    built = passage("加快推进市容指挥中心建设，健全街面市容督导机制，整治市容乱点51处。", number=5)
    text = _all(_brief("市容秩序", "整治市容乱点27处"), built)
    assert text == "健全街面市容督导机制，全年整治市容乱点27处。"


def _all(brief: Brief, *archive: StoredPassage) -> str:
    return "".join(sentence.text for sentence in _written(brief, *archive))


def test_what_the_facts_say_is_not_said_in_advance() -> None:
    known = passage(
        "推行市容违法首违不罚清单，完善街面市容巡查机制，推行首违不罚清单30项。", number=6
    )
    facts = "推行市容首违不罚清单41项"
    assert _all(_brief("市容秩序", facts), known) == (
        "完善街面市容巡查机制，推行市容首违不罚清单41项。"
    )


def test_no_section_begins_with_a_fall() -> None:
    facts = "受土地出让影响，完成投资30亿元，同比下降8%\n竣工项目13个"
    assert _all(_brief("城市项目建设", facts)).startswith("全年竣工项目13个")


def test_a_practice_that_counted_another_thing_leads_into_no_figures() -> None:
    other = passage("健全街面市容督导机制，收缴广告费51万元。", number=12)
    assert _all(_brief("市容秩序", "整治市容乱点27处"), other) == "全年整治市容乱点27处。"


def test_no_sentence_of_another_work_leads_into_the_facts() -> None:
    strange = passage("开展市容重点区域安全生产隐患排查整治。", number=7, org_type="应急局")
    facts = "整治重点区域市容秩序乱点27处"
    assert "安全生产" not in _all(_brief("市容秩序", facts), strange)


def test_the_length_asked_for_bounds_what_is_borrowed() -> None:
    archive = (INSPECTED, TAUGHT)
    facts = "整治市容秩序乱点27处，规范占道经营0.86万处"
    short = replace(_brief("市容秩序", facts), target_length=30)
    assert _all(short, *archive) == "全年整治市容秩序乱点27处，规范占道经营0.86万处。"
    longer = replace(_brief("市容秩序"), target_length=30)
    assert len(_written(longer, *archive)) == 2  # one practice, one blank
    assert len(_written(replace(longer, target_length=300), *archive)) == 3


def test_what_the_unit_is_there_for_leads_before_a_neighbours_work() -> None:
    outline = parse_outline("# 松溪县医疗保障局2025年工作总结\n一、困难群众帮助")
    (node,) = outline.nodes
    brief = make_briefs(outline, {node.position: tuple(parse_facts("资助困难人员参保2万人"))})[-1]
    assert _all(brief).startswith("分类开展参保动员")


def test_a_long_section_does_not_open_with_one_thing_over_and_over() -> None:
    archive = [
        passage(f"{how}街面市容{what}管理，压实各级责任。", number=10 + place)
        for place, (how, what) in enumerate(
            [
                ("健全", "网格"),
                ("强化", "分级"),
                ("规范", "商户门前"),
                ("推进", "夜间摊点"),
                ("优化", "早市集市"),
                ("加强", "学校周边"),
            ]
        )
    ]
    brief = replace(_brief("市容秩序", "新增停车泊位90个"), target_length=400)
    opening = [one for one in _written(brief, *archive) if not one.facts]
    assert 0 < len(opening) <= 3


def test_a_practice_stands_before_its_facts_which_keep_their_order() -> None:
    facts = "新增停车泊位90个\n巡查网格乱点27处"
    practice = passage("健全市容网格巡查机制。", number=11)
    text = _all(replace(_brief("市容秩序", facts), target_length=60), practice)
    assert text == "全年新增停车泊位90个。健全市容网格巡查机制，巡查网格乱点27处。"
