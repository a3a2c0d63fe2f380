"""Write a draft with its sources to a Markdown or JSON file."""

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
    """Return whether the file name ends in .md or .json."""
    return path.suffix.lower() in _KINDS


def write_draft(draft: Draft, path: Path) -> None:
    """Write the draft to a .md or .json file, whole or not at all.

    Raises ExportError where it cannot be written.
    """
    save_result(path, _KINDS[path.suffix.lower()](draft))
