"""Write a manuscript to a file in the format of its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.archive.storage.atomic_write import save_result
from assistant.errors import ExportError
from assistant.export.html import to_html
from assistant.export.layout import Layout
from assistant.export.word import write_word
from assistant.manuscript import Manuscript
from assistant.reports.loading.office import convert_to_pdf


def _write_pdf(manuscript: Manuscript, layout: Layout, *, review: bool) -> bytes:
    return convert_to_pdf(write_word(manuscript, layout, review=review))


_KINDS: dict[str, Callable[..., bytes]] = {
    ".docx": write_word,
    ".pdf": _write_pdf,
    ".html": to_html,
}


def can_write(path: Path) -> bool:
    """Return whether the format of this file name is supported."""
    return path.suffix.lower() in _KINDS


def write_manuscript(
    manuscript: Manuscript, path: Path, *, layout: Layout, review: bool = False
) -> None:
    """Write the manuscript to a .docx, .pdf or .html file, as a whole or not at all.

    A review copy has the remarks. Raises ExportError for another format, for a file that cannot be
    written, and for a PDF without LibreOffice.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ExportError(
            f"不会写这种文件：{path.name}",
            hint=f"文件名请以 {'、'.join(_KINDS)} 结尾；草稿还可以写成 .md 和 .json。",
        )
    save_result(path, kind(manuscript, layout, review=review))
