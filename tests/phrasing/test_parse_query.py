"""What a drafter types is understood, or refused with an example."""

from __future__ import annotations

import pytest

from assistant.errors import QueryError
from assistant.phrasing.parse_query import QueryKind, parse_query


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        pytest.param("以*为抓手", QueryKind.PATTERN, "以*为抓手", id="star"),
        pytest.param("以……为抓手", QueryKind.PATTERN, "以*为抓手", id="ellipsis"),
        pytest.param("以...为抓手", QueryKind.PATTERN, "以*为抓手", id="three points"),
        pytest.param("在___上下功夫", QueryKind.PATTERN, "在*上下功夫", id="underscores"),
        pytest.param("坚持 * ，*", QueryKind.PATTERN, "坚持*，*", id="blanks around gaps"),
        pytest.param("坚持*,*", QueryKind.PATTERN, "坚持*，*", id="ASCII comma"),
        pytest.param("“以*为抓手”", QueryKind.PATTERN, "以*为抓手", id="a pattern in quotes"),
        pytest.param("走深走实", QueryKind.PHRASE, "走深走实", id="a few characters"),
        pytest.param("“走深走实”", QueryKind.PHRASE, "走深走实", id="quoted"),
        pytest.param('"抓D建"', QueryKind.PHRASE, "抓党建", id="cleaned as the archive is"),
        pytest.param("怎么写自助办事下沉到村", QueryKind.MEANING, "自助办事下沉到村", id="ahead"),
        pytest.param("人手少事情多的写法", QueryKind.MEANING, "人手少事情多", id="behind"),
        pytest.param("年轻人留不住，原因怎么归纳？", QueryKind.MEANING, "年轻人留不住", id="why"),
        pytest.param("抓实民生，守牢底线", QueryKind.MEANING, "抓实民生，守牢底线", id="heading"),
        pytest.param("件", QueryKind.MEASURE, "件", id="measure word"),
        pytest.param("头", QueryKind.MEASURE, "头", id="measure word of animals"),
        pytest.param("怎么写法治建设", QueryKind.MEANING, "法治建设", id="no 写法"),
        pytest.param("数字下降怎么说得好听", QueryKind.MEANING, "数字下降", id="how well"),
        pytest.param("人手不够怎么写才合适", QueryKind.MEANING, "人手不够", id="fittingly"),
        pytest.param("总要求是怎么说？", QueryKind.MEANING, "总要求", id="is put how"),
        pytest.param("下一步打算开头", QueryKind.MEANING, "下一步打算", id="a part of a section"),
        pytest.param("怎么写成绩的总述", QueryKind.MEANING, "成绩", id="a part, asked"),
        pytest.param("4 + 8", QueryKind.SHAPE, "4+8", id="lengths"),
    ],
)
def test_queries(typed: str, kind: QueryKind, text: str) -> None:
    query = parse_query(typed)
    assert (query.kind, query.text) == (kind, text)


def test_only_quotes_make_a_phrase_exact() -> None:
    assert parse_query("“走深走实”").exact
    assert not parse_query("走深走实").exact


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        pytest.param("", "空的", id="empty"),
        pytest.param(" 　\n", "空的", id="blank"),
        pytest.param("*", "太宽", id="matches everything"),
        pytest.param("*，*", "太宽", id="marks and gaps"),
        pytest.param("以*", "太宽", id="one character"),
        pytest.param("“走深走实", "引号不成对", id="left open"),
        pytest.param('走深"走实', "引号不成对", id="ASCII quote left open"),
        pytest.param("好" * 5000, "太长", id="a document"),
        pytest.param("*" * 5000, "太长", id="many gaps"),
        pytest.param("一*二*三*四*五*六", "最多", id="too many gaps"),
        pytest.param("怎么写", "没有说要写什么", id="a question about nothing"),
        pytest.param("难", "太短", id="one character alone"),
    ],
)
def test_refusals(typed: str, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint) as refused:
        parse_query(typed)
    assert "例如" in refused.value.hint, "every refusal shows how to ask"
