"""Write OFD files as office programs do: one object for each line or change of font."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.reports.loading.making import zipped

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
EM, LEADING, LEFT, TOP, COLUMNS = 5.6, 10.0, 28.0, 40.0, 27  # millimetres; GB/T 9704: 三号字


def text(left: float, base: float, words: str, *, size: float = EM, more: str = "") -> str:
    """Return a text object; `base` is what its characters stand on, from the top of the page."""
    widths = [size * (0.5 if word.isascii() else 1) for word in words[:-1]]
    steps = f' DeltaX="{" ".join(map(str, widths))}"' if widths else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{left} {base - size} 200 {size * 1.3}" Font="3" '
        f'Size="{size}" {more}><ofd:TextCode X="0" Y="{size}"{steps}>{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def squares(words: str) -> float:
    """Return how many Han characters wide a text is."""
    return sum(0.5 if word.isascii() else 1 for word in words)


def broken(words: str, *, columns: int = COLUMNS) -> list[str]:
    """Return a text broken into lines so many Han characters wide, the first two shorter."""
    lines = [""]
    for word in words:
        if squares(lines[-1] + word) > columns - 2 * (len(lines) == 1):
            lines.append("")
        lines[-1] += word
    return lines


def paragraph(words: str, *, top: float, left: float = LEFT, columns: int = COLUMNS) -> list[str]:
    """Return a paragraph as printed, its first line indented."""
    return [
        text(left + (2 * EM if n == 0 else 0), top + LEADING * n, line)
        for n, line in enumerate(broken(words, columns=columns))
    ]


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return a line drawn from one point to another."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """Return the rules of a table with these borders."""
    level = [rule(xs[0], y, xs[-1], y) for y in ys]
    return level + [rule(x, ys[0], x, ys[-1]) for x in xs]


def content(objects: Iterable[str], *, template: str = "") -> str:
    """Return the part of a page."""
    use = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return (
        f"{_HEAD}<ofd:Page {_SPACE}>{use}<ofd:Content>"
        f'<ofd:Layer Type="Body" ID="2">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def document(
    folder: str, pages: Sequence[str], *, templates: Sequence[str] = (), shared: str = ""
) -> dict[str, str]:
    """Return the parts of one document; `shared` is the XML of its resources."""
    listed = "".join(
        f'<ofd:Page ID="{10 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    models = "".join(
        f'<ofd:TemplatePage ID="t{n}" BaseLoc="Tpls/Tpl_{n}/Content.xml"/>'
        for n in range(len(templates))
    )
    root = (
        f"{_HEAD}<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{models}"
        f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    return {
        f"{folder}/Document.xml": root,
        f"{folder}/DocumentRes.xml": f'{_HEAD}<ofd:Res {_SPACE} BaseLoc="Res">{shared}</ofd:Res>',
        **{f"{folder}/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)},
        **{f"{folder}/Tpls/Tpl_{n}/Content.xml": page for n, page in enumerate(templates)},
    }


def group(number: str, objects: Iterable[str]) -> str:
    """Return the definition of a group of objects."""
    return (
        f'<ofd:CompositeGraphicUnit ID="{number}" Width="210" Height="297">'
        f"<ofd:Content>{''.join(objects)}</ofd:Content></ofd:CompositeGraphicUnit>"
    )


def use(number: str, *, right: float = 0, more: str = "") -> str:
    """Return the use of a group."""
    return (
        f'<ofd:CompositeObject ID="7" Boundary="{right} 0 210 297" ResourceID="{number}" {more}/>'
    )


def package(documents: Iterable[str], parts: Mapping[str, str | bytes]) -> bytes:
    """Return the OFD file with the documents in these folders."""
    bodies = "".join(
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>"
        f"<ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for folder in documents
    )
    root = f'{_HEAD}<ofd:OFD {_SPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>'
    return zipped({"OFD.xml": root, **parts})


def ofd(*pages: Iterable[str], templates: Sequence[str] = ()) -> bytes:
    """Return an OFD file of one document; each page is given by its objects."""
    use = "t0" if templates else ""
    parts = document("Doc_0", [content(page, template=use) for page in pages], templates=templates)
    return package(["Doc_0"], parts)
