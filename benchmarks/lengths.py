"""Measure whether sections are as long as their outline asks, or say why they are not.

    python -m benchmarks.lengths --index ARCHIVE [--cases CLERKS.json] [--show]

Each section with facts is asked for 200 to 600 characters in turn. Prints the share of sections
within 15 %, of those too short or too long that say so, and that do not, of sentences that a
draft has twice; `--show` prints each section that misses its length. Besides the fictional units
beside this file, `--cases` adds outlines and facts as clerks sent them.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.drafting.draft import Draft, DraftSection, Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.outline_year import outline_year
from assistant.settings import load_settings
from assistant.text.list_marks import ITEMS, strip_opening_mark
from assistant.text.similarity import bigrams, overlap_coefficient
from assistant.workbench import Workbench

_CASES = Path(__file__).with_name("length_cases.toml")
_ASKED = (200, 300, 400, 500, 600)
_TOLERANCE = 0.15
_SAME, _LONG = 0.8, 12  # share of the bigrams of the shorter sentence; characters worth comparing
_LENGTH = re.compile(r"（[^（）]*\d+字[^（）]*）$")
_SAID = ("只能写到", "超过要求")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A unit's outline and facts."""

    name: str
    outline: str
    facts: tuple[Fact, ...]


def own_cases() -> Iterator[Case]:
    """Yield the fictional units."""
    for row in tomllib.loads(_CASES.read_text(encoding="utf-8"))["case"]:
        yield Case(name=row["name"], outline=row["outline"], facts=tuple(parse_facts(row["facts"])))


def clerks_cases(path: Path) -> Iterator[Case]:
    """Yield the units of a file of clerks' outlines and facts."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        outline = row["outline_text"]
        facts = tuple(parse_facts(row["facts_text"], year=outline_year(outline)))
        yield Case(name=row["id"], outline=outline, facts=facts)


def repeated_sentences(draft: Draft) -> list[str]:
    """Return the sentences that say what one before them says, the opening aside."""
    found: list[str] = []
    known: list[frozenset[str]] = []
    for section in draft.sections[1:]:
        for sentence in section.sentences:
            text = strip_opening_mark(sentence.text, ITEMS)
            pairs = bigrams(text)
            if len(text) >= _LONG and any(overlap_coefficient(pairs, one) > _SAME for one in known):
                found.append(text)
            known.append(pairs)
    return found


def verdict(section: DraftSection, draft: Draft, asked: int) -> str:
    """Return what became of the length that a section was asked for."""
    written = sum(len(sentence.text) for sentence in section.sentences)
    if abs(written - asked) <= _TOLERANCE * asked:
        return "within"
    said = any(
        row.section == section.heading and any(word in row.reason for word in _SAID)
        for row in draft.unresolved
    )
    return f"{'short' if written < asked else 'long'} {'said' if said else 'unsaid'}"


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:  # drafts are stored beside the archive
        index = Path(folder) / "index"
        shutil.copytree(options.index, index)
        with Workbench(load_settings(index=index)) as bench:
            groups = {"own": list(own_cases())}
            if options.cases:
                groups["clerks"] = list(clerks_cases(options.cases))
            for name, cases in groups.items():
                _measure(name, cases, bench, show=options.show)


def _measure(name: str, cases: list[Case], bench: Workbench, *, show: bool) -> None:
    outcomes: Counter[str] = Counter()
    sentences = repeated = written = wanted = 0
    for case in cases:
        draft, asked = _draft(case, bench)
        again = repeated_sentences(draft)
        sentences += sum(len(section.sentences) for section in draft.sections)
        repeated += len(again)
        for section in draft.sections:
            if (length := asked.get(section.heading)) is None:
                continue
            outcome = verdict(section, draft, length)
            outcomes[outcome] += 1
            size = sum(len(one.text) for one in section.sentences)
            written, wanted = written + min(size, length), wanted + length
            if show and outcome != "within":
                print(f"  {case.name}\t{section.heading}\t{size}/{length}\t{outcome}")
        for text in again if show else ():
            print(f"  {case.name}\trepeated\t{text}")
    total = sum(outcomes.values())
    good = sum(count for outcome, count in outcomes.items() if not outcome.endswith("unsaid"))
    print(f"{name}: {total} sections, within or said {good / total:.0%}", end="")
    print(f", written of what was asked {written / wanted:.0%}", end="")
    print(f", repeated sentences {repeated}/{sentences}")
    for outcome, count in sorted(outcomes.items()):
        print(f"  {outcome}\t{count}\t{count / total:.0%}")


def _draft(case: Case, bench: Workbench) -> tuple[Draft, dict[str, int]]:
    """Return the draft of a case and the length asked for each section with facts."""
    plan = bench.drafts.plan(_without_lengths(case.outline), case.facts)
    led = [brief.headings[-1] for brief in plan.briefs if brief.facts and brief.is_leaf]
    asked = {heading: _ASKED[number % len(_ASKED)] for number, heading in enumerate(led)}
    lines = _without_lengths(case.outline).splitlines()
    outline = "\n".join(_with_length(line, asked) for line in lines)
    return bench.drafts.draft(outline, case.facts), asked


def _without_lengths(outline: str) -> str:
    return "\n".join(_LENGTH.sub("", line.rstrip()) for line in outline.splitlines())


def _with_length(line: str, asked: dict[str, int]) -> str:
    heading = line.strip().lstrip("#").strip()
    return f"{line}（{asked[heading]}字左右）" if heading in asked else line


if __name__ == "__main__":
    main()
