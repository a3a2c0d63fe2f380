"""Find example sentences of a skeleton or phrase, from different reports."""

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

_CANDIDATES = 5  # factor of passages over examples: not all have a suitable sentence
_SENTENCE_LENGTHS = range(8, 121)  # characters of a sentence that is quickly read


def find_examples(
    archive: PassageStore,
    occurrences: Iterable[Occurrence],
    origins: Mapping[str, Origin],
    expression: re.Pattern[str],
    *,
    limit: int,
    filter: Filter,
) -> tuple[Example, ...]:
    """Return sentences that match `expression`, one per report, newest first, without defects."""
    by_report = {occurrence.report_id: occurrence for occurrence in occurrences}
    newest = sorted(by_report, key=lambda report: (-(origins[report].year or 0), report))
    passage_ids = (
        by_report[report].passage_id
        for report in newest[: _CANDIDATES * limit]
        if _first_sentence(by_report[report].clean, expression)
    )
    ids = list(dict.fromkeys(islice(passage_ids, limit)))
    return tuple(_build_examples(archive.passages(ids, filter=filter), expression))


def _build_examples(
    passages: Sequence[StoredPassage], expression: re.Pattern[str]
) -> Iterator[Example]:
    for passage in passages:
        text = _first_sentence(passage.text, expression)
        if text:
            yield Example(
                text=text,
                report_id=passage.report_id,
                report_title=passage.report_title,
                year=passage.year,
                file=passage.place.file,
                line=passage.place.line,
            )


def _first_sentence(text: str, expression: re.Pattern[str]) -> str:
    """Return the first suitable sentence of a passage, "" where there is none."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        cleaned = clean(sentence)
        if (
            len(sentence) in _SENTENCE_LENGTHS
            and expression.search(cleaned)
            and not find_defects(cleaned)
        ):
            return sentence
    return ""
