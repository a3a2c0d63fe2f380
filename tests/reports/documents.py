"""Documents for tests, written as text."""

from __future__ import annotations

from assistant.records import Document, Line

INTRODUCTION = "今年以来，在县委、县政府的坚强领导下，全局上下真抓实干，各项工作取得了较好成绩。"


def document(text: str, *, form: str = "txt") -> Document:
    """Return `text` as a document; in Markdown form # marks become outline levels."""
    lines = []
    for number, row in enumerate(text.split("\n"), start=1):
        words = row.lstrip("#")
        outline = len(row) - len(words) - 1
        marked = form == "md" and outline >= 0
        line = words.strip() if marked else row
        lines.append(Line(number=number, text=line, outline=outline if marked else None))
    return Document(format=form, content_hash="0" * 64, lines=tuple(lines))
