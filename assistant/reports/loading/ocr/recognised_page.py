"""Keep a recognised page in a file, so that a break loses nothing of a long scan."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine
from assistant.reports.loading.ocr.seals import remove_seals

_LAYOUT = 1  # one more whenever pages are prepared otherwise: what was kept is read again


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedPage:
    """What was recognised on one page."""

    number: int  # from 1
    pixels: tuple[int, int]  # wide and high
    scale: float  # pixels for each point; 0 where the paper's size is not known
    pieces: tuple[RecognisedLine, ...]


def page_file(folder: Path | None, content_hash: str, number: int) -> Path | None:
    """Return where a page of the file with these contents is kept; None without a folder."""
    if folder is None:
        return None
    return folder / content_hash[:32] / f"{number}-{recogniser.engine_version()}-{_LAYOUT}.json"


def recognise_page(
    render: Callable[[], tuple[Picture, float]], number: int, kept: Path | None
) -> RecognisedPage:
    """Return the page from its file, or else rendered and recognised, and then kept there.

    `render` returns the picture and its pixels for each point. What cannot be kept is no error.
    """
    if kept is not None and (page := _load(kept, number)) is not None:
        return page
    picture, scale = render()
    page = RecognisedPage(
        number=number,
        pixels=(picture.shape[1], picture.shape[0]),
        scale=scale,
        pieces=tuple(recogniser.recognise(remove_seals(picture))),
    )
    if kept is not None:
        with suppress(OSError):
            _store(kept, page)
    return page


def _store(path: Path, page: RecognisedPage) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_text(json.dumps(asdict(page), ensure_ascii=False), "utf-8")
    fresh.replace(path)  # whole or not at all


def _load(path: Path, number: int) -> RecognisedPage | None:
    """Return the kept page; None where there is none, or nothing that can be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        wide, high = kept["pixels"]
        return RecognisedPage(
            number=number,
            pixels=(int(wide), int(high)),
            scale=float(kept["scale"]),
            pieces=tuple(
                RecognisedLine(
                    text=piece["text"],
                    scores=tuple(piece["scores"]),
                    corners=tuple((x, y) for x, y in piece["corners"]),
                )
                for piece in kept["pieces"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
