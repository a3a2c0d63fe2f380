"""Turn a folder of past work reports into an archive to draft from, search and compare with.

Programs start from `Workbench`:

    from assistant import Workbench, load_settings

    with Workbench(load_settings()) as bench:
        for hit in bench.archive.search("老旧小区改造"):
            print(hit.passage.text, hit.passage.place)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.errors import AssistantError
    from assistant.records import Filter, Hit
    from assistant.retrieval.langchain_retriever import ArchiveRetriever
    from assistant.settings import Settings, load_settings
    from assistant.workbench import Workbench

__all__ = [
    "ArchiveRetriever",
    "AssistantError",
    "Filter",
    "Hit",
    "Settings",
    "Workbench",
    "load_settings",
]
__version__ = "0.1.0"

# Imported when asked for: `import assistant` itself stays cheap.
_HOMES = {
    "ArchiveRetriever": "assistant.retrieval.langchain_retriever",
    "AssistantError": "assistant.errors",
    "Filter": "assistant.records",
    "Hit": "assistant.records",
    "Settings": "assistant.settings",
    "Workbench": "assistant.workbench",
    "load_settings": "assistant.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
