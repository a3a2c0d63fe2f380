"""List the reports to choose from, each with the words by which it is found while typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import PureWindowsPath

from assistant.errors import ArchiveError
from assistant.records import ReportEntry
from assistant.workbench import Workbench

Choices = list[tuple[str, str]]


def list_reports(bench: Workbench) -> list[ReportEntry]:
    """Return all reports; none without an archive."""
    try:
        return bench.archive.reports()
    except ArchiveError:
        return []


def report_choices(bench: Workbench) -> Choices:
    """Return all reports, newest first: label and id; none without an archive.

    A Gradio dropdown finds what is typed anywhere in the label, and draws a hundred at a time:
    thousands do no harm.
    """
    found = list_reports(bench)
    newest = sorted(found, key=lambda entry: (-(entry.year or 0), entry.title, entry.file))
    names = Counter(PureWindowsPath(file).name for file in {entry.file for entry in newest})
    shared = {name for name, files in names.items() if files > 1}
    return [(report_label(entry, shared), entry.id) for entry in newest]


def report_label(entry: ReportEntry, shared: Collection[str] = ()) -> str:
    """Return title, year, and what distinguishes a report from its namesakes: unit, file, line.

    A file whose name is among the `shared` is named with its folder.
    """
    path = PureWindowsPath(entry.file)  # it takes either slash for a folder's end
    file = f"{path.parent.name}/{path.name}" if path.name in shared else path.name
    place = f"{file}:{entry.first_line}" if (entry.first_line or 1) > 1 else file
    unit = "" if entry.organisation in entry.title else entry.organisation
    year = f"{entry.year}年" if entry.year else "年份不详"
    return " · ".join(filter(None, [f"{entry.title}（{year}）", unit, place]))
