"""Write a draft with its sources to a Markdown or JSON file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assistant.archive.storage.atomic_write import save_result
from assistant.drafting.draft import Draft
from assistant.drafting.output.indicator_table import indicator_table
from assistant.drafting.output.markdown_json import to_json, to_markdown


def _markdown_bytes(draft: Draft, table: bool) -> bytes:
    return to_markdown(draft, table=table).encode()


def _json_bytes(draft: Draft, table: bool) -> bytes:
    content = to_json(draft)
    if table:
        indicators = indicator_table(draft.ledger, with_sources=True)
        content["indicators"] = [
            dict(zip(indicators.header, row, strict=True)) for row in indicators.rows
        ]
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


_KINDS: dict[str, Callable[[Draft, bool], bytes]] = {
    ".md": _markdown_bytes,
    ".json": _json_bytes,
}


def can_write(path: Path) -> bool:
    """Return whether the file name ends in .md or .json."""
    return path.suffix.lower() in _KINDS


def write_draft(draft: Draft, path: Path, *, table: bool = False) -> None:
    """Write the draft to a .md or .json file, whole or not at all.

    With `table` it ends with the indicators of its ledger. Raises ExportError where it cannot be
    written.
    """
    save_result(path, _KINDS[path.suffix.lower()](draft, table))
