"""One thing that was found: what it says, where it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PureWindowsPath

from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text

_ACTS = (
    '<span class="acts">'
    f'<button type="button" data-do="copy">{both("复制", "Copy")}</button>'
    f'<button type="button" data-do="cite">{both("连出处复制", "Copy with source")}</button>'
    f'<button type="button" data-do="insert">{both("放进草稿", "Insert into draft")}</button>'
    "</span>"
)


def card(
    body: str,
    *,
    text: str,
    source: str,
    report_id: str,
    file: str,
    line: int,
    about: str = "",
    notes: Sequence[str] = (),
) -> str:
    """Return a card; `body`, `about` and `notes` are HTML, all else is text."""
    facts = "".join((about, *(f'<span class="quiet">{note}</span>' for note in notes)))
    return (
        f'<article class="found" tabindex="0" data-text="{shown_text(text)}"'
        f' data-source="{shown_text(source)}" data-report="{shown_text(report_id)}"'
        f' data-line="{line}">{body}'
        f'<div class="from"><button type="button" class="origin" data-do="open"'
        f' aria-expanded="false">{shown_text(source)}</button>{facts}'
        f'<span class="quiet">{shown_text(place_of(file, line))}</span>{_ACTS}</div></article>'
    )


def place_of(file: str, line: int) -> str:
    r"""Return the file without its folders and the line.

    >>> place_of(r"D:\历年\总结.docx", 12)
    '总结.docx:12'
    """
    return f"{PureWindowsPath(file).name}:{line}"  # it takes either slash for a folder's end


def source_of(title: str, year: int | None) -> str:
    """Return the source as it is printed behind a quotation.

    >>> source_of("某局工作总结", 2023)
    '《某局工作总结》（2023年）'
    """
    return f"《{title}》（{f'{year}年' if year else '年份不明'}）"
