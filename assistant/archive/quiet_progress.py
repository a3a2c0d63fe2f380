"""Say of a job that runs by itself only what is worth knowing."""

from collections.abc import Callable


class QuietProgress:
    """The progress of a job nobody asked for: only what is worth knowing is said."""

    def __init__(self, notice: Callable[[str], None]) -> None:
        self._say = notice

    def start(self, step: str, total: int) -> None:
        """Say nothing."""

    def advance(self, count: int = 1) -> None:
        """Say nothing."""

    def added(self, report_id: str, title: str, file: str) -> None:
        """Say nothing."""

    def note(self, text: str) -> None:
        """Say something worth knowing."""
        self._say(text)
