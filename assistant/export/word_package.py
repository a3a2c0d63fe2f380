"""Build the empty Word package of a layout: styles, fonts, page numbers, page.

It is written in full, not copied from a template, so that nothing in it is accidental: no theme
replaces a Chinese font, and every style is used. Element names and their order are those of
ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import io
import math
import zipfile
from xml.sax.saxutils import escape, quoteattr

from assistant.export.layout import Align, Layout, PageNumber, TypeFace

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TWIPS_PER_MM = 1440 / 25.4
_MOMENT = (1980, 1, 1, 0, 0, 0)  # equal layouts give equal bytes

TITLE, BODY, TABLE_TEXT, CAPTION = "Title", "BodyText", "TableText", "Caption"
SIGNATURE, ATTACHMENT_MARK, GRID = "Signature", "AttachmentMark", "TableGrid"


def heading_style(level: int) -> str:
    """Return the style of a heading; all levels below the fourth share one."""
    return f"Heading{min(level, 4)}"


def empty_package(layout: Layout) -> bytes:
    """Return a .docx without text, with the styles of `layout`."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _document(layout),
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("settings", "settings.xml"),
                "rId3": ("fontTable", "fontTable.xml"),
                "rId4": ("footer", "footer1.xml"),
                "rId5": ("footer", "footer2.xml"),
            }
        ),
        "word/styles.xml": _styles(layout),
        "word/settings.xml": _settings(layout),
        "word/fontTable.xml": _font_table(layout),
        "word/footer1.xml": _footer(layout.page_number, odd=True),
        "word/footer2.xml": _footer(layout.page_number, odd=False),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _MOMENT), _XML_HEAD + text)
    return file.getvalue()


def _content_types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "footer1": "footer",
        "footer2": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'


def _document(layout: Layout) -> str:
    page, number = layout.page, layout.page_number
    footers = (
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
    )
    # The distance of the footer's end from the edge; its one line is as high as its letters.
    distance = max(0.0, page.bottom - number.below_text - number.size * 25.4 / 72)
    return (
        f"<w:document {_W} {_R}><w:body><w:sectPr>"
        f"{footers if number.place != 'none' else ''}"
        f'<w:pgSz w:w="{_twips(page.width)}" w:h="{_twips(page.height)}"/>'
        f'<w:pgMar w:top="{_twips(page.top)}" w:right="{_twips(page.right)}"'
        f' w:bottom="{_twips(page.bottom)}" w:left="{_twips(page.left)}"'
        f' w:header="851" w:footer="{_twips(distance)}" w:gutter="0"/>'
        f'<w:cols w:space="425"/>{_grid(layout)}'
        f"</w:sectPr></w:body></w:document>"
    )


def _grid(layout: Layout) -> str:
    """Return the grid of lines; characters are spaced by their style (see `_tracking`)."""
    if not layout.page.lines:
        return '<w:docGrid w:linePitch="312"/>'
    return f'<w:docGrid w:type="lines" w:linePitch="{_pitch(layout)}"/>'


def _pitch(layout: Layout) -> int:
    """Return the line pitch in twips, rounded down: a page must have room for all its lines."""
    return int(layout.line_pitch * 20)


def _styles(layout: Layout) -> str:
    headings = "".join(
        _style(
            layout,
            f"Heading{level}",
            f"heading {level}",
            face,
            extra=f'<w:keepNext/>|<w:outlineLvl w:val="{level - 1}"/>',
        )
        for level, face in enumerate(layout.headings, start=1)
    )
    mark = TypeFace(font=layout.heading1.font, size=layout.heading1.size)
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault>{_run_properties(layout.body)}</w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        + _TABLE_STYLES
        + _style(layout, TITLE, "Title", layout.title, extra="|", space_after=_pitch(layout))
        + headings
        + _style(layout, BODY, "Body Text", layout.body)
        + _style(layout, SIGNATURE, "Signature", _plain_face(layout.body, align="right"))
        + _style(layout, ATTACHMENT_MARK, "附件标识", mark)
        + _style(layout, CAPTION, "caption", _plain_face(layout.heading1, align="center"))
        + _style(layout, TABLE_TEXT, "表格文字", layout.table, exact=False)
        + _style(layout, "Footer", "footer", _plain_face(layout.body), exact=False)
        + _COMMENT_STYLES
        + "</w:styles>"
    )


def _plain_face(face: TypeFace, *, align: Align = "left") -> TypeFace:
    return TypeFace(font=face.font, size=face.size, align=align)


def _style(
    layout: Layout,
    style_id: str,
    name: str,
    face: TypeFace,
    *,
    extra: str = "|",
    space_after: int = 0,
    exact: bool = True,
) -> str:
    """Return one paragraph style; `extra` are the first | last of its properties."""
    first, last = extra.split("|")
    pitch = int(face.line_spacing * 20) or (_pitch(layout) if exact else 0)
    line = f' w:line="{pitch}" w:lineRule="exact"' if pitch else ""
    aligned = {"justify": "both"}.get(face.align, face.align)
    indent = round(face.indent * 100)
    width = round(face.indent * layout.character_pitch * 20)
    tracking = _tracking(layout) if face.size == layout.body.size else 0
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{first}'
        # Marks may hang over the end of a line, as they do in Word by default. LibreOffice 7 reads
        # the switch the other way round, and so does not hang the marks that its PDFs would lose.
        f'<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/>'
        f'<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="{space_after}"{line}/>'
        f'<w:ind w:firstLineChars="{indent}" w:firstLine="{width}"/>'
        f'<w:jc w:val="{aligned}"/>{last}</w:pPr>{_run_properties(face, tracking)}</w:style>'
    )


def _tracking(layout: Layout) -> int:
    """Return the space added to each character, in twips, so that a line has its characters.

    A character grid would do the same, but LibreOffice fits 27 characters where Word fits 28, and
    moves the margin; spacing is the same in every program.
    """
    return math.floor((layout.character_pitch - layout.body.size) * 20)


def _run_properties(face: TypeFace, tracking: int = 0) -> str:
    """Return run properties; all four slots name one font, so that none takes a theme's."""
    font, size = quoteattr(face.font), round(face.size * 2)
    spacing = f'<w:spacing w:val="{tracking}"/>' if tracking else ""
    bold = "<w:b/><w:bCs/>" if face.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return (
        f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>{bold}"
        f'<w:color w:val="000000"/>{spacing}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    f'<w:style w:type="table" w:styleId="{GRID}"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>'
    "</w:tblPr></w:style>"
)
_COMMENT_STYLES = (
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="left"/></w:pPr>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)


def _settings(layout: Layout) -> str:
    two_sided = "<w:evenAndOddHeaders/>" if layout.page_number.place == "outside" else ""
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/>{two_sided}'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table(layout: Layout) -> str:
    faces = (layout.title, layout.body, *layout.headings, layout.table, layout.page_number)
    fonts = dict.fromkeys(face.font for face in faces)
    return f"<w:fonts {_W}>{''.join(_font(layout, font) for font in fonts)}</w:fonts>"


def _font(layout: Layout, font: str) -> str:
    others = ",".join(layout.fallbacks.get(font, ()))
    alternatives = f"<w:altName w:val={quoteattr(others)}/>" if others else ""
    return (
        f"<w:font w:name={quoteattr(font)}>{alternatives}"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def _footer(number: PageNumber, *, odd: bool) -> str:
    before, _, after = number.pattern.partition("{}")
    letters = _run_properties(TypeFace(font=number.font, size=number.size))
    side = "center" if number.place == "center" else ("right" if odd else "left")
    # One character from the outer edge: 右空一字, 左空一字.
    edge = {"right": 'w:rightChars="100" w:right="280"', "left": 'w:leftChars="100" w:left="280"'}
    indent = f"<w:ind {edge[side]}/>" if side in edge else ""
    field = "".join(
        f"<w:r>{letters}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    line = round(number.size * 20)
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{line}" w:lineRule="exact"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
        f"{_run(before, letters)}{field}{_run(after, letters)}</w:p></w:ftr>"
    )


def _run(text: str, letters: str) -> str:
    return f'<w:r>{letters}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)
