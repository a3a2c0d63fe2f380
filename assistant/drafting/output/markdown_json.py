"""Render a draft as Markdown, with or without its sources, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from assistant.drafting.draft import Draft, DraftSentence, Unresolved
from assistant.drafting.output.fact_citation import fact_citation
from assistant.drafting.output.indicator_table import TITLE, indicator_table
from assistant.manuscript import Table
from assistant.records import StoredPassage
from assistant.text.masks import mask_spans
from assistant.text.spans import replace_spans


def to_markdown(draft: Draft, *, marks: bool = True, table: bool = False) -> str:
    """Return the draft as Markdown; with `marks`, also its sources and open questions.

    With `table` it ends with the indicators of its ledger. Raises ExportError where it has none.
    """
    numbers = _numbered_sources(draft) if marks else {}
    blocks = [f"# {draft.title}"]
    for section in draft.printed_sections:
        if section.heading:
            blocks.append(f"{'#' * min(section.level + 1, 6)} {section.heading}")
        blocks += [
            "".join(sentence.text + _source_marks(sentence, numbers) for sentence in paragraph)
            for paragraph in section.paragraphs
        ]
    if table:
        indicators = indicator_table(draft.ledger, with_sources=marks)
        blocks += [f"## {TITLE}", _markdown_table(indicators)]
    if marks:
        blocks += _open_questions(draft)
        blocks += _source_list(numbers)
    return "\n\n".join(blocks) + "\n"


def _markdown_table(table: Table) -> str:
    figures = table.numeric_columns
    ruler = ["---:" if n in figures else "---" for n in range(len(table.header))]
    rows = (table.header, ruler, *table.rows)
    escaped = ([cell.replace("|", r"\|") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in escaped)


def to_json(draft: Draft) -> dict[str, Any]:
    """Return the draft as `assistant draft --json` prints it."""
    return {
        "title": draft.title,
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "sentences": [_sentence_json(sentence) for sentence in section.sentences],
            }
            for section in draft.sections
        ],
        "figures": [
            {
                "text": figure.text,
                "status": figure.status.value,
                "origin": figure.origin,
                "section": figure.section,
            }
            for figure in draft.figures
        ],
        "unresolved": [
            {"reason": row.reason, "text": row.text, "section": row.section}
            for row in draft.unresolved
        ],
    }


def precedent_citation(passage: StoredPassage) -> str:
    """Return the entry of a past passage in the list of sources, without masks."""
    year = f"（{passage.year}年）" if passage.year else ""
    path = "／".join(passage.section)
    place = f"{passage.place.file}:{passage.place.line}"
    return _hide_masks(f"《{passage.report_title}》{year}{path}") + f"，{place}"


def _sentence_json(sentence: DraftSentence) -> dict[str, Any]:
    sources: list[dict[str, Any]] = [
        {"report_id": None, "fact": fact.id, "file": fact.file or None, "line": line}
        for fact in sentence.facts
        for line in (fact.line, *fact.repeated)
    ]
    sources += [
        {
            "report_id": passage.report_id,
            "file": passage.place.file,
            "line": passage.place.line,
        }
        for passage in sentence.precedents
    ]
    return {"text": sentence.text, "sources": sources, "status": sentence.status.value}


def _citations(sentence: DraftSentence) -> list[str]:
    return [
        *map(fact_citation, sentence.facts),
        *map(precedent_citation, sentence.precedents),
    ]


def _numbered_sources(draft: Draft) -> dict[str, int]:
    """Return a number for each source, in the order of the sentences."""
    numbers: dict[str, int] = {}
    for section in draft.printed_sections:
        for sentence in section.sentences:
            for citation in _citations(sentence):
                numbers.setdefault(citation, len(numbers) + 1)
    return numbers


def _source_marks(sentence: DraftSentence, numbers: dict[str, int]) -> str:
    found = [numbers[citation] for citation in _citations(sentence) if citation in numbers]
    return "".join(f"［{number}］" for number in found)


def _open_questions(draft: Draft) -> Iterator[str]:
    if draft.unresolved:
        yield "## 待处理"
        for reason, rows in group_by_reason(draft.unresolved).items():
            yield f"**{reason}**（{len(rows)}处）"
            yield "\n".join(f"- {_section_prefix(row)}{row.text}" for row in rows)


def group_by_reason(rows: Iterable[Unresolved]) -> dict[str, list[Unresolved]]:
    """Return the open questions, grouped by their reason."""
    found: dict[str, list[Unresolved]] = {}
    for row in rows:
        found.setdefault(row.reason, []).append(row)
    return found


def _section_prefix(row: Unresolved) -> str:
    return f"{row.section}：" if row.section else ""


def _source_list(numbers: dict[str, int]) -> Iterator[str]:
    if numbers:
        yield "## 来源"
        yield (
            "出自以往报告的句子只借用表述；没有标号的句子、数据前没有出处的做法是通用写法。"
            "都请核对是否符合本单位实际。"
        )
        yield "\n".join(f"［{number}］{citation}  " for citation, number in numbers.items())


def _hide_masks(text: str) -> str:
    """Return `text` with … in place of masks: none goes into a finished file."""
    return replace_spans(text, ((*span, "…") for span in mask_spans(text)))
