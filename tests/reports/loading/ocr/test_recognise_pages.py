"""Recognised pages: each is kept at once, and recognised once, whatever breaks off."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.reports.loading.ocr import recognise_pages as module
from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.kept_pages import forget_pages, kept_hashes
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine
from assistant.reports.loading.ocr.scan_job import ScanJob

HASH = "ab" * 32
LINE = RecognisedLine(
    text="改造管网27公里", scores=(0.9,) * 8, corners=((1.5, 2), (9, 2), (9, 4), (1, 4))
)


class Reader:
    """A recogniser that counts how often it is asked, and breaks off when told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.breaks_after = 0, 99
        monkeypatch.setattr(recogniser, "recognise", self.recognise)
        monkeypatch.setattr(recogniser, "engine_version", lambda: "engine-1")
        monkeypatch.setattr(
            module, "remove_seals", lambda picture: (picture, np.zeros(picture.shape[:2], bool))
        )

    def recognise(self, _picture: Picture) -> list[RecognisedLine]:
        if self.asked == self.breaks_after:
            raise KeyboardInterrupt
        self.asked += 1
        return [LINE]


def read(keep: Path | None, *numbers: int, told: list[tuple[int, int]]) -> list[RecognisedPage]:
    renders = {number: lambda: (np.zeros((60, 40, 3), np.uint8), 2.5) for number in numbers}
    job = ScanJob(keep=keep, on_page=lambda done, total: told.append((done, total)))
    return recognise_pages(renders, HASH, job)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(monkeypatch)


def test_a_kept_page_is_the_page(tmp_path: Path, reader: Reader) -> None:
    first, second = (read(tmp_path / "页", 7, told=[]) for _ in range(2))
    assert reader.asked == 1
    assert first == second
    (page,) = first
    assert (page.number, page.pixels, page.scale, page.pieces) == (7, (40, 60), 2.5, (LINE,))
    assert [path.suffix for path in (tmp_path / "页").rglob("*") if path.is_file()] == [".json"]


def test_after_a_break_it_goes_on_with_the_page_that_was_being_read(
    tmp_path: Path, reader: Reader
) -> None:
    told: list[tuple[int, int]] = []
    reader.breaks_after = 2
    with pytest.raises(KeyboardInterrupt):
        read(tmp_path, 1, 2, 3, 4, told=told)
    assert told == [(0, 4), (1, 4), (2, 4)]
    told, reader.breaks_after = [], 99
    assert [page.number for page in read(tmp_path, 1, 2, 3, 4, told=told)] == [1, 2, 3, 4]
    assert told == [(2, 4), (3, 4), (4, 4)]
    assert reader.asked == 4


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text.replace("27", "72"),
        lambda text: text[: len(text) // 2],
        lambda text: "\n".join(reversed(text.split("\n"))),
    ],
    ids=["empty", "another figure", "half", "upside down"],
)
def test_a_damaged_page_is_recognised_again(tmp_path: Path, reader: Reader, spoil: object) -> None:
    read(tmp_path, 1, told=[])
    (kept,) = (path for path in tmp_path.rglob("*.json"))
    assert callable(spoil)
    kept.write_text(spoil(kept.read_text("utf-8")), "utf-8")
    assert read(tmp_path, 1, told=[])[0].pieces == (LINE,)
    read(tmp_path, 1, told=[])
    assert reader.asked == 2


def test_a_turn_is_taken_for_each_page(reader: Reader) -> None:
    turns = []

    class Turns:
        def __enter__(self) -> None:
            turns.append(reader.asked)

        def __exit__(self, *_: object) -> None:
            turns.append(reader.asked)

    renders = {number: lambda: (np.zeros((60, 40, 3), np.uint8), 2.5) for number in (1, 2)}
    recognise_pages(renders, HASH, ScanJob(turn=Turns()))
    assert turns == [0, 1, 1, 2]


def test_another_engine_reads_anew(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path, 1, told=[])
    monkeypatch.setattr(recogniser, "engine_version", lambda: "engine-2")
    read(tmp_path, 1, told=[])
    assert reader.asked == 2


def test_where_nothing_can_be_kept_the_page_is_read(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "file").write_text("")
    assert read(tmp_path / "file", 1, told=[])[0].pieces == (LINE,)
    assert read(None, 1, told=[])[0].pieces == (LINE,)


def test_pages_are_forgotten_by_their_file(tmp_path: Path, reader: Reader) -> None:
    read(tmp_path, 1, 2, told=[])
    assert kept_hashes(tmp_path) == [HASH]
    forget_pages(tmp_path, "cd" * 32)
    assert kept_hashes(tmp_path) == [HASH]
    forget_pages(tmp_path, HASH)
    assert kept_hashes(tmp_path) == []
    assert kept_hashes(tmp_path / "nothing") == kept_hashes(None) == []
