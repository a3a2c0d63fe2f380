"""Find example sentences of a skeleton or phrase, from different reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from assistant.archive.archive_records import Occurrence
from assistant.archive.patterns.pattern_counts import Origin
from assistant.archive.protocol import PassageStore
from assistant.phrasing.patterns.slot_patterns import whole_matches
from assistant.phrasing.phrases import Example
from assistant.phrasing.sentences.defects import find_defects
from assistant.records import Filter, StoredPassage
from assistant.text.clean import clean
from assistant.text.sentences import sentence_spans

_CANDIDATES = 5  # factor of passages over examples: not all have a suitable sentence
_SENTENCE_LENGTHS = range(8, 121)  # characters of a sentence that is quickly read
_Matches = Callable[[re.Pattern[str], str], bool]


def find_examples(
    archive: PassageStore,
    occurrences: Iterable[Occurrence],
    origins: Mapping[str, Origin],
    expression: re.Pattern[str],
    *,
    limit: int,
    filter: Filter,
) -> tuple[Example, ...]:
    """Return sentences that match `expression`, one per report, newest first, without defects.

    Matches that tear a word count only where all do.
    """
    by_report = {occurrence.report_id: occurrence for occurrence in occurrences}
    newest = sorted(by_report, key=lambda report: (-(origins[report].year or 0), report))
    candidates = [by_report[report] for report in newest[: _CANDIDATES * limit]]
    for matches in (_matches_whole_words, _matches):
        holding = (one.passage_id for one in candidates if _first(one.clean, expression, matches))
        if ids := list(dict.fromkeys(islice(holding, limit))):
            passages = archive.passages(ids, filter=filter)
            return tuple(_build_examples(passages, expression, matches))
    return ()


def _matches(expression: re.Pattern[str], text: str) -> bool:
    return expression.search(text) is not None


def _matches_whole_words(expression: re.Pattern[str], text: str) -> bool:
    return any(whole_matches(expression, text))


def _build_examples(
    passages: Sequence[StoredPassage], expression: re.Pattern[str], matches: _Matches
) -> Iterator[Example]:
    for passage in passages:
        if text := _first(passage.text, expression, matches):
            yield Example(
                text=text,
                report_id=passage.report_id,
                report_title=passage.report_title,
                year=passage.year,
                file=passage.place.file,
                line=passage.place.line,
            )


def _first(text: str, expression: re.Pattern[str], matches: _Matches) -> str:
    """Return the first suitable sentence of a passage, "" where there is none."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        cleaned = clean(sentence)
        if (
            len(sentence) in _SENTENCE_LENGTHS
            and matches(expression, cleaned)
            and not find_defects(cleaned)
        ):
            return sentence
    return ""
