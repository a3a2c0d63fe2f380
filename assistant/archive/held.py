"""Find where texts stand, and which reports hold a phrase word for word."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from assistant.archive.filters import condition
from assistant.archive.protocol import Occurrence
from assistant.archive.texts import clean_texts
from assistant.records import Filter, Function

_CERTAIN = 2  # characters: so short a phrase is itself a term of the keyword index


def reports_holding(
    database: sqlite3.Connection, candidates: Sequence[int], phrase: str, filter: Filter
) -> list[str]:
    """Return the ids of the reports inside the filter with `phrase` in one of these texts."""
    waiting = _texts_of_reports(database, candidates, filter)
    if len(phrase) <= _CERTAIN:
        return list(waiting)
    holding: list[str] = []
    verdicts: dict[int, bool] = {}
    while waiting:
        # One text of each report at a time: nearly always the first holds the phrase.
        asked = {report: texts.pop() for report, texts in waiting.items()}
        unread = sorted(set(asked.values()) - verdicts.keys())
        texts = clean_texts(database, unread)
        verdicts |= {one: phrase in text for one, text in zip(unread, texts, strict=True)}
        holding += [report for report, text in asked.items() if verdicts[text]]
        waiting = {
            report: texts
            for report, texts in waiting.items()
            if texts and not verdicts[asked[report]]
        }
    return holding


def occurrences(
    database: sqlite3.Connection, ids: Sequence[int], filter: Filter
) -> list[Occurrence]:
    """Return every place inside the filter where these texts stand."""
    where, parameters = condition(filter)
    rows = database.execute(
        'SELECT p.text, r.key, s.function, p.clean, g.text, p.start, p."end" FROM passages p'  # noqa: S608
        " JOIN paragraphs g ON g.id = p.paragraph JOIN sections s ON s.id = p.section"
        " JOIN reports r ON r.id = s.report"
        f" WHERE p.text IN (SELECT value FROM json_each(?)) AND {where} ORDER BY p.text",
        [json.dumps(ids), *parameters],
    )
    return [
        Occurrence(
            passage_id=number,
            report_id=report,
            function=Function(function),
            clean=paragraph[start:end] if clean is None else clean,
        )
        for number, report, function, clean, paragraph, start, end in rows
    ]


def _texts_of_reports(
    database: sqlite3.Connection, ids: Sequence[int], filter: Filter
) -> dict[str, list[int]]:
    """Return for each report inside the filter which of these texts stand in it."""
    where, parameters = condition(filter)
    rows = database.execute(
        "SELECT r.key, p.text FROM passages p JOIN sections s ON s.id = p.section"  # noqa: S608
        " JOIN reports r ON r.id = s.report"
        f" WHERE p.text IN (SELECT value FROM json_each(?)) AND {where}",
        [json.dumps(ids), *parameters],
    )
    texts: dict[str, list[int]] = {}
    for report, text in rows:
        texts.setdefault(report, []).append(text)
    return texts
