"""Show what was understood of uploaded ledgers: a table of each file, its questions first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant.contract.facts_json import fact_rows
from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.review_facts import review_facts
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.draft.inputs.corrected_rows import (
    CELLS,
    Corrected,
    correctable,
    row_place,
    with_corrected_rows,
)
from assistant.ui.tabs.draft.unresolved_reasons import reason_html

_COLUMNS = (  # the key of the contract, and the head in both languages
    ("row", "行", "Row"),
    ("sheet", "工作表", "Sheet"),
    ("indicator", "指标", "Indicator"),
    ("value", "数值", "Value"),
    ("unit", "单位", "Unit"),
    ("last", "上年", "Last year"),
    ("target", "目标", "Target"),
)


def ledgers_html(facts: Sequence[Fact], corrected: Corrected | None = None) -> str:
    """Return what was understood of the ledgers that `facts` were read from, as HTML.

    The rows that can be corrected are those of the ledgers as they were read.
    """
    open_rows = correctable(facts)
    now = with_corrected_rows(facts, corrected or {})
    return "".join(_ledger_html(file, list(own), open_rows) for file, own in groupby(now, _file_of))


def _file_of(fact: Fact) -> str:
    return fact.file


def _ledger_html(file: str, facts: Sequence[Fact], open_rows: Collection[str]) -> str:
    review = review_facts(facts)
    rows = [
        {**row, "indicator": row["indicator"] or row["text"], "place": row_place(fact)}
        for row, fact in zip(fact_rows(review), review.facts, strict=True)
    ]
    shown = [column for column in _COLUMNS if any(row[column[0]] for row in rows)]
    heads = "".join(f'<th scope="col">{bilingual_html(*names)}</th>' for _, *names in shown)
    name, count = escape(Path(file).name), len(rows)
    read = bilingual_html(
        f"读成 {count} 条，读错的格子可以直接改：",
        f"read as {count} facts; put a cell right by typing in it:",
    )
    return "".join(
        [
            f'<section class="ledger"><div class="quiet">{name} {read}</div>',
            *_points_html(review.questions, "要问您", "to ask you", is_open=True),
            f"<div><table><thead><tr>{heads}</tr></thead><tbody>",
            *(_row_html(row, [key for key, *_ in shown], open_rows) for row in rows),
            "</tbody></table></div>",
            *_points_html(review.left_out, "没有用到", "not used", is_open=False),
            "</section>",
        ]
    )


def _row_html(row: dict[str, Any], keys: Sequence[str], open_rows: Collection[str]) -> str:
    """Return a row, and beside it the sentence that it is written as."""
    place = row["place"]
    cells = "".join(
        f'<td contenteditable="plaintext-only" data-cell="{key}">{escape(str(row[key]))}</td>'
        if place in open_rows and key in CELLS
        else f"<td>{escape(str(row[key]))}</td>"
        for key in keys
    )
    asked = ' class="asked"' if row["question"] else ""
    return f'<tr{asked} data-row="{escape(place)}" title="{escape(row["text"])}">{cells}</tr>'


def _points_html(
    points: Sequence[Unresolved], chinese: str, english: str, *, is_open: bool
) -> Iterator[str]:
    if points:
        count = len(points)
        notice = bilingual_html(f"{chinese} {count} 处", f"{count} {english}")
        items = "".join(f"<li>{reason_html(one.reason)}</li>" for one in points)
        opened = " open" if is_open else ""
        yield f'<details class="warn"{opened}><summary>{notice}</summary><ol>{items}</ol></details>'
