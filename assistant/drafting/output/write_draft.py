"""Write a draft, with all that is known of its sentences, to a file of text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assistant.archive.storage.atomic_write import save_result
from assistant.drafting.draft import Draft
from assistant.drafting.output.markdown_json import to_json, to_markdown


def _json_bytes(draft: Draft) -> bytes:
    return json.dumps(to_json(draft), ensure_ascii=False, indent=2).encode()


_KINDS: dict[str, Callable[[Draft], bytes]] = {
    ".md": lambda draft: to_markdown(draft).encode(),
    ".json": _json_bytes,
}


def can_write(path: Path) -> bool:
    """Return whether a file of this name is one of those written here: .md or .json."""
    return path.suffix.lower() in _KINDS


def write_draft(draft: Draft, path: Path) -> None:
    """Write the draft to such a file, whole or not at all; ExportError where that cannot be."""
    save_result(path, _KINDS[path.suffix.lower()](draft))
