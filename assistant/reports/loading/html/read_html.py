"""Read the visible text of a web page, block by block."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree, html

from assistant.errors import LoadError
from assistant.records import CellSpan, Line
from assistant.reports.loading.blocks import (
    TextBlock,
    count_columns,
    is_label,
    number_blocks,
    row_blocks,
    spread_heads,
)
from assistant.reports.loading.html.html_article import article_elements, is_furniture, is_menu
from assistant.reports.loading.html.link_lines import (
    LINK_END,
    LINK_MARKS,
    LINK_START,
    is_list_of_links,
    leads_elsewhere,
    without_link_marks,
)
from assistant.reports.loading.html.page_styles import PageStyles
from assistant.reports.loading.superscripts import raise_digits
from assistant.reports.loading.wrapped_lines import breaks_sentence, join_text

_UNSEEN = {
    *("head", "script", "style", "noscript", "template", "nav", "svg", "iframe", "object"),
    *("select", "option", "button", "input", "textarea", "del", "s", "strike"),
}
_LISTS = {"ul", "ol", "dl"}
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "ol"),
    *("p", "pre", "section", "table", "tbody", "td", "th", "thead", "tfoot", "tr", "ul"),
    *_HEADINGS,
}
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*>")
# A line end in the source is a space in a browser; between Han characters it is nothing.
_HAN = r"[\u3000-\u9fff\uff00-\uffef]"
_MARKS = rf"([{LINK_MARKS}]*)"
_WRAP_IN_HAN = re.compile(rf"(?<={_HAN}){_MARKS}[ \t]*\r?\n\s*{_MARKS}(?={_HAN})")
_BREAK = "\v"  # stands for <br> until the block is whole
_INDENTS = ("\u3000", "  ")
_GAP = re.compile(r"[ \t\r\n\u00a0]+")


_LONG_TAG = re.compile(r"<[a-zA-Z][^>]{9999,}")
_MOST_ATTRIBUTES = 1_000  # of a tag: the parser compares each with all before it
_MOST_REPEATED = 200  # columns of a row that labels from above fill
_COPY = "请用浏览器打开，把正文复制到 Word 或文本文件再导入。"


def read_html(text: str) -> list[Line]:
    """Return the blocks of a page, numbered from 1; h1 is the title (0), h2 the first level.

    Of a page of a web site only the article is read. Raises LoadError for a page that cannot be
    parsed.
    """
    root = _parse(text)
    parts = article_elements(root, frozenset(_UNSEEN))
    walk = _HtmlWalk(PageStyles(root), is_site=parts[-1].tag != "body")
    return number_blocks(block for part in parts for block in walk.read_element(part))


def _parse(text: str) -> Any:
    if any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise LoadError("网页文件里有一个标签带了上千个属性，不像网页。", hint=_COPY)
    parser = html.HTMLParser()
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise LoadError("网页文件无法解析。", hint=_COPY) from error
    # At its limits the parser drops the rest of the page without an exception.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise LoadError("网页文件的结构过深或过大，只能读出一部分。", hint=_COPY)
    return root


class _MergedCell(NamedTuple):
    """A cell that reaches down into further rows."""

    rows: int  # this one included
    columns: int
    blocks: list[TextBlock]  # what it says in each row: nothing, but for a label


class _HtmlWalk:
    """One walk through a page: text gathers until a block begins or ends."""

    def __init__(self, styles: PageStyles, *, is_site: bool) -> None:
        self._styles = styles
        self._is_site = is_site
        self._has_text = False  # a sentence was read: lines of nothing but links are a list
        self._in_row = False  # of a table: its cells may be links
        self._blocks: list[TextBlock] = []
        self._pieces: list[str] = []
        self._merged: dict[int, _MergedCell] = {}  # by column

    def read(self, node: Any) -> list[TextBlock]:
        """Return the blocks under `node`, each with text."""
        outer, self._blocks = self._blocks, []
        self._content(node)
        self._finish()
        inner, self._blocks = self._blocks, outer
        return inner

    def read_element(self, element: Any) -> list[TextBlock]:
        """Return the blocks of an element, itself a heading or not."""
        blocks = self.read(element)
        outline = _HEADINGS.get(element.tag)
        return blocks if outline is None else [block._replace(outline=outline) for block in blocks]

    def _content(self, node: Any) -> None:
        self._pieces.append(node.text or "")
        for part in node:
            if isinstance(part.tag, str) and not self._is_unseen(part):
                self._element(part)
            self._pieces.append(part.tail or "")

    def _element(self, element: Any) -> None:
        if element.tag == "br":
            self._pieces.append(_BREAK)
            return
        if element.tag == "sup" or (element.tag not in _BLOCKS and self._styles.raises(element)):
            self._superscript(element)
            return
        if element.tag not in _BLOCKS:
            is_link = self._is_site and leads_elsewhere(element)
            self._pieces.append(LINK_START if is_link else "")
            self._content(element)
            self._pieces.append(LINK_END if is_link else "")
            return
        self._finish()
        if element.tag == "tr":
            self._row(element)
        elif element.tag == "table":
            self._table(element)
        else:
            self._content(element)
            self._finish(_HEADINGS.get(element.tag))

    def _is_unseen(self, element: Any) -> bool:
        if element.tag in _UNSEEN or self._styles.hides(element):
            return True
        return element.tag in _LISTS and is_menu(element)

    def _finish(self, outline: int | None = None) -> None:
        text = ""
        for piece in _WRAP_IN_HAN.sub(r"\1\2", "".join(self._pieces)).split(_BREAK):
            line = _GAP.sub(" ", piece)
            plain = without_link_marks(line)
            if not plain.startswith(_INDENTS) and breaks_sentence(without_link_marks(text), plain):
                text = join_text(text, line.strip())
                continue
            self._add(text, outline)
            text = line.strip()
        self._pieces.clear()
        self._add(text, outline)

    def _add(self, text: str, outline: int | None) -> None:
        plain = without_link_marks(text)
        in_text = self._has_text and not self._in_row and outline is None
        is_list = in_text and is_list_of_links(text)
        if plain and not is_list and not is_furniture(plain):
            self._blocks.append(TextBlock(plain, outline))
            self._has_text |= "。" in plain

    def _superscript(self, element: Any) -> None:
        """Add the text of a superscript; what is raised inside running text holds no block."""
        self._pieces.append(raise_digits(element.text_content()))

    def _table(self, table: Any) -> None:
        """Add the rows of a table; a label over several rows stands in each of them."""
        outer, self._merged = self._merged, {}
        begin = len(self._blocks)
        self._content(table)
        self._finish()
        self._blocks[begin:] = spread_heads(self._blocks[begin:])
        self._merged = outer

    def _row(self, row: Any) -> None:
        """Add a table row as one line; the cells of a layout table keep their blocks."""
        cells = list[list[TextBlock]]()
        spans = list[CellSpan]()
        begun: dict[int, _MergedCell] = {}
        outer, self._in_row = self._in_row, True
        for cell in row:
            if cell.tag in ("td", "th"):
                self._go_on(cells, spans)
                blocks, column = self.read(cell), len(cells)
                rows, columns = _span(cell.get("rowspan")), count_columns(cell.get("colspan"))
                if rows > 1:
                    begun[column] = _MergedCell(rows, columns, blocks if is_label(blocks) else [])
                if columns > 1:
                    spans.append(CellSpan(column=column, columns=columns))
                cells += [blocks, *([] for _ in range(1, columns))]
        self._go_on(cells, spans)
        self._merged = {
            column: merged._replace(rows=merged.rows - 1)
            for column, merged in (self._merged | begun).items()
            if merged.rows > 1
        }
        self._blocks += row_blocks(cells, tuple(spans))
        self._in_row = outer

    def _go_on(self, cells: list[list[TextBlock]], spans: list[CellSpan]) -> None:
        """Add the cells from above that reach down into the next columns of a row."""
        while (merged := self._merged.get(len(cells))) and len(cells) < _MOST_REPEATED:
            spans.append(CellSpan(column=len(cells), columns=merged.columns, goes_on=True))
            cells += [merged.blocks, *([] for _ in range(1, merged.columns))]


def _span(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 1
