"""Trends on paper and in a spreadsheet have the values of all units, each with its source."""

from __future__ import annotations

import csv
import io

from assistant.manuscript import Table
from assistant.review.output.trend_tables import (
    trend_tables,
    trends_to_csv,
    trends_to_manuscript,
)
from tests.review.trends.trends_of_parks import trend

_TRENDS = (
    trend("新建口袋公园", (2022, "4"), (2024, "6")),
    trend("公园绿地", (2023, "120"), (2024, "90"), unit="公顷", organisation="白石县园林局"),
    trend("绿化覆盖率", (2022, "40.5"), (2023, "41.2"), unit="%"),
)


def test_there_is_a_table_for_each_unit_with_all_its_years() -> None:
    first, second = trend_tables(_TRENDS)
    assert (first.title(), first.years) == ("云溪县园林局（全年）", (2022, 2023, 2024))
    assert [one.indicator for one in first.trends] == ["新建口袋公园", "绿化覆盖率"]
    assert (second.organisation, second.years) == ("白石县园林局", (2023, 2024))


def test_a_spreadsheet_has_a_line_for_each_value() -> None:
    rows = list(csv.DictReader(io.StringIO(trends_to_csv(_TRENDS))))
    assert [(row["指标"], row["年份"], row["数值"]) for row in rows[:2]] == [
        ("新建口袋公园", "2022", "4"),
        ("新建口袋公园", "2024", "6"),
    ]
    assert [row["比上一个数（%，百分数为百分点）"] for row in rows] == [
        *("", "50.0", "", "0.7"),
        *("", "-25.0"),
    ]
    assert rows[0]["章节"] == "一、主要工作／（二）公园建设"


def test_words_are_no_formulas() -> None:
    (first, _) = csv.DictReader(
        io.StringIO(trends_to_csv([trend("=1+1", (2023, "3"), (2024, "4"))]))
    )
    assert first["指标"] == "'=1+1"


def test_paper_has_the_tables_and_the_sources() -> None:
    paper = trends_to_manuscript(_TRENDS)
    tables = [one for one in paper.content if isinstance(one, Table)]
    assert tables[0].header == ("指标", "单位", "2022年", "2023年", "2024年", "变化")
    assert tables[0].rows == (
        ("新建口袋公园", "座", "4", "", "6", "+50.0%"),
        ("绿化覆盖率", "%", "40.5", "41.2", "", "+0.7个百分点"),
    )
    (sources,) = paper.attachments[0].content
    assert isinstance(sources, Table)
    assert len(sources.rows) == 6
    assert sources.rows[0][3].startswith("《云溪县园林局2022年工作总结》 · 一、主要工作")
