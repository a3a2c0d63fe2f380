"""Build the example archive from `examples/sources`: run `python examples/build.py`.

The reports are invented. Their texts are kept as Markdown; an office keeps Word, PDF and text
files, so the table below says in which file and form each of them is filed. PDF files are made
with LibreOffice (`soffice`), which must be on the PATH; all results are committed, so that only
somebody who changes a source has to build. One ledger in `examples/facts` becomes a workbook.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from document import (
    FREE_FONTS,
    OFFICE_FONTS,
    Layout,
    Revision,
    Table,
    heading_of,
    write_document,
)
from openpyxl import Workbook

EXAMPLES = Path(__file__).resolve().parent
SOURCES = EXAMPLES / "sources"
ARCHIVE = EXAMPLES / "archive"
FACTS = EXAMPLES / "facts"

_PLAIN = Layout(fonts=OFFICE_FONTS)
_STYLED = Layout(fonts=OFFICE_FONTS, real_headings=True)
_PRINTED = Layout(fonts=FREE_FONTS)  # PDF embeds its type, which therefore has to be free

WORD: Mapping[str, tuple[str, Layout]] = {
    "城管局-2022年总结": ("澜川市 城市管理局/城管局2022年总结.docx", _PLAIN),
    "城管局-2024年总结": ("澜川市 城市管理局/城管局2024年总结.docx", _STYLED),
    "人社局-2023年总结": ("2023年/人社局2023年工作总结.docx", _STYLED),
    "人社局-2024年总结": ("2024年/人社局2024年工作总结.docx", _PLAIN),
    "应急管理局-2022年总结": ("2022年/云岭县应急管理局.docx", _PLAIN),
    "应急管理局-2024年总结和2025年计划": ("2024年/云岭县应急管理局（修订稿）.docx", _PLAIN),
    "司法局-2024年上半年总结": ("2024年/西岸区司法局上半年总结.docx", _STYLED),
    "城投集团-2024年总结": ("城投集团/2024年工作总结（含指标表）.docx", _STYLED),
    "青石镇-2024年总结": ("青石镇/青石镇2024年工作总结.docx", _PLAIN),
}
PDF: Mapping[str, str] = {
    "政务服务和数据局-2022年总结": "2022年/政务服务和数据局.pdf",
    "政务服务和数据局-2024年总结": "2024年/政务服务和数据局.pdf",
    "东浦区财政局-2024年总结": "2024年/东浦区财政局.pdf",
    "司法局-2024年总结": "2024年/西岸区司法局.pdf",
    "城投集团-2022年总结": "城投集团/2022年工作总结.pdf",
    "青石镇-2022年总结": "青石镇/青石镇2022年工作总结.pdf",
    "人社局-2025年上半年总结": "2025年上半年/人社局.pdf",
}
TEXT: Mapping[str, tuple[str, str]] = {  # the second is the encoding
    "青石镇-2023年总结": ("青石镇/青石镇2023年工作总结.txt", "gb18030"),
    "应急管理局-2023年上半年总结和下半年计划": ("2023年/云岭县应急管理局上半年.txt", "utf-16"),
    "东浦区财政局-2023年上半年总结": ("2023年/东浦区财政局上半年.txt", "utf-8"),
    "人社局-2024年上半年总结": ("2024年/人社局上半年.txt", "utf-8-sig"),
}
MARKDOWN: Mapping[str, tuple[str, bool]] = {  # the second: are headings marked with ##
    "城管局-2025年上半年总结": ("澜川市 城市管理局/城管局2025年上半年总结.md", False),
    "政务服务和数据局-2025年上半年总结": ("2025年上半年/政务服务和数据局.md", True),
    "东浦区财政局-2025年上半年总结": ("2025年上半年/东浦区财政局.md", False),
    "司法局-2025年上半年总结": ("2025年上半年/西岸区司法局.md", True),
    "城投集团-2025年上半年总结": ("城投集团/2025年上半年工作总结.md", False),
    "青石镇-2025年上半年总结": ("青石镇/青石镇2025年上半年工作总结.md", False),
}
COMPILATION: Mapping[str, int] = {  # the number of blank lines that follow the report
    "城管局-2023年总结": 1,
    "政务服务和数据局-2023年总结": 3,
    "东浦区财政局-2023年总结": 2,
    "司法局-2023年总结": 5,
    "应急管理局-2023年总结和2024年计划": 1,
    "城投集团-2023年总结": 0,
}
COMPILATION_TITLE = f"澜川市各单位2023年工作总结汇编（{len(COMPILATION)}篇）"
CHARACTERS_ON_A_PAGE = 616
LEDGER = FACTS / "城投集团2025年台账.csv"

# The committed file shows them as tracked; with all of them accepted it reads like the source.
REVISIONS: Mapping[str, tuple[Revision, ...]] = {
    "应急管理局-2024年总结和2025年计划": (
        Revision(
            anchor="同比分别下降28.6%和33.3%，", inserted="实现连续五年无较大以上生产安全事故"
        ),
        Revision(anchor="排查一般隐患3908处，整改", deleted="3851", inserted="3869"),
        Revision(anchor="争取中央和省级救灾资金", deleted="约2000", inserted="2180"),
        Revision(anchor="立案67件，同比增长15.5%，", deleted="执法力度前所未有，"),
    ),
}
TABLES: Mapping[str, tuple[str, str, str]] = {  # the line it follows, caption, file with the rows
    "城投集团-2024年总结": (
        "年末资产总额356.2亿元",
        "2024年主要经营指标完成情况表",
        "城投集团-2024年主要指标.csv",
    ),
}


def main() -> int:
    """Build everything anew and return the exit status."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("需要 LibreOffice：未找到 soffice。", file=sys.stderr)
        return 1
    if strays := _unfiled():
        print(f"构建表与 sources 不一致：{'、'.join(strays)}", file=sys.stderr)
        return 1
    shutil.rmtree(ARCHIVE, ignore_errors=True)
    build_word()
    build_pdf(soffice)
    build_text()
    build_markdown()
    build_compilation()
    build_ledger()
    return 0


def read_source(name: str) -> list[str]:
    """Return the lines of a source, the title without its mark, no blank ones."""
    text = (SOURCES / f"{name}.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [lines[0].removeprefix("# "), *lines[1:]]


def build_word() -> None:
    """Write the reports that are filed as Word documents."""
    for name, (target, layout) in WORD.items():
        detailed = replace(layout, table=_table(name), revisions=REVISIONS.get(name, ()))
        write_document(_place(target), read_source(name), detailed)


def build_pdf(soffice: str) -> None:
    """Write the reports that are filed as PDF, by way of Word documents that are thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for number, name in enumerate(PDF):
            write_document(work / f"{number}.docx", read_source(name), _PRINTED)
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(work)]
        documents = [str(path) for path in sorted(work.glob("*.docx"))]
        subprocess.run([*command, *documents], check=True, capture_output=True)  # noqa: S603
        for number, target in enumerate(PDF.values()):
            shutil.copyfile(work / f"{number}.pdf", _place(target))


def build_text() -> None:
    """Write the reports that are filed as plain text, each in its own encoding."""
    for name, (target, encoding) in TEXT.items():
        _write(target, _plain_text(read_source(name)), encoding)


def build_markdown() -> None:
    """Write the reports that are filed as Markdown, with and without marks before headings."""
    for name, (target, marked) in MARKDOWN.items():
        title, *body = read_source(name)
        lines = map(_marked, body) if marked else body
        separator = "\n\n" if marked else "\n"
        _write(target, f"# {title}\n\n{separator.join(lines)}\n", "utf-8")


def build_compilation() -> None:
    """Write the one file that holds several reports, with a table of contents."""
    texts = [_plain_text(read_source(name)) for name in COMPILATION]
    contents, page = [], 1
    for text in texts:
        contents.append(f"{text.splitlines()[0]}\t{page}\n")
        page += -(-len(text) // CHARACTERS_ON_A_PAGE)
    blanks = ["\n" * count for count in COMPILATION.values()]
    reports = [text + gap for text, gap in zip(texts, blanks, strict=True)]
    pieces = [f"{COMPILATION_TITLE}\n\n", "目录\n", *contents, "\n", *reports]
    _write(f"2023年/{COMPILATION_TITLE}.txt", "".join(pieces), "utf-8")


def build_ledger() -> None:
    """Write the ledger that is kept as CSV as the workbook an office would have."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "台账"
    for row in _rows(LEDGER):
        sheet.append([_number(cell) for cell in row])
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFG", (28, 10, 8, 32, 18, 16, 40), strict=True):
        sheet.column_dimensions[column].width = width
    workbook.save(LEDGER.with_suffix(".xlsx"))


def _unfiled() -> list[str]:
    tables = (WORD, PDF, TEXT, MARKDOWN, COMPILATION)
    filed = sorted(name for table in tables for name in table)
    present = {path.stem for path in SOURCES.glob("*.md")}
    twice = {name for name in filed if filed.count(name) > 1}
    return sorted(present.symmetric_difference(filed) | twice)


def _table(name: str) -> Table | None:
    if name not in TABLES:
        return None
    after, caption, file = TABLES[name]
    return Table(after=after, caption=caption, rows=_rows(SOURCES / file))


def _rows(path: Path) -> tuple[tuple[str, ...], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))


def _number(cell: str) -> str | int | float:
    readers: Sequence[Callable[[str], int | float]] = (int, float)
    for read in readers:
        try:
            return read(cell)
        except ValueError:
            continue
    return cell


def _plain_text(lines: Sequence[str]) -> str:
    title, *body = lines
    return "\n".join([title, "", *body, ""])


def _marked(line: str) -> str:
    level, heading = heading_of(line)
    return f"{'#' * (level + 1)} {line}" if level and heading == line else line


def _write(target: str, text: str, encoding: str) -> None:
    _place(target).write_text(text, encoding=encoding, newline="\n")


def _place(target: str) -> Path:
    path = ARCHIVE / target
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
