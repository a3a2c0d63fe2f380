"""Write a draft as a plain Word file: title, headings, paragraphs."""

from __future__ import annotations

from pathlib import Path

from assistant.drafting.records import Draft

_DEEPEST = 9  # Word knows headings 1 to 9


def write_docx(draft: Draft, path: Path) -> None:
    """Write the draft without source marks to `path`, replacing what is there.

    Raises OSError if the file cannot be written, as when Word has it open.
    """
    import docx  # late: slow to load, and only this format needs it

    document = docx.Document()
    document.add_heading(draft.title, level=0)
    for section in draft.sections:
        if section.heading:
            document.add_heading(section.heading, level=min(section.level, _DEEPEST))
        for paragraph in section.paragraphs:
            document.add_paragraph("".join(sentence.text for sentence in paragraph))
    document.save(str(path))
