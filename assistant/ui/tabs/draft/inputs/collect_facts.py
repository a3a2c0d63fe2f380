"""Collect this year's facts from the three places where a user can give them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from assistant.drafting.draft import Fact
from assistant.drafting.outline.outline_year import outline_year
from assistant.errors import AssistantError, OutlineError
from assistant.ui.tabs.draft.inputs.corrected_rows import Corrected, with_corrected_rows

COLUMNS = ("指标", "数值", "单位", "口径", "截至时间", "来源", "章节")

TableRows = Sequence[Sequence[object]]


def load_ledgers(files: Sequence[str], *, outline: str = "") -> list[Fact]:
    """Return the facts of uploaded files; OutlineError with the name of a file that has none.

    The year of the outline tells this year's columns from the others.
    """
    from assistant.drafting.facts.load_facts import load_facts

    facts = []
    for file in map(Path, files):
        try:
            facts += load_facts(file, year=outline_year(outline))
        except AssistantError as error:
            named = "" if file.name in str(error) else f"{file.name}："
            raise OutlineError(f"{named}{error}", hint=error.hint) from error
    return facts


def collect_facts(
    pasted: str,
    table: TableRows,
    ledgers: Sequence[Fact],
    *,
    corrected: Corrected | None = None,
    outline: str = "",
) -> list[Fact]:
    """Return the facts of all three places, numbered as one ledger; none where all are empty.

    Rows of the ledgers that were put right on the page are read anew. Raises OutlineError or
    LoadError for a text, or a corrected row, that cannot be read as facts.
    """
    from assistant.drafting.facts.load_facts import assign_ids, parse_facts

    year = outline_year(outline)
    facts = with_corrected_rows(ledgers, corrected or {}, year=year)
    if pasted.strip():
        facts += parse_facts(pasted, year=year)
    if rows := nonempty_rows(table):
        facts += parse_facts(_to_csv(rows))
    return assign_ids(facts)


def nonempty_rows(table: TableRows) -> list[list[str]]:
    """Return the rows with any text, as text."""
    rows = [["" if cell is None else str(cell).strip() for cell in row] for row in table]
    return [row for row in rows if any(row)]


def _to_csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue()
