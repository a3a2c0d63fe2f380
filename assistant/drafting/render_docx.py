"""Show a draft as a plain Word file: title, headings, paragraphs."""

from __future__ import annotations

import io

from assistant.drafting.records import Draft

_DEEPEST = 9  # Word knows headings 1 to 9


def to_docx(draft: Draft) -> bytes:
    """Return the draft without source marks as the bytes of a .docx file."""
    import docx  # late: slow to load, and only this format needs it

    document = docx.Document()
    document.add_heading(draft.title, level=0)
    for section in draft.sections:
        if section.heading:
            document.add_heading(section.heading, level=min(section.level, _DEEPEST))
        for paragraph in section.paragraphs:
            document.add_paragraph("".join(sentence.text for sentence in paragraph))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
