"""Pages on their side or on their head are turned; one that stands upright is read once."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine
from assistant.reports.loading.ocr.upright import certainty, recognise_upright

PAGE = np.arange(20 * 30 * 3, dtype=np.uint32).astype(np.uint8).reshape(20, 30, 3)
TEXT = "全年改造供水管网十里"


def line(text: str, score: float, *, tall: bool = False) -> RecognisedLine:
    width, height = (40, 400) if tall else (400, 40)
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    return RecognisedLine(text=text, scores=(score,) * len(text), corners=corners)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3], ids=["upright", "left", "head", "right"])
def test_a_page_is_read_upright(monkeypatch: pytest.MonkeyPatch, quarters: int) -> None:
    asked = []

    def recognise(picture: Picture) -> list[RecognisedLine]:
        """Read as the library does: what was turned clockwise is turned back line by line."""
        asked.append(picture)
        turned = next(k for k in range(4) if np.array_equal(picture, np.rot90(PAGE, k)))
        sure = turned in {0, 3}
        text = TEXT if sure else "王辛呆昔"
        return [line(text * 2, 0.98 if sure else 0.58, tall=turned % 2 == 1)]

    monkeypatch.setattr(recogniser, "recognise", recognise)
    found, pieces = recognise_upright(np.ascontiguousarray(np.rot90(PAGE, quarters)))
    assert (found + quarters) % 4 == 0
    assert [piece.text for piece in pieces] == [TEXT * 2]
    assert len(asked) == (1 if quarters == 0 else 2)


def test_a_blurred_page_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = iter([0.7, 0.6])
    monkeypatch.setattr(recogniser, "recognise", lambda _: [line(TEXT, next(scores))])
    quarters, pieces = recognise_upright(PAGE)
    assert quarters == 0
    assert certainty(pieces) == pytest.approx(0.7)


def test_an_empty_page_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recogniser, "recognise", lambda _: [])
    assert recognise_upright(PAGE) == (0, [])
    assert certainty([]) == 0
