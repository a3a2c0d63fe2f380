"""Write a draft to a file of the kind that its name asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assistant.archive.disk import replace_file
from assistant.drafting.records import Draft
from assistant.drafting.render import to_json, to_markdown
from assistant.drafting.render_docx import to_docx
from assistant.errors import ExportError


def _json_bytes(draft: Draft) -> bytes:
    return json.dumps(to_json(draft), ensure_ascii=False, indent=2).encode()


_KINDS: dict[str, Callable[[Draft], bytes]] = {
    ".md": lambda draft: to_markdown(draft).encode(),
    ".docx": to_docx,
    ".json": _json_bytes,
}


def write_draft(draft: Draft, path: Path) -> None:
    """Write the draft to a .md, .docx or .json file, whole or not at all.

    Raises ExportError for another kind of file, or where the file cannot be written.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ExportError(
            f"不会写这种文件：{path.name}", hint=f"文件名请以 {'、'.join(_KINDS)} 结尾。"
        )
    content = kind(draft)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise ExportError(
            f"写不进文件：{path}（{error.strerror}）",
            hint="请看文件是否正被 Word 打开、磁盘是否已满、目录是否可写，或换个地方存。",
        ) from error
