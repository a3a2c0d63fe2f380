"""Recognised pages: each is kept whole, and recognised once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.reports.loading.ocr import recognised_page, recogniser
from assistant.reports.loading.ocr.recognised_page import page_file, recognise_page
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine

LINE = RecognisedLine(
    text="改造管网27公里", scores=(0.5,) * 8, corners=((1.5, 2), (9, 2), (9, 4), (1, 4))
)


class Reader:
    """A recogniser that counts how often it is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = 0
        monkeypatch.setattr(recogniser, "recognise", self.recognise)
        monkeypatch.setattr(recogniser, "engine_version", lambda: "engine-1")
        monkeypatch.setattr(recognised_page, "remove_seals", lambda picture: picture)

    def recognise(self, _picture: Picture) -> list[RecognisedLine]:
        self.asked += 1
        return [LINE]


def render() -> tuple[Picture, float]:
    return np.zeros((60, 40, 3), np.uint8), 2.5


def test_a_kept_page_is_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(monkeypatch)
    kept = page_file(tmp_path / "页", "ab" * 32, 7)
    first, second = recognise_page(render, 7, kept), recognise_page(render, 7, kept)
    assert reader.asked == 1
    assert first == second
    assert (first.number, first.pixels, first.scale, first.pieces) == (7, (40, 60), 2.5, (LINE,))
    assert [path.suffix for path in (tmp_path / "页").rglob("*") if path.is_file()] == [".json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pixels": [1, 2]}', '{"pixels": 3}'])
def test_a_damaged_page_is_recognised_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    reader = Reader(monkeypatch)
    kept = tmp_path / "1.json"
    kept.write_text(text, "utf-8")
    assert recognise_page(render, 1, kept).pieces == (LINE,)
    recognise_page(render, 1, kept)
    assert reader.asked == 1


def test_another_engine_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Reader(monkeypatch)
    before = page_file(tmp_path, "ab" * 32, 1)
    monkeypatch.setattr(recogniser, "engine_version", lambda: "engine-2")
    assert before != page_file(tmp_path, "ab" * 32, 1)


def test_where_nothing_can_be_kept_the_page_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Reader(monkeypatch)
    (tmp_path / "file").write_text("")
    kept = page_file(tmp_path / "file", "ab" * 32, 1)
    assert recognise_page(render, 1, kept).pieces == (LINE,)
    assert page_file(None, "ab" * 32, 1) is None
