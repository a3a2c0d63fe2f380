"""Make the files that the loader tests read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, *, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word file with the XML `body`; `parts` maps styles, numbering, … to their XML."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}'
            "</Relationships>",
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            **{
                f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{xml}</w:{name}>"
                for name, xml in parts.items()
            },
        }
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def p(text: str, *, properties: str = "") -> str:
    """Return a paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf(
    pages: Iterable[Iterable[tuple[float, float, float, str]]],
    *,
    encrypt: str = "",
    drawing: str = "",
) -> bytes:
    """Return a PDF of A4 pages; each piece of text is (left, bottom, size, text).

    `drawing` is put on every page as it is, under the text.
    """
    contents = [drawing.encode() + b"\n" + _content(page) for page in pages]
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(contents)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>",
    }
    for n, content in enumerate(contents):
        objects[10 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {11 + 2 * n} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        ).encode()
        objects[11 + 2 * n] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    return _assemble(objects, encrypt)


def _content(page: Iterable[tuple[float, float, float, str]]) -> bytes:
    return "\n".join(
        f"BT /F {size} Tf {left} {bottom} Td <{text.encode('utf-16-be').hex()}> Tj ET"
        for left, bottom, size, text in page
    ).encode()


def _assemble(objects: Mapping[int, bytes], encrypt: str) -> bytes:
    data, offsets = b"%PDF-1.4\n", {}
    for number, content in objects.items():
        offsets[number] = len(data)
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, offset)
    trailer = f"<</Root 1 0 R/Size {max(objects) + 1}{encrypt}>>"
    return data + f"trailer{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


def printed(text: str, *, columns: int, indent: int = 2) -> list[str]:
    """Return `text` broken into lines of `columns` characters, the first one shorter."""
    first = columns - indent
    return [text[:first], *(text[n : n + columns] for n in range(first, len(text), columns))]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path
