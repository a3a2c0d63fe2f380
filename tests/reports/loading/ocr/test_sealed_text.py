"""Figures that a seal stands on are to be confirmed, others of the line are not."""

from __future__ import annotations

import numpy as np

from assistant.reports.loading.ocr.doubts import find_doubts
from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.reports.loading.ocr.sealed_text import CERTAIN_BELOW_SEAL, doubt_sealed

# 20 pixels a Han character, 10 a digit: 全年新建 to 80, 12 to 100, 座改造道路 to 200, 38 to 220.
TEXT = "全年新建12座改造道路38里"
LINE = RecognisedLine(
    text=TEXT,
    scores=(0.99,) * len(TEXT),
    corners=((0, 10), (240, 10), (240, 30), (0, 30)),
)


def test_what_a_seal_covers_is_less_certain() -> None:
    sealed = np.zeros((100, 300), bool)
    sealed[:, 200:206] = True  # the ring, over 3
    piece = doubt_sealed(LINE, sealed)
    assert [doubt.text for doubt in find_doubts([piece], 1)] == ["38里"]
    assert set(piece.scores) == {0.99, CERTAIN_BELOW_SEAL}


def test_a_line_beside_a_seal_is_as_it_was() -> None:
    sealed = np.zeros((100, 300), bool)
    sealed[40:, :] = True
    assert doubt_sealed(LINE, sealed) is LINE
