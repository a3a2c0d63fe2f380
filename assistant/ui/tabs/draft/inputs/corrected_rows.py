"""Put right on the page what was read of a ledger: a row's cells, which are read anew."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.errors import OutlineError

CELLS = {"indicator": "指标", "value": "数值", "unit": "单位", "last": "上年", "target": "目标"}
_OTHERS = {"scope": "口径", "as_of": "截至时间", "source": "来源", "note": "备注"}

Corrected = Mapping[str, Mapping[str, str]]  # place of a row -> its cells as they are to be


def row_place(fact: Fact) -> str:
    """Return where the row of a fact is: file, sheet and line."""
    return f"{fact.file}|{fact.sheet}|{fact.line}"


def with_corrected_rows(
    facts: Sequence[Fact], corrected: Corrected, *, year: int = 0
) -> list[Fact]:
    """Return the facts, those of corrected rows read anew; each says what was changed.

    Raises OutlineError where a row can no longer be read as one fact.
    """
    return [
        _read_anew(fact, corrected[place], year)
        if (place := row_place(fact)) in corrected
        else fact
        for fact in facts
    ]


def correct_cell(
    corrected: Corrected, fact: Fact, cell: str, text: str
) -> dict[str, dict[str, str]]:
    """Return the corrections with one more; one that says what the ledger says is given up."""
    place, cells = row_place(fact), dict(corrected.get(row_place(fact), {}))
    cells.pop(cell, None)
    if text != getattr(fact, cell):
        cells[cell] = text
    others = {one: dict(kept) for one, kept in corrected.items() if one != place}
    return {**others, place: cells} if cells else others


def correctable(facts: Sequence[Fact], *, year: int = 0) -> frozenset[str]:
    """Return the places of the rows that say in their cells all that was read of them.

    What stands in other columns, such as a growth that no value gives, would be lost.
    """
    counts = Counter(map(row_place, facts))
    rows = [fact for fact in facts if fact.indicator and counts[row_place(fact)] == 1]
    read = _read_rows([_cells(fact) for fact in rows], year) if rows else []
    by_line = {fact.line: fact for fact in read} if len(read) == len(rows) else {}
    return frozenset(
        row_place(fact)
        for line, fact in enumerate(rows, start=2)
        if (same := by_line.get(line)) is not None and same.text == fact.text
    )


def _read_anew(fact: Fact, cells: Mapping[str, str], year: int) -> Fact:
    read = _read_rows([_cells(fact) | dict(cells)], year)
    if len(read) != 1 or not read[0].value:
        raise OutlineError(
            f"台账第{fact.line}行这样改，读不成一条数据。", hint="请写明指标和数值，或按 Esc 不改。"
        )
    changes = "，".join(
        f"{CELLS[name]}由“{getattr(fact, name)}”改为“{text}”" for name, text in cells.items()
    )
    said = f"台账第{fact.line}行在网页上改过：{changes}"
    return replace(
        read[0],
        id=fact.id,
        line=fact.line,
        file=fact.file,
        sheet=fact.sheet,
        section=fact.section,
        remarks=(*read[0].remarks, said),
    )


def _cells(fact: Fact) -> dict[str, str]:
    return {name: getattr(fact, name) for name in (*CELLS, *_OTHERS)}


def _read_rows(rows: Sequence[Mapping[str, str]], year: int) -> list[Fact]:
    """Return the facts of a table of these rows, the first in its line 2; none for no table."""
    from assistant.drafting.facts.load_facts import parse_facts

    columns = {**CELLS, **_OTHERS}
    used = [name for name in columns if any(row[name] for row in rows)]
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([columns[name] for name in used])
    table.writerows([row[name] for name in used] for row in rows)
    try:
        return parse_facts(text.getvalue(), year=year)
    except OutlineError:
        return []
