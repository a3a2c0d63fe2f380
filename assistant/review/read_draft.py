"""Read the draft under review from a file, a pasted text or a manuscript."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.errors import DraftError, LoadError
from assistant.foreign_files import MAX_INPUT, SAVE_AS_TEXT, read_foreign_file, refuse_faults
from assistant.manuscript import Manuscript
from assistant.records import Document, Function, Line, Report
from assistant.reports.loading import load, load_content
from assistant.reports.parse import parse_report
from assistant.reports.split_reports import ReportPart, lines_of_reports, split_reports
from assistant.reports.titles import as_title
from assistant.review.findings import DraftParagraph, DraftText
from assistant.review.long_paragraphs import cut_long_lines
from assistant.text.numbered_headings import parse_heading

_LONGEST_TITLE = 45  # characters
_SENTENCE_ENDS = tuple("。；，：！？.;,:!?")
_OUR_MARK = re.compile(r"［\d+］")
_OUR_LISTS = ("待处理", "来源")
_SHAPE = "应是 assistant draft -o 写出的 .json，或 {title, paragraphs:[{n, text}]}。"


@refuse_faults(LoadError, hint=SAVE_AS_TEXT)
def read_draft(path: Path) -> DraftText:
    """Return the draft in a file: text, Markdown, Word, PDF or our own JSON.

    A paragraph of thousands of characters becomes several.

    Raises LoadError for a file that cannot be read, DraftError for one without paragraphs.
    """
    if path.suffix.lower() == ".json":
        return _read_json(path)
    return _read_document(load(path), name=path.name)


@refuse_faults(LoadError, what="草稿", hint=SAVE_AS_TEXT)
def read_pasted_draft(text: str) -> DraftText:
    """Return the draft in a text: Markdown where it starts with a heading.

    Raises LoadError for one without words, DraftError for one without paragraphs.
    """
    name = "草稿.md" if text.lstrip().startswith("#") else "草稿.txt"
    return _read_document(load_content(text.encode(), name=name), name=name)


def _read_document(document: Document, *, name: str) -> DraftText:
    lines = lines_of_reports(document.lines)
    rows = _count_title_lines(lines, split_reports(document, file_name=name))
    title = "".join(line.text.strip() for line in lines[:rows])
    return build_draft(title, cut_long_lines(_drop_source_marks(lines[rows:])), name=name)


def draft_from_manuscript(manuscript: Manuscript) -> DraftText:
    """Return the draft in a manuscript: one paragraph for each block with words.

    Raises DraftError where there is none.
    """
    texts = filter(None, (block.text.strip() for block in manuscript.blocks))
    lines = [Line(number=n, text=text) for n, text in enumerate(texts, start=1)]
    return build_draft(manuscript.title, lines)


def build_draft(title: str, lines: Sequence[Line], *, name: str = "") -> DraftText:
    """Return the draft with this title and these paragraphs; `name` is its file name.

    Raises DraftError where there is no paragraph.
    """
    if not lines:
        raise DraftError("草稿里没有正文段落。", hint="请检查文件：除了标题，还要有正文。")
    part = ReportPart(title=as_title(title), first_line=lines[0].number, lines=tuple(lines))
    report = parse_report(part, file_name=name)
    places = _place_lines(report)
    unplaced = ((), Function.OTHER, False)
    return DraftText(
        title=title,
        year=report.period.year,
        span=report.period.span,
        organisation=report.organisation,
        org_type=report.org_type,
        paragraphs=tuple(
            DraftParagraph(
                n=n,
                line=line.number,
                text=line.text,
                section=section,
                function=function,
                is_heading=is_heading,
                is_frame=line.number not in places,
                container=line.container,
            )
            for n, line in enumerate(lines, start=1)
            for section, function, is_heading in [places.get(line.number, unplaced)]
        ),
    )


_Placement = tuple[tuple[str, ...], Function, bool]


def _place_lines(report: Report) -> dict[int, _Placement]:
    """Return for each line its section, its function and whether it is a heading."""
    places: dict[int, _Placement] = {}
    for section in report.sections:
        places.setdefault(section.line, (section.path, section.function, bool(section.path)))
        for paragraph in section.paragraphs:
            places[paragraph.line] = (section.path, section.function, False)
    return places


def _count_title_lines(lines: Sequence[Line], parts: Sequence[ReportPart]) -> int:
    """Return the number of lines that the title takes."""
    if not lines:
        return 0
    first = parts[0] if parts else None
    if first and first.lines and first.first_line == lines[0].number:
        return lines.index(first.lines[0])
    text = lines[0].text.strip()
    plain = len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_ENDS)
    return int(lines[0].outline == 0 or (plain and parse_heading(text) is None))


def _drop_source_marks(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the source marks and lists of `assistant draft`."""
    kept: list[Line] = []
    for line in lines:
        if line.outline is not None and line.text.strip() in _OUR_LISTS:
            break
        kept.append(replace(line, text=_OUR_MARK.sub("", line.text)))
    return kept


def _read_json(path: Path) -> DraftText:
    content = read_foreign_file(path, most=MAX_INPUT, lead=f"读不到文件：{path}。")
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise LoadError(f"{path.name} 不是 JSON。", hint=_SHAPE) from error
    try:
        texts = _json_paragraphs(data)
        title = str(data.get("title") or "")
    except (AttributeError, KeyError, TypeError) as error:
        raise DraftError(f"{path.name} 不是草稿。", hint=_SHAPE) from error
    lines = [Line(number=n, text=text) for n, text in enumerate(texts, start=1)]
    return build_draft(title, cut_long_lines(lines), name=path.name)


def _json_paragraphs(data: Any) -> list[str]:
    """Return the paragraphs and headings of a draft as JSON."""
    if "paragraphs" in data:
        return [text for row in data["paragraphs"] if (text := str(row["text"]).strip())]
    texts: list[str] = []
    for section in data["sections"]:
        body = "".join(str(sentence["text"]) for sentence in section["sentences"])
        texts += [text for text in (str(section["heading"] or "").strip(), body.strip()) if text]
    return texts
