"""Mark the rows of a table of contents with the tab that a PDF does not keep."""

from __future__ import annotations

import re

from assistant.reports.loading.blocks import TextBlock

_HEAD = re.compile(r"目\s*[录次]")
_ROW = re.compile(r"(.*[^\d\s.．…·|])[\s.．…·|]*(\d{1,3})")
_PAGE = re.compile(r"\d{1,3}")
_STRANGERS = 3  # so many blocks that are no rows end the table


def mark_contents(blocks: list[TextBlock]) -> list[TextBlock]:
    r"""Return the blocks with 标题<tab>页码 for each row of the contents under a 目录.

    A page number that was pushed to a line of its own joins its title. Page numbers never fall:
    the first that does, or three blocks that are no rows, end the contents.

    >>> [block.text for block in mark_contents([TextBlock("目 录"), TextBlock("民政局总结 3")])]
    ['目 录', '民政局总结\t3']
    """
    head = next((n for n, block in enumerate(blocks) if _HEAD.fullmatch(block.text)), None)
    if head is None:
        return blocks
    marked, at, last, strangers = blocks[: head + 1], head + 1, 0, 0
    while at < len(blocks) and strangers < _STRANGERS:
        row = _row(blocks, at)
        if row is None:
            strangers += bool(blocks[at].text)
            marked.append(blocks[at])
            at += 1
            continue
        title, page, taken = row
        if page < last:
            break
        marked.append(blocks[at]._replace(text=f"{title}\t{page}"))
        at, last, strangers = at + taken, page, 0
    return marked + blocks[at:]


def _row(blocks: list[TextBlock], at: int) -> tuple[str, int, int] | None:
    """Return the title, the page and how many blocks the row at `at` takes."""
    text = blocks[at].text
    if row := _ROW.fullmatch(text):
        return row[1], int(row[2]), 1
    following = blocks[at + 1].text if at + 1 < len(blocks) else ""
    if text and _PAGE.fullmatch(following):
        return text, int(following), 2
    return None
