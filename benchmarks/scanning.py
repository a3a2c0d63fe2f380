"""Measure how well scans are read: pages of reports, aslant by a degree, with noise and a seal.

    python -m benchmarks.scanning FILE... [--pages 100] [--each 10] [--dots 150] [--keep FOLDER]
                                          [--errors]

Needs the extra `ocr`; some seconds a page. The pages of each file are drawn and read as one scanned
PDF. `--keep` keeps what was recognised, so that another measurement of it takes no time. Fewer
`--dots` per inch make worse scans.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from assistant.records import Document
from assistant.reports.loading import CELL_GAP, load, load_content
from assistant.reports.loading.ocr.scan_job import ScanJob
from assistant.scan_records import Doubt, DoubtKind
from tests.reports.loading.ocr.scans import DOTS_PER_INCH, as_pdf, find_font, make_scans

_FIGURE = re.compile(r"\d[\d,.]*[%‰]?")
_NOISE = 22  # of 255, once more on a scan that was made smaller


class Change(NamedTuple):
    """A stretch of the original, and what was read in its place."""

    start: int
    end: int
    read: str


def said_by(path: Path) -> list[str]:
    """Return the paragraphs of a report, without tables."""
    texts = (line.text.strip() for line in load(path).lines)
    return [text for text in texts if text and CELL_GAP not in text]


def worsen(image: Image.Image, dots: int, seed: int) -> Image.Image:
    """Return a page as scanned with fewer dots per inch."""
    if dots >= DOTS_PER_INCH:
        return image
    size = image.width * dots // DOTS_PER_INCH, image.height * dots // DOTS_PER_INCH
    small = np.asarray(image.resize(size, Image.Resampling.BILINEAR), float)
    noise = np.random.default_rng(seed).normal(0, _NOISE, (*small.shape[:2], 1))
    return Image.fromarray(np.clip(small + noise, 0, 255).astype(np.uint8))


def compare(said: str, read: str) -> list[Change]:
    """Return what was read otherwise than it stands."""
    matcher = SequenceMatcher(None, said, read, autojunk=False)
    return [
        Change(start, end, read[other:last])
        for kind, start, end, other, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def wrong_figures(said: str, changes: list[Change]) -> Iterator[tuple[str, str]]:
    """Yield each figure that was read otherwise: as it stands, and as it was read."""
    for figure in _FIGURE.finditer(said):
        inside = [one for one in changes if _touches(one, figure.start(), figure.end())]
        if inside:
            first, last = inside[0], inside[-1]
            before = said[figure.start() : max(first.start, figure.start())]
            after = said[min(last.end, figure.end()) : figure.end()]
            yield figure[0], before + "".join(one.read for one in inside) + after


def _touches(change: Change, start: int, end: int) -> bool:
    if change.start == change.end:
        return start < change.start < end
    return change.start < end and start < change.end


def is_listed(read: str, doubts: tuple[Doubt, ...]) -> bool:
    """Return whether a figure, as it was read, is among those to confirm."""
    figures = [_FIGURE.match(doubt.text) for doubt in doubts if doubt.kind is DoubtKind.FIGURE]
    listed = {found[0].rstrip("%‰") for found in figures if found}
    return any(found.rstrip("%‰") in listed for found in _FIGURE.findall(read))


def measure(path: Path, options: argparse.Namespace, totals: Counter[str]) -> None:
    """Read the report at `path` as a scan, and add what came out to `totals`."""
    font = find_font()
    if font is None:
        raise SystemExit("no Chinese font found")
    paragraphs = said_by(path)
    most = min(options.each, options.pages - totals["pages"])
    scans = make_scans(paragraphs, font)[:most]
    images = [worsen(scan.image, options.dots, n) for n, scan in enumerate(scans)]
    data = as_pdf(images, dots=min(options.dots, DOTS_PER_INCH))
    document = load_content(data, name="scan.pdf", job=ScanJob(keep=options.keep))
    said = _without_spaces("".join(line for scan in scans for line in scan.lines))
    changes = compare(said, _without_spaces(_text(document)))
    wrong = list(wrong_figures(said, changes))
    totals.update(
        {
            "pages": len(scans),
            "characters": len(said),
            "errors": sum(max(one.end - one.start, len(one.read)) for one in changes),
            "figures": len(_FIGURE.findall(said)),
            "wrong": len(wrong),
            "listed": sum(is_listed(read, document.doubts) for _, read in wrong),
            "doubts": sum(doubt.kind is DoubtKind.FIGURE for doubt in document.doubts),
        }
    )
    if options.errors:
        _print_errors(said, changes, wrong, document)


def _text(document: Document) -> str:
    return "".join(line.text for line in document.lines)


def _without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def _print_errors(
    said: str, changes: list[Change], wrong: list[tuple[str, str]], document: Document
) -> None:
    for one in changes:
        print(
            f"  {said[max(one.start - 6, 0) : one.start]}[{said[one.start : one.end]}] {one.read}"
        )
    for figure, read in wrong:
        print(f"  figure {figure} read {read}, listed: {is_listed(read, document.doubts)}")


def main() -> None:
    """Print the measures over all files."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", type=Path, nargs="+")
    arguments.add_argument("--pages", type=int, default=100)
    arguments.add_argument("--each", type=int, default=10, help="pages of a file at most")
    arguments.add_argument("--dots", type=int, default=DOTS_PER_INCH)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--errors", action="store_true", help="print each error")
    options = arguments.parse_args()
    totals: Counter[str] = Counter()
    started = time.monotonic()
    for path in options.files:
        if totals["pages"] < options.pages:
            measure(path, options, totals)
            print(path.name, dict(totals), flush=True)
    seconds = (time.monotonic() - started) / totals["pages"]
    print(f"pages {totals['pages']}, {seconds:.1f} s each")
    print(f"character error rate {totals['errors'] / totals['characters']:.4%}")
    print(f"figures wrong {totals['wrong']} of {totals['figures']}, listed {totals['listed']}")
    print(f"figures listed {totals['doubts']}")


if __name__ == "__main__":
    main()
