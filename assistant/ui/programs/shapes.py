"""The shapes of what programs send and get; the JSON of the command line has the same fields."""

from typing import Any, TypedDict


class Place(TypedDict):
    """Where a text stands."""

    file: str
    line: int


class FoundPassage(TypedDict):
    """One answer of a search."""

    rank: int
    score: float
    text: str
    report_id: str
    report_title: str
    year: int | None
    section: list[str]
    function: str
    file: str
    line: int
    also_at: list[Place]


class FoundSentence(TypedDict):
    """A sentence of a past report, and where it stands."""

    rank: int
    text: str
    left: str
    match: str
    right: str
    report_id: str
    report_title: str
    year: int | None
    section: list[str]
    function: str
    file: str
    line: int
    also_at: list[Place]
    flags: list[str]


class FoundPhrases(TypedDict):
    """How past reports put it."""

    query: str
    sentences: list[FoundSentence]
    patterns: list[dict[str, Any]]
    heading_sets: list[dict[str, Any]]
    timeline: dict[str, Any] | None
    collocations: list[dict[str, Any]]


class ReportLine(TypedDict):
    """One report of the archive."""

    id: str
    title: str
    organisation: str
    org_type: str
    level: str
    year: int | None
    span: str
    kind: str
    file: str
    first_line: int | None
    last_line: int | None
    passages: int
    also_at: list[str]


class ReportSection(TypedDict):
    """One section of a report."""

    path: list[str]
    function: str
    line: int
    paragraphs: list[dict[str, Any]]


class DraftLine(TypedDict):
    """One kept draft."""

    id: str
    title: str
    made: str
    changed: str
    written: int
    sections: int
    open: int


class WrittenDraft(TypedDict):
    """A draft: its text as Markdown, and the same in parts with sources."""

    id: str
    title: str
    text: str
    sections: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    unresolved: list[dict[str, Any]]


class FoundFinding(TypedDict):
    """One thing to look at in a draft; paragraphs count from 1, the title is none."""

    rule: str
    severity: str
    draft_pars: list[int]
    start: int
    end: int
    phrase: str
    reason: str
    suggestion: str


class Checked(TypedDict):
    """What a check found."""

    title: str
    counts: dict[str, int]
    findings: list[FoundFinding]
    arithmetic: list[dict[str, Any]]
    inconsistencies: list[dict[str, Any]]
    outdated: list[dict[str, Any]]
    leftovers: list[dict[str, Any]]
    repeated: dict[str, Any]


class Compared(TypedDict):
    """What holding a draft against a past report shows."""

    past: dict[str, Any]
    pairs: list[dict[str, Any]]
    missing: list[dict[str, Any]]
    new: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    plans: list[dict[str, Any]]
    outdated: list[dict[str, Any]]
    leftovers: list[dict[str, Any]]
    arithmetic: list[dict[str, Any]]
    inconsistencies: list[dict[str, Any]]
    repeated: dict[str, Any]
    comparable: list[str]
    proposed: list[dict[str, Any]]


class FileContent(TypedDict):
    """A file, its bytes as base64."""

    name: str
    content: str
