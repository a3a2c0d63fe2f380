"""Write a manuscript as one self-contained HTML page that looks like the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.export.attachment_lines import attachment_lines
from assistant.export.blanks import is_blank, split_at_blanks
from assistant.export.layout import Layout, TypeFace
from assistant.export.title_lines import printed_width, title_lines
from assistant.export.xml_characters import xml_text
from assistant.manuscript import Block, CellMerge, Manuscript, Stretch, Table
from assistant.text.punctuation import typeset_punctuation

_DEEPEST = 6  # HTML has headings 1 to 6, and the title is the first


def to_html(manuscript: Manuscript, layout: Layout, *, review: bool = False) -> bytes:
    """Return the page as UTF-8; in a review copy, hovering over a sentence shows its remarks.

    It loads nothing from a network, and every text in it is escaped.
    """
    title = _escape(manuscript.title)
    per_line = int(layout.page.text_width // layout.title.size)
    lines = map(_escape, title_lines(manuscript.title, per_line=per_line))
    body = [
        f"<h1>{'<br>'.join(lines)}</h1>",
        *(f'<p class="to">{_escape(t)}</p>' for t in [manuscript.addressee] if t),
        *_content_lines(manuscript.content, review),
        *(_attachment_line(*line) for line in attachment_lines(manuscript.attachments)),
        *(f'<p class="signed">{_escape(t)}</p>' for t in _signature_lines(manuscript)),
    ]
    for attachment in filter(lambda one: one.content, manuscript.attachments):
        body += [f'<h1 class="attached">{_escape(attachment.title)}</h1>']
        body += _content_lines(attachment.content, review)
    page = (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_style(layout)}</style></head>\n<body>\n"
    )
    return (page + "\n".join(body) + "\n</body></html>\n").encode()


def _attachment_line(mark: str, name: str) -> str:
    """Return an entry of the list; a name of two lines stands under itself."""
    width = printed_width(mark)
    style = f"padding-left:{width + 2:g}em;text-indent:-{width:g}em"
    return f'<p style="{style}">{_escape(mark + name)}</p>'


def _signature_lines(manuscript: Manuscript) -> Iterator[str]:
    yield from (text for text in (manuscript.signature, manuscript.date) if text)


def _content_lines(content: tuple[Block | Table, ...], review: bool) -> Iterator[str]:
    for part in content:
        if isinstance(part, Table):
            yield _table_lines(part)
        else:
            tag = f"h{min(part.level + 1, _DEEPEST)}" if part.level else "p"
            text = "".join(_stretch_html(stretch, review) for stretch in part.stretches)
            yield f"<{tag}>{text}</{tag}>"


def _stretch_html(stretch: Stretch, review: bool) -> str:
    text = "".join(
        f"<mark>{_escape(piece)}</mark>" if is_blank(piece) else _escape(piece)
        for piece in split_at_blanks(typeset_punctuation(stretch.text))
    )
    if not review or not stretch.remarks:
        return text
    remarks = "\n".join(f"【{remark.kind}】{remark.text}" for remark in stretch.remarks)
    return f'<span tabindex="0" title="{_escape(remarks)}">{text}</span>'


def _table_lines(table: Table) -> str:
    figures, top, covered = table.numeric_columns, table.header_rows, table.covered
    merges = {(one.row, one.column): one for one in table.merges}
    rows = [
        "".join(
            _cell_html(text, merges.get((n, m)), is_head=n < top, is_figure=m in figures)
            for m, text in enumerate(row)
            if (n, m) not in covered
        )
        for n, row in enumerate((table.header, *table.rows))
    ]
    head, body = ("".join(f"<tr>{row}</tr>" for row in part) for part in (rows[:top], rows[top:]))
    caption = f"<caption>{_escape(table.caption)}</caption>" if table.caption else ""
    return f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _cell_html(text: str, merge: CellMerge | None, *, is_head: bool, is_figure: bool) -> str:
    """Return a cell; the first of merged ones says how far it reaches."""
    tag, marks = ("th", "") if is_head else ("td", ' class="figure"' if is_figure else "")
    if merge:
        marks += f' rowspan="{merge.rows}"' if merge.rows > 1 else ""
        marks += f' colspan="{merge.columns}"' if merge.columns > 1 else ""
    return f"<{tag}{marks}>{_escape(text)}</{tag}>"


def _escape(text: str) -> str:
    return escape(xml_text(text))


def _style(layout: Layout) -> str:
    page = layout.page
    width = page.width - page.left - page.right
    margins = f"{page.top}mm {page.right}mm {page.bottom}mm {page.left}mm"
    rules = {
        "body": f"max-width:{width}mm;margin:12mm auto;padding:0 5mm;color:#111;background:#fff",
        "h1,h2,h3,h4,h5,h6,p": "margin:0",
        "p": _face_rules(layout, layout.body),
        "h1": _face_rules(layout, layout.title) + "margin-bottom:1em",
        **{f"h{n}": _face_rules(layout, face) for n, face in enumerate(layout.headings, start=2)},
        "h6": _face_rules(layout, layout.heading4),
        ".to": "text-indent:0",
        "td.figure": "text-align:right",
        ".signed": "text-align:right;text-indent:0;padding-right:2em",
        ".attached": "page-break-before:always;margin-top:2em",
        "mark": "background:#ffef9e",
        "span[title]": "border-bottom:1px dotted #999;cursor:help",
        "table": "border-collapse:collapse;width:100%;margin:.5em 0;"
        + _face_rules(layout, layout.table),
        "td,th": "border:1px solid #555;padding:.2em .5em",
        "@page": f"size:{page.width}mm {page.height}mm;margin:{margins}",
    }
    return "".join(f"{selector}{{{said}}}" for selector, said in rules.items())


def _face_rules(layout: Layout, face: TypeFace) -> str:
    fonts = ",".join(
        f"'{font}'" for font in (face.font, *layout.fallbacks.get(face.font, ())) if "'" not in font
    )
    weight = "bold" if face.bold else "normal"
    spacing = face.line_spacing or layout.line_pitch or face.size * 1.75
    return (
        f"font-family:{escape(fonts)},serif;font-size:{face.size:g}pt;font-weight:{weight};"
        f"text-align:{face.align};text-indent:{face.indent:g}em;line-height:{spacing:.2f}pt;"
    )
