"""Seals: a round red one goes, type below it and a red letterhead stay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytest.importorskip("cv2")

from assistant.reports.loading.ocr.seals import remove_seals

RED, BLACK, PAPER = (205, 30, 30), (20, 20, 20), (240, 240, 240)


def test_only_the_seal_goes() -> None:
    image = Image.new("RGB", (800, 1100), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((100, 80, 700, 130), fill=RED)  # a letterhead
    pen.ellipse((500, 800, 680, 980), outline=RED, width=8)
    pen.rectangle((400, 880, 720, 900), fill=BLACK)  # type that the seal stands on
    cleaned, sealed = remove_seals(np.asarray(image))
    assert sealed[804, 590]
    assert not sealed[100, 300], "the letterhead"
    assert tuple(cleaned[100, 300]) == RED
    assert tuple(cleaned[804, 590]) == PAPER
    assert tuple(cleaned[890, 504]) == BLACK
    assert not (cleaned[700:, :, 0].astype(int) - cleaned[700:, :, 1] > 60).any()


def test_thin_strokes_below_a_seal_stay() -> None:
    image = Image.new("RGB", (800, 1100), PAPER)
    pen = ImageDraw.Draw(image)
    pen.ellipse((500, 800, 680, 980), fill=RED)
    grey = np.asarray(image).copy()
    grey[885:888, 400:720] = grey[885:888, 400:720] * 0.6  # a blurred stroke takes 0.4 of the light
    cleaned, _ = remove_seals(grey)
    on_paper, on_seal = cleaned[886, 420], cleaned[886, 590]
    assert on_paper.tolist() == [144, 144, 144]
    assert np.abs(on_seal.astype(int) - on_paper).max() <= 40
    assert cleaned[850, 590].tolist() == list(PAPER)
