"""The interpreter is set up for a server, and is itself again where the start fails."""

import gc
from threading import Event
from time import sleep

import pytest

from assistant.ui.app import runtime
from assistant.ui.app.runtime import background_warm_up, paused_gc
from assistant.workbench import Workbench


def _failing_start() -> None:
    with paused_gc():
        assert not gc.isenabled()
        raise OSError("port in use")


def test_garbage_is_collected_again_after_a_start_that_failed() -> None:
    with pytest.raises(OSError, match="port"):
        _failing_start()
    assert gc.isenabled()
    gc.unfreeze()


class _Slow(Workbench):
    """A workbench that takes its time to be warm, and says when it is."""

    def __init__(self) -> None:
        self.begun, self.is_warm = Event(), False

    def warm_up(self) -> None:
        self.begun.set()
        sleep(0.2)
        self.is_warm = True


def test_leaving_waits_for_what_is_being_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "_WARM_UP_DELAY", 0.0)
    bench = _Slow()
    with background_warm_up(bench):
        assert bench.begun.wait(5)
        assert not bench.is_warm
    assert bench.is_warm


def test_leaving_at_once_opens_nothing() -> None:
    bench = _Slow()
    with background_warm_up(bench):
        pass
    assert not bench.begun.is_set()
