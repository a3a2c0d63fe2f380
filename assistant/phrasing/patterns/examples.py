"""Show a few sentences that a skeleton or phrase stands in, from different reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from assistant.archive.archive_records import Occurrence
from assistant.archive.patterns.pattern_counts import Origin
from assistant.archive.protocol import PassageStore
from assistant.phrasing.phrases import Example
from assistant.phrasing.sentences.defects import find_defects
from assistant.records import Filter, StoredPassage
from assistant.text.clean import clean
from assistant.text.sentences import sentence_spans

_CONSIDERED = 5  # times as many passages as are shown: not all have a sentence to show
_LENGTHS = range(8, 121)  # characters of a sentence that is read at a glance


def find_examples(
    archive: PassageStore,
    found: Iterable[Occurrence],
    origins: Mapping[str, Origin],
    wanted: re.Pattern[str],
    *,
    limit: int,
    filter: Filter,
) -> tuple[Example, ...]:
    """Return sentences that hold `wanted`, a report each, the newest first; none is damaged."""
    by_report = {occurrence.report_id: occurrence for occurrence in found}
    newest = sorted(by_report, key=lambda report: (-(origins[report].year or 0), report))
    showable = (
        by_report[report].passage_id
        for report in newest[: _CONSIDERED * limit]
        if _sentence(by_report[report].clean, wanted)
    )
    ids = list(dict.fromkeys(islice(showable, limit)))
    return tuple(_examples(archive.passages(ids, filter=filter), wanted))


def _examples(passages: Sequence[StoredPassage], wanted: re.Pattern[str]) -> Iterator[Example]:
    for passage in passages:
        text = _sentence(passage.text, wanted)
        if text:
            yield Example(
                text=text,
                report_id=passage.report_id,
                report_title=passage.report_title,
                year=passage.year,
                file=passage.place.file,
                line=passage.place.line,
            )


def _sentence(text: str, wanted: re.Pattern[str]) -> str:
    """Return the first sentence of a passage that can be shown, "" where there is none."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        cleaned = clean(sentence)
        if len(sentence) in _LENGTHS and wanted.search(cleaned) and not find_defects(cleaned):
            return sentence
    return ""
