"""Find the occurrences of texts, and the reports that contain a phrase."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from assistant.archive.archive_records import Occurrence
from assistant.archive.database.filter_sql import filter_condition
from assistant.archive.database.indexed_texts import clean_texts
from assistant.archive.patterns.coded_text import Numbers
from assistant.archive.patterns.pattern_counts import StoredPatterns
from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import sound_value
from assistant.records import Filter, Function

_LONGEST_TERM = 2  # characters: a phrase this short is one term of the keyword index


def reports_containing(
    database: Database,
    patterns: StoredPatterns,
    phrase: str,
    candidates: Sequence[int],
    filter: Filter,
) -> dict[str, int]:
    """Return the reports with `phrase` in one of the candidate texts: report id → text id."""
    counts = patterns.counts()
    texts, parts = patterns.texts().of(np.array(candidates, dtype=np.int64))
    if filter:
        inside = counts.allowed_parts(filter)[parts]
        texts, parts = texts[inside], parts[inside]
    found = _origins_containing(database, phrase, texts, counts.part_origin[parts])
    return {counts.origins[origin].report_id: text for origin, text in found.items()}


def _origins_containing(
    database: Database, phrase: str, texts: Numbers, origins: Numbers
) -> dict[int, int]:
    """Return one text that contains `phrase` for each origin that has any.

    Text n of `texts` occurs in origin n of `origins`.
    """
    holding: dict[int, int] = {}
    verdicts: dict[int, bool] = {}
    while len(texts):
        # One text of each report at a time: nearly always the first contains the phrase.
        asked_origins, asked = np.unique(origins, return_index=True)
        chosen = dict(zip(asked_origins.tolist(), texts[asked].tolist(), strict=True))
        verdicts |= _find_phrase(database, phrase, sorted(set(chosen.values()) - verdicts.keys()))
        holding |= {origin: text for origin, text in chosen.items() if verdicts[text]}
        waiting = ~np.isin(origins, list(holding))
        waiting[asked] = False
        texts, origins = texts[waiting], origins[waiting]
    return holding


def _find_phrase(database: Database, phrase: str, texts: Sequence[int]) -> dict[int, bool]:
    if len(phrase) <= _LONGEST_TERM:
        return dict.fromkeys(texts, True)
    said = clean_texts(database, texts)
    return {text: phrase in said.get(text, "") for text in texts}


def find_occurrences(database: Database, ids: Sequence[int], filter: Filter) -> list[Occurrence]:
    """Return every occurrence of these texts inside the filter."""
    where, parameters = filter_condition(filter)
    rows = database.execute(
        f'SELECT p.text, r.key, s.function, p.clean, {sound_value("paragraphs")}, p.start, p."end"'  # noqa: S608
        " FROM passages p"
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
