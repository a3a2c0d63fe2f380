"""Read the headings and paragraphs that are counted, by report and section function."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from assistant.archive.storage.database import Database
from assistant.archive.storage.row_checksums import no_value, sound_value
from assistant.text.clean import clean
from assistant.text.numbered_headings import parse_heading

_PARAGRAPHS = f"""
SELECT s.report, s.function, s.id, {sound_value("sections")}, s.line, g.line,
       {sound_value("paragraphs")}
FROM sections s LEFT JOIN paragraphs g ON g.section = s.id
WHERE s.report IN (SELECT value FROM json_each(?))
ORDER BY s.report, s.function, s.id, g.id
"""  # noqa: S608
_SAMPLE = f"""
SELECT s.report, {no_value("sections")}, {sound_value("paragraphs")}
FROM paragraphs g JOIN sections s ON s.id = g.section
WHERE g.id % ? = 0
UNION ALL
SELECT s.report, {sound_value("sections")}, NULL FROM sections s WHERE s.id % ? = 0
AND NOT EXISTS (SELECT 1 FROM paragraphs WHERE section = s.id AND line = s.line)
ORDER BY 1
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedText:
    """The clean text of one report under one section function, a line per paragraph."""

    report: int
    function: str
    text: str


def report_parts(database: Database, reports: Sequence[int]) -> Iterator[CountedText]:
    """Yield all parts of these reports that have text; headings are lines without numbers."""
    rows = database.execute(_PARAGRAPHS, [json.dumps(list(reports))])
    for (report, function), group in groupby(rows, key=itemgetter(0, 1)):
        lines = [
            line
            for (_, path, at), section in groupby(group, key=itemgetter(2, 3, 4))
            for line in _lines(path, at, [(row[5], row[6]) for row in section])
        ]
        if lines:
            text = "".join(f"{line}\n" for line in lines)
            yield CountedText(report=report, function=function, text=text)


def sample_parts(database: Database, *, every: int) -> Iterator[CountedText]:
    """Yield one paragraph and one heading in `every`, those of a report together."""
    rows = database.execute(_SAMPLE, [every, every])
    for report, group in groupby(rows, key=itemgetter(0)):
        lines = [_heading(path) if text is None else clean(text) for _, path, text in group]
        yield CountedText(report=report, function="", text="".join(f"{line}\n" for line in lines))


def _lines(path: str, at: int, paragraphs: Sequence[tuple[int | None, str]]) -> Iterator[str]:
    # A heading that opens its paragraph's line is not counted twice.
    if all(line != at for line, _ in paragraphs) and (heading := _heading(path)):
        yield heading
    for line, text in paragraphs:
        if line is not None:
            yield clean(text)


def _heading(path: str) -> str:
    """Return the last heading of a path without its number, "" for an empty path."""
    headings = json.loads(path)
    if not headings:
        return ""
    heading = clean(headings[-1])
    parsed = parse_heading(heading)
    return parsed.title if parsed else heading
