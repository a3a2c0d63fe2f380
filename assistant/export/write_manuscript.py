"""Write a manuscript to a file of the kind that its name asks for."""

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
    """Return whether a file of this name is one of those laid out here."""
    return path.suffix.lower() in _KINDS


def write_manuscript(
    manuscript: Manuscript, path: Path, *, layout: Layout, review: bool = False
) -> None:
    """Write the manuscript to a .docx, .pdf or .html file, whole or not at all.

    A review copy carries the remarks. Raises ExportError for another kind of file, where the
    file cannot be written, or for a PDF where LibreOffice is missing.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ExportError(
            f"不会写这种文件：{path.name}",
            hint=f"文件名请以 {'、'.join(_KINDS)} 结尾；草稿还可以写成 .md 和 .json。",
        )
    save_result(path, kind(manuscript, layout, review=review))
