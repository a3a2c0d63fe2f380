"""Make pairs of a query and the text that answers it from an archive's own reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from assistant.archive.protocol import PassageStore
from assistant.records import ReportEntry, Section
from assistant.text.numbered_headings import parse_heading
from assistant.text.sentences import sentence_spans

_SHORTEST_QUERY, _LONGEST_QUERY = 4, 60  # characters
_SHORTEST_TEXT = 20  # characters


class PairKind(StrEnum):
    """The source of a pair's query."""

    HEADING = "heading"
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPair:
    """A query and the text that answers it."""

    query: str
    text: str
    kind: PairKind
    report: str  # its id
    organisation: str  # "" if unknown


def archive_pairs(store: PassageStore, entries: Iterable[ReportEntry]) -> Iterator[TrainingPair]:
    """Yield the pairs of these reports: heading → passage, and lead sentence → rest of it.

    A passage with a lead sentence is represented by its rest alone, for its heading too, so that no
    query occurs word for word in its own text.
    """
    for entry in entries:
        for section in store.sections(entry.id):
            for query, text, kind in _section_pairs(section):
                yield TrainingPair(
                    query=query,
                    text=text,
                    kind=kind,
                    report=entry.id,
                    organisation=entry.organisation,
                )


def shuffle_pairs(names: Iterable[str]) -> list[str]:
    """Return the names in a random order that is the same every time."""
    return sorted(set(names), key=lambda name: sha256(name.encode()).digest())


def _section_pairs(section: Section) -> Iterator[tuple[str, str, PairKind]]:
    heading = _heading_title(section.path[-1]) if section.path else ""
    for paragraph in section.paragraphs:
        for passage in paragraph.passages:
            lead, text = _split_lead(passage.clean)
            if len(text) >= _SHORTEST_TEXT:
                if lead:
                    yield lead, text, PairKind.LEAD
                if _SHORTEST_QUERY <= len(heading) <= _LONGEST_QUERY:
                    yield heading, text, PairKind.HEADING


def _split_lead(text: str) -> tuple[str, str]:
    """Return the lead sentence and the rest; no lead where either would be too short."""
    spans = sentence_spans(text)
    if len(spans) > 1:
        lead, rest = text[slice(*spans[0])], text[spans[1][0] :]
        if _SHORTEST_QUERY <= len(lead) <= _LONGEST_QUERY and len(rest) >= _SHORTEST_TEXT:
            return lead, rest
    return "", text


def _heading_title(heading: str) -> str:
    parsed = parse_heading(heading)
    return parsed.title if parsed else heading
