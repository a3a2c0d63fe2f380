"""Work goes on behind the page, can be stopped, and says why it ended."""

from collections.abc import Iterator
from threading import Event

import pytest

from assistant.drafting.events import DraftEvent, SectionFailed, TextArrived
from assistant.errors import DraftError, ProviderError
from assistant.ui.jobs.drafting_jobs import DraftingJobs

ID = "20250101-abcd"


def _until_stopped(stop: Event) -> Iterator[DraftEvent]:
    yield TextArrived(number=3, text="一是")
    stop.wait(10)


def _failing(_stop: Event) -> Iterator[DraftEvent]:
    yield SectionFailed(number=1, error=ProviderError("服务忙。", hint="稍后再试。"))
    raise ProviderError("服务断了。")


def _broken(_stop: Event) -> Iterator[DraftEvent]:
    yield TextArrived(number=0, text="")
    raise ZeroDivisionError


def test_one_draft_is_written_once_at_a_time_and_can_be_stopped() -> None:
    jobs = DraftingJobs()
    job = jobs.start(ID, _until_stopped)
    with pytest.raises(DraftError, match="正在写"):
        jobs.start(ID, _until_stopped)
    while not job.partial_texts:
        job.join(0.01)
    assert job.partial_texts == {3: "一是"}
    assert jobs.find_running(ID) is job
    job.stop.set()
    job.join(10)
    assert jobs.find_running(ID) is None
    assert jobs.find_last(ID) is job
    assert job.partial_texts == {}, "what has stopped grows no more"
    assert jobs.take_error(ID) is None


def test_a_refusal_is_told_once_and_a_section_that_failed_stays_known() -> None:
    jobs = DraftingJobs()
    job = jobs.start(ID, _failing)
    job.join(10)
    assert job.failures == {1: "服务忙。稍后再试。"}
    assert str(jobs.take_error(ID)) == "服务断了。"
    assert jobs.take_error(ID) is None


def test_a_bug_keeps_its_traceback() -> None:
    jobs = DraftingJobs()
    jobs.start(ID, _broken).join(10)
    with pytest.raises(ZeroDivisionError):
        jobs.take_error(ID)
