"""Convert past wording to the JSON of the contract."""

from collections.abc import Sequence

from assistant.contract.archive_json import place_row
from assistant.contract.json_values import JsonRow, to_json, to_row
from assistant.phrasing.phrases import Filler, Pattern, Phrases, PrecedentSentence, Timeline

_SOURCE = ("report_id", "report_title", "year")
_WORDS = ("rank", "text", "left", "match", "right")


def phrases_row(found: Phrases) -> JsonRow:
    """Return the answer to a query about wording."""
    return {
        "query": found.query,
        "sentences": [_sentence(sentence) for sentence in found.sentences],
        "patterns": [_pattern(pattern) for pattern in found.patterns],
        "heading_sets": [
            to_row(one, "headings", *_SOURCE, "function", "file", "line")
            for one in found.heading_sets
        ],
        "timeline": None if found.timeline is None else _timeline(found.timeline),
        "collocations": [
            {"word": one.word, "kind": one.kind, "partners": _fillers(one.partners)}
            for one in found.collocations
        ],
    }


def _sentence(sentence: PrecedentSentence) -> JsonRow:
    return to_row(sentence, *_WORDS, *_SOURCE, "section", "function", "file", "line") | {
        "also_at": [place_row(place) for place in sentence.also],
        "flags": list(sentence.flags),
    }


def _pattern(pattern: Pattern) -> JsonRow:
    return to_row(pattern, "skeleton", "reports", "sentences") | {
        **_counts(pattern),
        "slots": [_fillers(slot) for slot in pattern.slots],
        "examples": to_json(pattern.examples),
    }


def _timeline(timeline: Timeline) -> JsonRow:
    counts = _counts(timeline)
    return (
        to_row(timeline, "phrase", "reports", "first", "last")
        | counts
        | {"beside": _fillers(timeline.beside)}
    )


def _counts(found: Pattern | Timeline) -> JsonRow:
    by_year = {str(year): count for year, count in found.by_year}
    return {"by_year": by_year, "by_org_type": dict(found.by_org_type)}


def _fillers(fillers: Sequence[Filler]) -> list[JsonRow]:
    return [{"filler": filler.text, "count": filler.count} for filler in fillers]
