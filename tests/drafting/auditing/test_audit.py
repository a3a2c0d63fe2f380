import pytest

from assistant.drafting.auditing import audit
from assistant.drafting.auditing.weigh_claim import Verdict, Weight
from assistant.drafting.draft import Fact
from assistant.drafting.grounding.claims import Claim
from assistant.records import Period, Span
from tests.drafting.auditing.claims import unsupported_claims

YEAR = Period(year=2025, span=Span.YEAR)

FACTS = [
    Fact(
        id="F1",
        text="拆除违法建设12.8万平方米（年度任务12万平方米）",
        line=1,
        indicator="拆除违法建设",
    ),
    Fact(id="F2", text="新建公厕12座", line=2),
    Fact(id="F3", text="培训职工1.5万人，合格率95%，上年同期92%", line=3),
    Fact(id="F4", text="完成水利投资3.62亿元", line=4),
    Fact(id="F5", text="生产安全事故12起，上年同期16起", line=5),
    Fact(id="F6", text="自来水普及率98.6%", line=6),
    Fact(id="F7", text="线上办理率60%，线上合格率70%", line=7),
]


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in unsupported_claims([text], FACTS)]


def test_a_figure_of_the_facts_is_supported_and_another_is_not() -> None:
    assert found("全年新建公厕12座，改造公厕9座。") == ["9座"]


def test_a_share_worked_out_from_the_facts_is_supported() -> None:
    assert found("拆除违法建设12.8万平方米，完成任务12万平方米的106.7%。") == []
    assert found("拆除违法建设12.8万平方米，完成任务12万平方米的116.7%。") == ["116.7%"]


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        pytest.param("培训职工一万五千人，合格率达到九成五。", [], id="true, in characters"),
        pytest.param("培训职工五千人。", ["五千人"], id="the tail of the number"),
        pytest.param("合格率达到八成五。", ["八成五"], id="other tenths"),
        pytest.param("完成水利投资三亿六千二百万元。", [], id="hundreds of millions"),
        pytest.param("完成水利投资二亿六千二百万元。", ["二亿六千二百万元"], id="other millions"),
        pytest.param("生产安全事故十二起，比上年减少四起。", [], id="a difference"),
        pytest.param("生产安全事故减少十二起。", ["十二起"], id="a level told as a fall"),
        pytest.param("线上不合格率为三成。", [], id="the rate of the others"),
        pytest.param("线上办理率达到四成。", ["四成"], id="the rate of the others told as its own"),
    ],
)
def test_figures_in_characters_are_traced_as_those_in_digits(
    text: str, unsupported: list[str]
) -> None:
    assert found(text) == unsupported


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        pytest.param("拆除违法建设未能完成年度任务。", ["未能完成年度任务"], id="missed a goal"),
        pytest.param("全年未发生生产安全事故。", ["未发生生产安全事故"], id="nothing happened"),
        pytest.param("自来水普及实现全覆盖。", ["全覆盖"], id="all of it"),
        pytest.param("个别工作未能达到预期目标。", [], id="nothing that a fact measures"),
    ],
)
def test_assertions_are_held_against_the_facts_that_measure_them(
    text: str, unsupported: list[str]
) -> None:
    assert found(text) == unsupported


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        pytest.param("储备食油同比增长42.9%。", [], id="its own growth"),
        pytest.param("储备食油同比增长114.3%。", ["114.3%"], id="growth of the other"),
        pytest.param("储备食油比上年翻番。", ["翻番"], id="the other doubled"),
        pytest.param("储备食油6万吨，比上年增加4.8万吨。", ["4.8万吨"], id="the other's increase"),
    ],
)
def test_a_change_is_that_of_the_fact_with_the_nearest_words(
    text: str, unsupported: list[str]
) -> None:
    facts = (
        Fact(id="F1", text="储备粮食9万吨，上年4.2万吨", line=1),
        Fact(id="F2", text="储备食油6万吨，上年4.2万吨", line=2),
    )
    found = unsupported_claims([text], facts)
    assert [text[one.start : one.end] for one in found] == unsupported


def test_a_spoken_fact_supports_its_written_form_too() -> None:
    facts = [Fact(id="F1", text="社工走了九个，培训班办了十二期", line=1)]
    for text in ("社工流失9人，培训班举办12期。", "社工走了九个，培训班办了十二期。"):
        assert unsupported_claims([text], facts) == []


def test_a_bare_statement_under_plans_is_the_plan_of_the_ledger() -> None:
    facts = [Fact(id="F1", text="2026年改造公厕12座", line=1)]
    stated = ["改造公厕12座。"]
    assert len(unsupported_claims(stated, facts)) == 1
    assert not unsupported_claims(stated, facts, planned=(0,))


def test_a_figure_told_of_another_thing_comes_with_its_fact() -> None:
    facts = [Fact(id="F1", text="水产品产量8.64万吨", line=1)]
    claims = unsupported_claims(["鳜鱼起捕8.64万吨。"], facts)
    assert [one.stated for one in claims] == ["水产品产量8.64万吨"]


@pytest.mark.parametrize(
    ("text", "general"),
    [
        pytest.param("渡运效率进入全市前列。", [True], id="a rank without a number"),
        pytest.param("渡运效率居全市第三。", [False], id="a rank"),
        pytest.param("六月检修渡船。", [True], id="a month"),
        pytest.param("6月12日检修渡船。", [False], id="a day"),
        pytest.param("今年是建港70周年。", [], id="an anniversary, which no ledger counts"),
    ],
)
def test_what_a_ledger_seldom_holds_is_general(text: str, general: list[bool]) -> None:
    claims = unsupported_claims([text], FACTS)
    assert [one.is_general for one in claims] == general


def test_of_a_list_of_figures_without_a_source_none_is_worked_out() -> None:
    parts = "，".join(f"第{n}批发放{n + 40}.5吨" for n in range(1, 41))
    assert len(found(f"新建公厕12座，{parts}。")) >= 40


def test_a_text_full_of_figures_without_a_source_is_not_all_looked_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[str] = []

    def count(claim: Claim, *rest: object) -> Verdict:
        weighed.append(claim.label)
        return Verdict(weight=Weight.UNFOUNDED)

    monkeypatch.setattr(audit, "weigh_claim", count)
    paragraphs = [f"巡查{number}次，检修{number + 1}台。" for number in range(1000, 1900)]
    found = list(
        audit.find_unsupported_claims(
            paragraphs,
            [Fact(id="F1", text="新建泵站3座", line=1)],
            given="",
            period=Period(year=2025, span=Span.YEAR),
        )
    )
    assert len(found) == 2 * len(paragraphs)
    assert len(weighed) <= 1002  # those of the paragraph with which the limit is reached
