"""Pieces of a line that spaces, bars and slashes separate."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.terse.pieces import separate_pieces


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("落水 5 起 遇险12人 救起11人", "落水5起，遇险12人，救起11人", id="spaces"),
        pytest.param("签约 8个 / 开工 5个", "签约8个，开工5个", id="slashes"),
        pytest.param("签约 8个｜开工 5个", "签约8个，开工5个", id="bars"),
        pytest.param("准点率 91.8% 上年 90.4%", "准点率91.8%，上年90.4%", id="rates"),
        pytest.param("准点率 91.8% vs 上年 90.4%", "准点率91.8%，上年90.4%", id="versus"),
        pytest.param("企业 286家（去年同期：271家）", "企业286家（去年同期271家）", id="a colon"),
        pytest.param("2024年 受理 12件", "2024年受理12件", id="a year"),
        pytest.param("投诉办结 208件/215件", "投诉215件，办结208件", id="done of a whole"),
        pytest.param("起诉 24 件 32 人", "起诉24件32人", id="two measures of one thing"),
        pytest.param("码头 #5泊位 9月投产", "码头5号泊位9月投产", id="a number that is a name"),
        pytest.param("新增 12 家，上年 —", "新增12家", id="no value"),
        pytest.param("藏品 2.4万件/套", "藏品2.4万件/套", id="a slash in a unit"),
        pytest.param("PM2.5 29", "PM2.5 29", id="a space between two numbers stays"),
        pytest.param("慰问 王明 李强，发放 3 份", "慰问 王明 李强，发放3份", id="names"),
    ],
)
def test_separate_pieces(line: str, text: str) -> None:
    assert separate_pieces(line) == text
    assert separate_pieces(text) == text, "twice must change nothing"
