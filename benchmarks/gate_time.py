"""Measure how long the gate takes for a whole draft: python -m benchmarks.gate_time [--profile].

Draft and ledger are of the example reports: its facts are sentences of 2025 with several figures,
the draft those of the years before. So most figures are in no fact, and all calculations are tried
for them. Told is processor time of a first pass, with empty caches.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from itertools import accumulate
from pathlib import Path

from assistant.drafting.draft import Fact, Written
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.text.figures.read_figures import find_figures
from assistant.text.sentences import sentence_spans

_SOURCES = Path(__file__).resolve().parents[1] / "examples" / "sources"
_FACTS = 60
_FIGURES = 2  # that a sentence has at least which is taken as a fact
_LENGTH = 12_700  # characters


def read_facts() -> tuple[Fact, ...]:
    """Return facts as a draft gets them: sentences of this year's reports."""
    told = [one for one in _read_sentences("*2025年*.md") if len(find_figures(one)) >= _FIGURES]
    facts, *_ = normalize_facts(parse_facts("\n".join(told[:_FACTS])))
    return tuple(facts)


def read_draft() -> list[str]:
    """Return sentences of the reports of the years before, as many as a long draft holds."""
    sentences = _read_sentences("*202[34]年总结.md")
    ends = accumulate(map(len, sentences))
    return [one for one, end in zip(sentences, ends, strict=True) if end <= _LENGTH]


def _read_sentences(files: str) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(_SOURCES.glob(files))]
    lines = [line.strip("#-* ") for text in texts for line in text.splitlines()]
    return [line[start:end] for line in lines for start, end in sentence_spans(line)]


def enforce_all(sentences: list[str], facts: tuple[Fact, ...]) -> int:
    """Put each sentence through the gate; return how many it changed."""
    evidence = Evidence(section="", facts=facts, all_facts=facts, given="", year=2025)
    return sum(enforce(Written(text=one), evidence).sentence.text != one for one in sentences)


def main() -> None:
    """Print the processor time, or where it goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="print the costliest functions")
    options = parser.parse_args()
    facts, sentences = read_facts(), read_draft()
    enforce_all(["政务大厅今年办理3件。"], facts[:1])  # reads the lexicon, loads the segmenter
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    started = time.process_time()
    changed = enforce_all(sentences, facts)
    seconds = time.process_time() - started
    profile.disable()
    print(
        f"{sum(map(len, sentences))} characters in {len(sentences)} sentences, {changed} changed; "
        f"{len(facts)} facts: {seconds:.2f} s"
    )
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
