"""A figure that the ledger has is asked about with its line, not called unfounded."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from tests.drafting.auditing.claims import unsupported_claims

LEDGER = (
    "缴存额18.64亿元，上年17.2亿元\n住房类提取8.12亿元\n监测站46个，新增8个\n管网一年少漏水57万吨\n"
)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param("住房公积金归集18.64亿元。", ["缴存额18.64亿元"], id="in words of another"),
        pytest.param("住房公积金归集18.46亿元。", [""], id="another figure"),
        pytest.param("管网全年减少漏水57万吨。", ["管网一年少漏水57万吨"], id="as one says it"),
        pytest.param("管网全年减少漏水75万吨。", [""], id="as one says it, another"),
        pytest.param("新建监测站46个，总数8个。", ["监测站46个"] * 2, id="exchanged"),
    ],
)
def test_a_figure_of_the_ledger_comes_with_its_line(text: str, stated: list[str]) -> None:
    found = unsupported_claims([text], parse_facts(LEDGER))
    assert [one.stated[: len(line)] for one, line in zip(found, stated, strict=True)] == stated
