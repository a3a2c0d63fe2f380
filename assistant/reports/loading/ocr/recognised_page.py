"""Define what is recognised on one page."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reports.loading.ocr.recogniser import RecognisedLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedPage:
    """What was recognised on one page."""

    number: int  # from 1
    pixels: tuple[int, int]  # wide and high
    scale: float  # pixels for each point; 0 where the paper's size is not known
    pieces: tuple[RecognisedLine, ...]
    paper: float = 1.0  # the share of it that is light and without colour
    refused: str = ""  # why it is not taken into the text
