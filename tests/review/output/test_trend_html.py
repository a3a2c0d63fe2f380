"""A table of trends shows each value with its source, a line for each, and escapes all."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from assistant.review.output.translations import english_texts, to_chinese
from assistant.review.output.trend_html import draw_line, render_trends, render_trends_page
from tests.review.trends.trends_of_parks import EVIL, trend

_PARKS = trend("新建口袋公园", (2022, "4"), (2023, "8"), (2025, "6"))


def test_the_line_stands_where_years_and_values_put_it() -> None:
    svg = ET.fromstring(draw_line(_PARKS))
    title = svg.find("title")
    assert title is not None
    assert title.text == "新建口袋公园（座）：2022 4，2023 8，2025 6"
    places = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in svg.iter("circle")]
    (left, bottom), (middle, top), (right, half) = places
    assert abs(3 * (middle - left) - (right - left)) < 0.5, "2023 is a third of the way to 2025"
    assert top < half < bottom
    assert abs((top + bottom) / 2 - half) < 0.1, "6 is half way between 4 and 8"


def test_one_value_has_no_line_and_equal_values_a_level_one() -> None:
    assert draw_line(trend("新建公园", (2024, "3"))) == ""
    level = ET.fromstring(draw_line(trend("新建公园", (2023, "3"), (2024, "3"))))
    assert len({dot.attrib["cy"] for dot in level.iter("circle")}) == 1


def test_each_value_opens_its_source() -> None:
    page = render_trends([_PARKS, trend("修剪行道树", (2024, "9"), unit="万株")], to_chinese)
    opened = re.findall('popovertarget="(.*?)"', page)
    assert opened == re.findall('popover id="(.*?)"', page)
    assert len(set(opened)) == 4
    assert "全年新建口袋公园<mark>8座</mark>，按期建成。" in page
    assert "《云溪县园林局2023年工作总结》 · 一、主要工作／（二）公园建设 · 第 7 行" in page
    assert re.search(r'class="number change">\+50.0%<', page)
    assert '<td class="number none" data-year="2024"></td>' in page, "no report of that year"


def test_what_reports_say_is_escaped() -> None:
    page = render_trends_page([trend(EVIL, (2023, "1"), (2024, "2"), organisation=EVIL)])
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") > 4


def test_every_fixed_text_has_its_english() -> None:
    said = set()

    def listening(text: str, **values: object) -> str:
        said.add(text)
        return to_chinese(text, **values)

    render_trends([_PARKS, trend("覆盖率", (2023, "1"), (2024, "2"), unit="%")], listening)
    assert len(said) >= 6
    assert said <= english_texts().keys()
