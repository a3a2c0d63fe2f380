"""Open a Word file that came from elsewhere for python-docx, its parts looked over before."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.errors import ExportError, LoadError
from assistant.foreign_files import refuse_faults
from assistant.reports.loading.xml_package import open_package

if TYPE_CHECKING:
    from docx.document import Document

SAVE_WORD_AGAIN = "请用 Word 或 WPS 打开它，另存为 .docx 再试。"
_MOST_PARAGRAPHS = 20_000  # cells of tables included; a thousand pages
_XML = (".xml", ".rels")


@refuse_faults(ExportError, what="Word 文件", hint=SAVE_WORD_AGAIN)
def open_word(data: bytes) -> Document:
    """Return the Word document in `data`; ExportError where it is none, damaged or hostile.

    Who reads on in the document meets parts that are missing: they refuse faults as well.
    """
    import docx

    try:
        _require_sound_parts(data)
        document = docx.Document(io.BytesIO(data))
    except LoadError as error:
        raise ExportError(str(error), hint=error.hint) from error
    except (KeyError, ValueError) as error:  # no main part, or one of another kind
        raise ExportError("这不是完好的 Word 文件（.docx）。", hint=SAVE_WORD_AGAIN) from error
    if sum(1 for _ in document.element.body.iter("{*}p")) > _MOST_PARAGRAPHS:
        raise ExportError(
            f"Word 文件超过 {_MOST_PARAGRAPHS:,} 段，不像一篇报告。", hint="请拆成几个文件再试。"
        )
    return document


def _require_sound_parts(data: bytes) -> None:
    """Raise LoadError for a package that is oversized, or with a part that is no plain XML."""
    with open_package(data, kind="Word 文件", hint=SAVE_WORD_AGAIN) as package:
        for name in package.names():
            if name.endswith(_XML):
                package.parse(name)
