"""Convert past wording to the JSON of the contract."""

from collections.abc import Sequence

from assistant.contract.archive_json import JsonRow, place_row
from assistant.phrasing.phrases import Filler, Pattern, Phrases, PrecedentSentence, Timeline
from assistant.records import HeadingSet


def phrases_row(found: Phrases) -> JsonRow:
    """Return the answer to a query about wording."""
    return {
        "query": found.query,
        "sentences": [_sentence(sentence) for sentence in found.sentences],
        "patterns": [_pattern(pattern) for pattern in found.patterns],
        "heading_sets": [_heading_set(one) for one in found.heading_sets],
        "timeline": None if found.timeline is None else _timeline(found.timeline),
        "collocations": [
            {"word": one.word, "kind": one.kind, "partners": _fillers(one.partners)}
            for one in found.collocations
        ],
    }


def _sentence(sentence: PrecedentSentence) -> JsonRow:
    return {
        "rank": sentence.rank,
        "text": sentence.text,
        "left": sentence.left,
        "match": sentence.match,
        "right": sentence.right,
        "report_id": sentence.report_id,
        "report_title": sentence.report_title,
        "year": sentence.year,
        "section": list(sentence.section),
        "function": sentence.function.value,
        "file": sentence.file,
        "line": sentence.line,
        "also_at": [place_row(place) for place in sentence.also],
        "flags": list(sentence.flags),
    }


def _pattern(pattern: Pattern) -> JsonRow:
    return {
        "skeleton": pattern.skeleton,
        "reports": pattern.reports,
        "sentences": pattern.sentences,
        "by_year": {str(year): count for year, count in pattern.by_year},
        "by_org_type": dict(pattern.by_org_type),
        "slots": [_fillers(slot) for slot in pattern.slots],
        "examples": [
            {
                "text": example.text,
                "report_id": example.report_id,
                "report_title": example.report_title,
                "year": example.year,
                "file": example.file,
                "line": example.line,
            }
            for example in pattern.examples
        ],
    }


def _heading_set(one: HeadingSet) -> JsonRow:
    return {
        "headings": list(one.headings),
        "report_id": one.report_id,
        "report_title": one.report_title,
        "year": one.year,
        "function": one.function.value,
        "file": one.file,
        "line": one.line,
    }


def _timeline(timeline: Timeline) -> JsonRow:
    return {
        "phrase": timeline.phrase,
        "reports": timeline.reports,
        "first": timeline.first,
        "last": timeline.last,
        "by_year": {str(year): count for year, count in timeline.by_year},
        "by_org_type": dict(timeline.by_org_type),
        "beside": _fillers(timeline.beside),
    }


def _fillers(fillers: Sequence[Filler]) -> list[JsonRow]:
    return [{"filler": filler.text, "count": filler.count} for filler in fillers]
