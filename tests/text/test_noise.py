"""Lines that belong to no report."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.text.noise import is_noise, toc_title

_ADVERTISING = "【某某素材库】——每天更新内部素材，网盘群同步，可一键下载，想加入的请联系：000"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("目录", id="head of contents"),
        pytest.param("目　录", id="head with a gap"),
        pytest.param("司法局2023年工作总结\t42", id="row with tab"),
        pytest.param("水务局2024年工作计划……………12", id="row with dots"),
        pytest.param("##paidbegin##", id="marker alone"),
        pytest.param("— 12 —", id="page number"),
        pytest.param(_ADVERTISING, id="advertising"),
    ],
)
def test_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="blank"),
        pytest.param("一、工作开展情况", id="heading"),
        pytest.param("2023年12月20日", id="date"),
        pytest.param("重点##paidbegin##问题整改到位", id="marker in a sentence"),
        pytest.param("【典型案例】通过公众号发布信息，欢迎群众加入志愿队伍", id="not advertising"),
        pytest.param("全年立案12件，结案12", id="ends in a number"),
    ],
)
def test_no_noise(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("司法局2023年工作总结\t42", "司法局2023年工作总结", id="tab"),
        pytest.param("水务局工作要点......7", "水务局工作要点", id="dots"),
        pytest.param("目录\t1", None, id="the head itself"),
        pytest.param("司法局2023年工作总结", None, id="no page"),
    ],
)
def test_toc_title(line: str, title: str | None) -> None:
    assert toc_title(line) == title


def test_seeds(shared: Path) -> None:
    """Found by other means: rows by their tab, advertising by its brand."""
    files = sorted(shared.joinpath("seeds").glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    expected = [
        line
        for line in lines
        if (line.partition("\t")[2].isdecimal() or line == "目录" or "哒哒" in line)
        or line.startswith("##")
    ]
    assert [line for line in lines if is_noise(line)] == expected
