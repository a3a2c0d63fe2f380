"""Turn a folder of past work reports into an archive to draft from, search and compare with.

Programs start from `Workbench` (docs/python.md):

    from assistant import Filter, Workbench

    with Workbench() as bench:
        for hit in bench.archive.search("老旧小区改造", filter=Filter(years=(2024,))):
            print(hit.passage.text, hit.passage.place)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.archive.archive_records import ArchiveStatus, Correction, Metadata, ReadingState
    from assistant.archive.ingest.ingest_files import IngestSummary
    from assistant.drafting.draft import Draft, Fact, Unresolved
    from assistant.drafting.drafts.reimport import ReimportedDraft
    from assistant.drafting.drafts.stored_draft import StoredDraft
    from assistant.drafting.events import SectionDone, SectionFailed, TextArrived
    from assistant.drafting.facts.load_facts import load_facts, parse_facts
    from assistant.drafting.inputs import load_outline
    from assistant.errors import AssistantError
    from assistant.phrasing.answer_query import PhraseRequest
    from assistant.phrasing.phrases import Phrases
    from assistant.records import (
        Filter,
        Function,
        Hit,
        Level,
        ReportEntry,
        Section,
        Span,
        StoredPassage,
    )
    from assistant.retrieval.langchain_retriever import ArchiveRetriever
    from assistant.retrieval.search_mode import SearchMode
    from assistant.review.check.run_rules import CheckResult
    from assistant.review.findings import Comparison, Finding
    from assistant.settings import Settings, load_settings
    from assistant.workbench import Workbench

__all__ = [
    "ArchiveRetriever",
    "ArchiveStatus",
    "AssistantError",
    "CheckResult",
    "Comparison",
    "Correction",
    "Draft",
    "Fact",
    "Filter",
    "Finding",
    "Function",
    "Hit",
    "IngestSummary",
    "Level",
    "Metadata",
    "PhraseRequest",
    "Phrases",
    "ReadingState",
    "ReimportedDraft",
    "ReportEntry",
    "SearchMode",
    "Section",
    "SectionDone",
    "SectionFailed",
    "Settings",
    "Span",
    "StoredDraft",
    "StoredPassage",
    "TextArrived",
    "Unresolved",
    "Workbench",
    "load_facts",
    "load_outline",
    "load_settings",
    "parse_facts",
]
__version__ = "0.1.0"

# Imported when asked for: `import assistant` itself stays cheap.
_HOMES = {
    "ArchiveRetriever": "assistant.retrieval.langchain_retriever",
    "ArchiveStatus": "assistant.archive.archive_records",
    "AssistantError": "assistant.errors",
    "CheckResult": "assistant.review.check.run_rules",
    "Comparison": "assistant.review.findings",
    "Correction": "assistant.archive.archive_records",
    "Draft": "assistant.drafting.draft",
    "Fact": "assistant.drafting.draft",
    "Filter": "assistant.records",
    "Finding": "assistant.review.findings",
    "Function": "assistant.records",
    "Hit": "assistant.records",
    "IngestSummary": "assistant.archive.ingest.ingest_files",
    "Level": "assistant.records",
    "Metadata": "assistant.archive.archive_records",
    "PhraseRequest": "assistant.phrasing.answer_query",
    "Phrases": "assistant.phrasing.phrases",
    "ReadingState": "assistant.archive.archive_records",
    "ReimportedDraft": "assistant.drafting.drafts.reimport",
    "ReportEntry": "assistant.records",
    "SearchMode": "assistant.retrieval.search_mode",
    "Section": "assistant.records",
    "SectionDone": "assistant.drafting.events",
    "SectionFailed": "assistant.drafting.events",
    "Settings": "assistant.settings",
    "Span": "assistant.records",
    "StoredDraft": "assistant.drafting.drafts.stored_draft",
    "StoredPassage": "assistant.records",
    "TextArrived": "assistant.drafting.events",
    "Unresolved": "assistant.drafting.draft",
    "Workbench": "assistant.workbench",
    "load_facts": "assistant.drafting.facts.load_facts",
    "load_outline": "assistant.drafting.inputs",
    "load_settings": "assistant.settings",
    "parse_facts": "assistant.drafting.facts.load_facts",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
