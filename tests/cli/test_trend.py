"""`assistant trend` as a person calls it: a table with a small plot, and files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from assistant.cli import main
from tests.cli.conftest import EXAMPLES, Run


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of all example reports."""
    index = tmp_path_factory.mktemp("历年 档案") / "index"
    with pytest.raises(SystemExit):
        main(["ingest", str(EXAMPLES / "archive"), "--index", str(index), "--no-read"])
    return index


def test_an_indicator_is_a_row_with_its_plot(run: Run, years: Path) -> None:
    output = run("trend", "公厕", "--organisation", "城市管理局", "--index", years).output
    row = next(line for line in output.splitlines() if "新建改建公厕" in line and "18" in line)
    assert row.split() == ["新建改建公厕", "座", "18", "16", "14", "-22.2%", "█▄▁"]
    head = next(line for line in output.splitlines() if "2022" in line)
    assert head.split() == ["指标", "单位", "2022", "2023", "2024", "变化"]
    assert "澜川市城市管理局（全年）" in output


def test_each_value_has_its_source_in_json(run: Run, years: Path) -> None:
    rows = run("trend", "违法建设", "--span", "全年", "--index", years, "--json").json
    (row,) = [one for one in rows if one["indicator"] == "拆除违法建设"]
    first = row["values"][0]
    assert (first["year"], first["value"], first["text"]) == (2022, 23.4, "23.4万平方米")
    assert first["text"] in first["sentence"]
    assert first["section"]


@pytest.mark.parametrize("name", ["历年.html", "历年.csv", "历年.docx"])
def test_it_becomes_a_file(run: Run, years: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    outcome = run("trend", "公厕", "--index", years, "-o", file)
    assert (outcome.status, "已写入" in outcome.complaint) == (0, True)
    if file.suffix == ".docx":
        table = docx.Document(str(file)).tables[0]
        text = "".join(cell.text for row in table.rows for cell in row.cells)
    else:
        text = file.read_text("utf-8-sig")
    assert "新建改建公厕" in text


def test_what_nobody_states_is_refused(run: Run, years: Path) -> None:
    outcome = run("trend", "量子卫星", "--index", years)
    assert (outcome.status, "没有报告写过" in outcome.complaint) == (1, True)
