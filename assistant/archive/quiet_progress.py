"""Report only the messages of a job that runs by itself."""

from collections.abc import Callable


class QuietProgress:
    """A progress that passes on messages and nothing else."""

    def __init__(self, notice: Callable[[str], None]) -> None:
        self._say = notice

    def start(self, step: str, total: int) -> None:
        """Do nothing."""

    def advance(self, count: int = 1) -> None:
        """Do nothing."""

    def added(self, report_id: str, title: str, file: str) -> None:
        """Do nothing."""

    def note(self, text: str) -> None:
        """Pass on a message."""
        self._say(text)
