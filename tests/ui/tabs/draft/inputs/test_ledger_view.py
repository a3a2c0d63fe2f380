"""What was understood of a ledger, as the page shows it: the contract's rows and the questions."""

from __future__ import annotations

import re

from assistant.drafting.facts.load_facts import parse_facts
from assistant.ui.tabs.draft.inputs.ledger_view import ledgers_html


def cells(html: str) -> list[list[str]]:
    rows = re.findall("<tr[^>]*>(<td.*?)</tr>", html)
    return [re.findall("<td[^>]*>(.*?)</td>", row) for row in rows]


def test_indicator_value_unit_last_year_target_and_row_are_shown() -> None:
    html = ledgers_html(
        parse_facts("指标,本年,上年,目标,单位\n新建泵站,12,9,10,座\n漏损率,8.4,9.1,,%")
    )
    assert cells(html) == [
        ["2", "新建泵站", "12", "座", "9", "10"],
        ["3", "漏损率", "8.4", "%", "9.1", ""],
    ]
    assert "上年" in html
    assert "Last year" in html


def test_a_sentence_is_its_own_indicator_and_columns_without_text_are_left_out() -> None:
    html = ledgers_html(parse_facts("- 检查企业370家次，整改隐患121条"))
    assert cells(html) == [["1", "检查企业370家次，整改隐患121条", "370家次、121条"]]


def test_questions_come_first_and_their_rows_are_marked() -> None:
    html = ledgers_html(parse_facts("指标,数值,单位\n新建<泵站>,(5.6),座\n清淤,8,公里"))
    assert html.index("看不出是多少") < html.index("<table>")
    assert re.findall('<tr class="asked" .*?title="(.*?)">', html) == [
        "新建&lt;泵站&gt;〔待填：数值〕座"
    ]
    assert "1 to ask you" in html


def test_nothing_is_shown_without_facts() -> None:
    assert ledgers_html([]) == ""
