"""The jobs that write: each opens the workbench, does one thing and says what it has announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant import Workbench, load_settings
from assistant.archive.adapted_model import install_adapted
from assistant.archive.archive_records import Correction, Metadata
from assistant.archive.quiet_progress import QuietProgress
from assistant.drafting.events import DraftEvent, SectionDone
from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import ReportEntry

MODEL = "model"  # the folder of a fitted model, beside the archive
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "archive"
FIRST, MORE = EXAMPLES / "2023年", EXAMPLES / "2024年"
OUTLINE = "# 青石镇2025年工作总结\n一、产业发展\n二、民生保障\n三、存在的问题\n四、2026年工作打算"
FACTS = "一：引进项目12个\n二：新建公厕8座，惠及群众2.3万人"

Job = Callable[[Workbench, "Said"], object]


class Said:
    """What was announced as stored; written down at once, it outlives the process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def added(self, report_id: str, _title: str, _file: str) -> None:
        """Note a report that is on disk."""
        self.note_down(report_id)

    def note_down(self, name: str) -> None:
        """Note anything else that is on disk."""
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(name + "\n")

    def start(self, step: str, total: int) -> None:
        """Ignore a step."""

    def advance(self, count: int = 1) -> None:
        """Ignore progress."""

    def note(self, text: str) -> None:
        """Ignore a message."""


def ingest(bench: Workbench, said: Said) -> None:
    """Take in more reports."""
    bench.archive.ingest([MORE], progress=said)


def remove(bench: Workbench, _said: Said) -> None:
    """Remove two reports, one after the other."""
    for entry in bench.archive.reports()[:2]:
        bench.archive.remove([entry.id])


def correct(bench: Workbench, _said: Said) -> None:
    """Correct the years of two reports."""
    for entry in bench.archive.reports()[:2]:
        changed = replace(_metadata(entry), year=(entry.year or 2000) + 1)
        bench.archive.correct(entry.id, Correction(metadata=changed, functions={}))


def reindex(bench: Workbench, _said: Said) -> None:
    """Build the indexes anew."""
    bench.archive.reindex()


def train(bench: Workbench, _said: Said) -> None:
    """Take the fitted model that lies beside the archive, as `train` does with a better one."""
    index = bench.settings.index
    install_adapted(index, index.parent / MODEL, progress=QuietProgress(lambda _note: None))


def untrain(bench: Workbench, _said: Said) -> None:
    """Go back to the built-in model."""
    bench.archive.untrain()


def read(bench: Workbench, _said: Said) -> None:
    """Let the encoder read."""
    bench.archive.read()


def draft(bench: Workbench, said: Said) -> None:
    """Write a draft, section by section."""
    begun = bench.drafts.create(OUTLINE, parse_facts(FACTS))

    def on_event(event: DraftEvent) -> None:
        # On a full disk a draft is held in memory, and a notice says so: nothing is announced.
        if isinstance(event, SectionDone) and bench.drafts.is_saved(begun.id):
            said.note_down(f"{begun.id} {event.number}")

    bench.drafts.finish(begun.id, on_event=on_event)


JOBS: dict[str, Job] = {
    job.__name__: job for job in (ingest, remove, correct, reindex, train, untrain, read, draft)
}


def run_job(name: str, index: Path, said: Path) -> None:
    """Do one of the jobs on an archive."""
    with Workbench(load_settings(index=index)) as bench:
        JOBS[name](bench, Said(said))


def _metadata(entry: ReportEntry) -> Metadata:
    return Metadata(
        title=entry.title,
        organisation=entry.organisation,
        org_type=entry.org_type,
        level=entry.level,
        year=entry.year,
        span=entry.span,
        kind=entry.kind,
    )
