"""The archive is read in the background, wherever something is unread, and stops when asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest

from assistant.archive.archive_records import Progress, ReadingState
from assistant.archive.storage.writer_lock import ArchiveBusyError
from assistant.errors import AssistantError, ProviderError
from assistant.settings import Settings
from assistant.ui.jobs import background_reading
from assistant.ui.jobs.background_reading import BackgroundReading
from assistant.ui.tabs.archive.reading_panel import reading_html

_SECONDS = 20.0  # at most


class FakeArchive:
    """An archive of ten passages, of which two are read at a time, when a test allows it."""

    def __init__(self) -> None:
        self.has_reports = True
        self.state = ReadingState(model="e5", read=0, texts=10)
        self.may_read, self.asked, self.done = Event(), Event(), Event()
        self.refusals: list[AssistantError] = []
        self.readings = 0

    def reading_state(self) -> ReadingState:
        return self.state

    def read(self, *, progress: Progress, stop: Event) -> ReadingState:
        self.readings += 1
        try:
            if self.refusals:
                raise self.refusals.pop(0)
            if self.state.unread:
                progress.start("读懂段落", self.state.unread)
            while self.state.unread and not stop.is_set():
                self.asked.set()
                if self.may_read.wait(0.01):
                    self.state = replace(self.state, read=self.state.read + 2)
                    progress.advance(2)
            return self.state
        finally:
            self.done.set()


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive()


@pytest.fixture
def reading(archive: FakeArchive) -> Iterator[BackgroundReading]:
    made = BackgroundReading(archive)
    yield made
    archive.may_read.set()
    made.close()


def shown(reading: BackgroundReading, embedding: str = "builtin") -> str:
    return reading_html(reading, Settings(embedding=embedding))


def ended(reading: BackgroundReading) -> BackgroundReading:
    thread = reading._thread
    if thread is not None:
        thread.join(_SECONDS)
    assert not reading.is_busy
    return reading


def test_all_is_read(archive: FakeArchive, reading: BackgroundReading) -> None:
    assert shown(reading) == ""
    archive.may_read.set()
    reading.wake()
    ended(reading)
    assert "已读懂 10 / 10 段" in shown(reading)
    assert "照常" not in shown(reading)
    assert shown(reading, "static") == ""


def test_the_page_says_how_far_it_is(archive: FakeArchive, reading: BackgroundReading) -> None:
    reading.wake()
    assert archive.asked.wait(_SECONDS)
    assert "已读懂 0 / 10 段" in shown(reading)
    assert "照常可以查到" in shown(reading)
    before = reading.change_count
    archive.may_read.set()
    ended(reading)
    assert reading.change_count >= before + 5
    assert reading.read_since == 10


def test_closing_stops_between_two_steps(archive: FakeArchive, reading: BackgroundReading) -> None:
    reading.wake()
    assert archive.asked.wait(_SECONDS)
    reading.close()
    assert not reading.is_busy
    assert archive.state.read < 10
    reading.wake()
    assert not reading.is_busy, "closed is closed"


def test_what_comes_meanwhile_is_read_too(archive: FakeArchive, reading: BackgroundReading) -> None:
    reading.wake()
    assert archive.asked.wait(_SECONDS)
    reading.wake()
    archive.may_read.set()
    ended(reading)
    assert archive.readings == 2
    archive.state = replace(archive.state, texts=12)
    reading.wake()
    ended(reading)
    assert archive.state.read == 12


def test_another_encoder_begins_anew(archive: FakeArchive, reading: BackgroundReading) -> None:
    reading.wake()
    assert archive.asked.wait(_SECONDS)
    archive.done.clear()
    reading.restart()
    assert archive.done.wait(_SECONDS)
    archive.may_read.set()
    ended(reading)
    assert (archive.readings, archive.state.read) == (2, 10)


def test_another_program_that_reads_is_waited_for(
    archive: FakeArchive, reading: BackgroundReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_reading, "_RETRY_AFTER", 0.01)
    archive.refusals = [ArchiveBusyError("正忙。")] * 2
    archive.may_read.set()
    reading.wake()
    ended(reading)
    assert (archive.readings, archive.state.read) == (3, 10)


def test_a_problem_is_told(archive: FakeArchive, reading: BackgroundReading) -> None:
    archive.refusals = [ProviderError("连不上<b>服务。", hint="请检查网络。")]
    reading.wake()
    ended(reading)
    assert "连不上&lt;b&gt;服务。请检查网络。" in shown(reading)
    archive.may_read.set()
    reading.wake()
    ended(reading)
    assert "连不上" not in shown(reading)


def test_an_encoder_that_cannot_be_used(archive: FakeArchive, reading: BackgroundReading) -> None:
    archive.state = ReadingState(model="", read=0, texts=10)
    reading.wake()
    ended(reading)
    assert "assistant doctor" in shown(reading)


def test_an_empty_archive(archive: FakeArchive, reading: BackgroundReading) -> None:
    archive.has_reports = False
    reading.wake()
    ended(reading)
    assert (archive.readings, shown(reading)) == (0, "")
