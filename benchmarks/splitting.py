"""Measure how well compilations are cut into reports, and the reports understood.

    python benchmarks/splitting.py CASES.json SEEDS_DIR [--errors]

Prints one line per measure: how many reports have it right, of how many. `collapsed` is the same
file without its blank lines, as a Word or PDF export has it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.records import Document, Report
from assistant.reports.loading import load
from assistant.reports.parse import parse_reports

MEASURES = (
    "title", "first_line", "last_line", "collapsed", "year", "span", "kind", "org_type", "level",
)  # fmt: skip


def collapsed(document: Document) -> Document:
    """Return `document` without its blank lines."""
    return replace(document, lines=tuple(line for line in document.lines if line.text.strip()))


def judged(
    case: dict[str, Any], reports: list[Report], titles: list[str]
) -> Iterator[tuple[str, bool, str]]:
    """Yield (measure, right, what was found instead) for each report that `case` expects."""
    by_line = {report.first_line: report for report in reports}
    for number, expected in enumerate(case["reports"]):
        title = expected["title"]
        yield "collapsed", titles[number : number + 1] == [title], title
        report = by_line.get(expected["first_line"])
        if report is None:
            yield from (
                (name, False, f"{title}: not found") for name in MEASURES if name != "collapsed"
            )
            continue
        found = {
            "title": report.title,
            "first_line": report.first_line,
            "last_line": report.last_line,
            "year": report.period.year,
            "span": report.period.span,
            "kind": report.kind,
            "org_type": report.org_type,
            "level": report.level,
        }
        for name, value in found.items():
            wanted = expected["period"][name] if name in {"year", "span"} else expected[name]
            yield name, value == wanted, f"{title}: {value}, not {wanted}"


def main() -> None:
    """Print the measures of all files in the cases."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("cases", type=Path)
    arguments.add_argument("seeds", type=Path)
    arguments.add_argument("--errors", action="store_true", help="print each error")
    options = arguments.parse_args()
    right: Counter[str] = Counter()
    total = extra = 0
    for case in json.loads(options.cases.read_text("utf-8"))["files"]:
        document = load(options.seeds / case["file"])
        reports = parse_reports(document, file_name=case["file"])
        titles = [
            report.title for report in parse_reports(collapsed(document), file_name=case["file"])
        ]
        total += len(case["reports"])
        extra += len(reports) - len(case["reports"])
        for name, good, found in judged(case, reports, titles):
            right[name] += good
            if options.errors and not good:
                print(f"  {name}: {found}")
    for name in MEASURES:
        print(f"{name:<10} {right[name]:>3} / {total}  {right[name] / total:.3f}")
    print(f"reports too many: {extra}")


if __name__ == "__main__":
    main()
