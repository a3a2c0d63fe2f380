"""What was done, what is a problem, what is a plan."""

from __future__ import annotations

import pytest

from assistant.archive.embedding import open_builtin
from assistant.drafting.draft import Fact
from assistant.drafting.planning.fact_roles import read_roles
from assistant.drafting.planning.fact_subject import fact_subject
from assistant.records import Function, Period, Span


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "查摆作风问题23条，已全部整改", Function.RESULTS, id="problems that are settled"
        ),
        pytest.param("投入8600万元改造薄弱学校9所", Function.RESULTS, id="a kind of school"),
        pytest.param("资助困难女学生46名", Function.RESULTS, id="those in need"),
        pytest.param("河道四乱问题整改41个，全部销号", Function.RESULTS, id="mended"),
        pytest.param("随访老人640人一个没落下", Function.RESULTS, id="not one left out"),
        pytest.param("台风过境，没有人员伤亡", Function.RESULTS, id="no harm done"),
        pytest.param(
            "收入不到10万元的村减到2个", Function.RESULTS, id="a limit that says which ones"
        ),
        pytest.param("网格员收入不到2000元", Function.PROBLEMS, id="less than it should be"),
        pytest.param("查摆问题18条，改了18条", Function.RESULTS, id="put right, in spoken words"),
        pytest.param("护理员缺编37人", Function.PROBLEMS, id="posts that nobody holds"),
        pytest.param("部门之间数据不通，案件只移送了3件", Function.PROBLEMS, id="only so many"),
        pytest.param("仓库漏雨没人修，坏了一批货", Function.PROBLEMS, id="said as people say it"),
        pytest.param("困难补助发放53人次", Function.RESULTS, id="hard is no hardly"),
        pytest.param("困难户慰问53户", Function.RESULTS, id="help for those in need"),
        pytest.param("抽查卷宗两轮，纠正问题35个", Function.RESULTS, id="mistakes put right"),
        pytest.param("高峰期断水，未造成停产", Function.RESULTS, id="no harm came of it"),
        pytest.param("没丢一件文物，没出安全事故", Function.RESULTS, id="nothing happened"),
        pytest.param("作风测评排第九，往前走了4名", Function.RESULTS, id="up the ranks, not gone"),
        pytest.param("今年走了4名医生", Function.PROBLEMS, id="gone"),
        pytest.param("有的窗口应付检查，台账后补", Function.PROBLEMS, id="some of them"),
        pytest.param("高级技师少", Function.PROBLEMS, id="how something is"),
        pytest.param("两个站点满意度倒数", Function.PROBLEMS, id="the last ones"),
        pytest.param("拖欠工资问题没有根本解决", Function.PROBLEMS, id="not settled"),
        pytest.param("明年新建托育点4个", Function.PLAN, id="next year"),
        pytest.param("2026年产值奔着80亿元去", Function.PLAN, id="a later year"),
        pytest.param("确保稳产，11月底前完成改造9处", Function.PLAN, id="a month after the period"),
    ],
)
def test_the_role_of_a_fact(text: str, role: Function) -> None:
    fact, model = Fact(id="F1", text=text, line=1), open_builtin()
    period = Period(year=2025, span=Span.FIRST_HALF)
    found = read_roles([fact], model.encode([fact_subject(fact)]), model.fingerprint, period)
    odds = {one: found.of(one)[0] for one in (Function.RESULTS, Function.PROBLEMS, Function.PLAN)}
    assert max(odds, key=lambda one: odds[one]) is role


def test_without_weights_for_a_model_words_decide() -> None:
    facts = [Fact(id="F1", text="缺口37人", line=1), Fact(id="F2", text="招聘37人", line=2)]
    vectors = open_builtin().encode([fact.text for fact in facts])
    found = read_roles(facts, vectors, "another model", Period(year=2025, span=Span.YEAR))
    assert (found.of(Function.PROBLEMS) > 0.5).tolist() == [True, False]
    assert not found.housekeeping.any()


def test_a_line_among_plans_is_one() -> None:
    texts = ["改造公厕17座", "人手不足", "明年新建公厕6座", "便民桥换成新的", "2026年招考4人"]
    facts = [Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(texts, start=1)]
    model = open_builtin()
    found = read_roles(
        facts,
        model.encode([fact_subject(fact) for fact in facts]),
        model.fingerprint,
        Period(year=2025, span=Span.YEAR),
    )
    assert found.odds.argmax(axis=1).tolist() == [0, 1, 2, 2, 2]


def test_how_far_the_model_takes_a_line_for_a_problem() -> None:
    lines = ["管网老化，漏损严重", "明年新建托育点4个"]
    facts = [Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(lines)]
    model, period = open_builtin(), Period(year=2025, span=Span.YEAR)
    vectors = model.encode([fact_subject(fact) for fact in facts])
    problem, plan = read_roles(facts, vectors, model.fingerprint, period).confirmed.tolist()
    assert plan < problem <= 1
    without = read_roles(facts, vectors, "another model", period)
    assert without.confirmed[0] == 1, "words alone confirm themselves"
    assert without.confirmed[1] < 1, "but a deed looks done"


def _roles_of(*facts: Fact) -> list[Function]:
    model = open_builtin()
    vectors = model.encode([fact_subject(fact) for fact in facts])
    found = read_roles(facts, vectors, model.fingerprint, Period(year=2025, span=Span.YEAR))
    roles = (Function.RESULTS, Function.PROBLEMS, Function.PLAN)
    return [roles[int(row.argmax())] for row in found.odds]


def test_problems_around_it_make_no_problem_of_a_line_that_wants_nothing() -> None:
    said = ("护理员缺编37人", "床位不够用", "培训护士64人次", "两台设备没人会修", "经费缺口90万元")
    facts = [Fact(id=f"F{line}", text=text, line=line) for line, text in enumerate(said, 1)]
    assert _roles_of(*facts) == [
        Function.PROBLEMS if place != 2 else Function.RESULTS for place in range(len(said))
    ]


def test_what_a_heading_of_the_ledger_calls_a_problem_is_one_whatever_it_says() -> None:
    fact = Fact(id="F1", text="码头泊位12个", line=1)
    assert _roles_of(fact) == [Function.RESULTS]
    headed = Fact(id="F1", text="码头泊位12个", line=1, section=("六、问题",))
    assert _roles_of(headed) == [Function.PROBLEMS]
