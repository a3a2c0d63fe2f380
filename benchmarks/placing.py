"""Measure how many facts get into a right section, alone and with a model service.

    python -m benchmarks.placing CASES [--index FOLDER]

CASES is a JSON file: a list of cases with `outline_text`, `facts_text`, `facts_file` and `truth`, a
list of `fact` (a line of `facts_text`) and `sections`, where it is right; a fact without sections
belongs nowhere. The service is on this machine and speaks the real protocol. It knows the truth,
but answers only what it is asked: the share of right facts says how many of those that the program
has wrong it asks about, and how much of a right answer it takes.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.planning.draft_plan import Plan
from assistant.settings import load_settings
from assistant.workbench import Workbench
from tests.drafting.service.loopback import Loopback, serving

_SECTION = re.compile(r"^S(\d+) (.+)（写[^（）]*(?:（.*)?）$", re.MULTILINE)
_FACT = re.compile(r"^F(\d+) (.+)$", re.MULTILINE)
_ENOUGH = 40  # characters of a fact that tell it from others


@dataclass(slots=True, kw_only=True)
class Tally:
    """The facts that have a right section, and what became of them."""

    right: int = 0
    wrong_and_sure: int = 0
    uncertain: int = 0
    everything: int = 0

    def __str__(self) -> str:
        share = self.right / max(self.everything, 1)
        return (
            f"{self.right} of {self.everything} right = {share:.3f}; {self.uncertain} uncertain; "
            f"wrong, and not shown as uncertain: {self.wrong_and_sure}"
        )


def truths(case: Mapping[str, Any]) -> dict[int, Sequence[str]]:
    """Return the right sections of each line of the ledger, () for a line that belongs nowhere."""
    lines = case["facts_text"].split("\n")
    found: dict[int, Sequence[str]] = {}
    for truth in case["truth"]:
        said = truth["fact"].strip()
        same = [number for number, line in enumerate(lines, 1) if line.strip() == said]
        near = [number for number, line in enumerate(lines, 1) if said in line]
        free = [number for number in (*same, *near) if number not in found]
        if free:
            found[free[0]] = truth["sections"]
    return found


def is_right(path: str, sections: Sequence[str]) -> bool:
    """Return whether a section, its headings joined, is one of the right ones."""
    last = path.split("／")[-1]
    return any(one in last or path.endswith(one) for one in sections)


def answer(prompt: str, facts: Sequence[Fact], truth: Mapping[int, Sequence[str]]) -> str:
    """Answer the question in `prompt` as somebody would who knows the unit."""
    sections = [(number, path.replace(" ＞ ", "／")) for number, path in _SECTION.findall(prompt)]
    return "\n".join(_lines(prompt, sections, facts, truth))


def _lines(
    prompt: str,
    sections: Sequence[tuple[str, str]],
    facts: Sequence[Fact],
    truth: Mapping[int, Sequence[str]],
) -> Iterator[str]:
    for number, said in _FACT.findall(prompt):
        fact = next((one for one in facts if one.text.rstrip("。；，")[:_ENOUGH] in said), None)
        lines = (fact.line, *fact.repeated) if fact else ()
        right = next((truth[line] for line in lines if line in truth), None)
        if right is None:
            continue
        fits = [section for section, path in sections if is_right(path, right)]
        yield f"F{number}=S{fits[0] if fits else 0}"


def reply(
    request: dict[str, Any], *, facts: Sequence[Fact], truth: Mapping[int, Sequence[str]]
) -> str:
    """Answer a request of the protocol."""
    return answer(request["messages"][-1]["content"], facts, truth)


def count(plan: Plan, truth: Mapping[int, Sequence[str]], tally: Tally) -> None:
    """Add the facts of a plan to the tally."""
    places: defaultdict[int, set[str]] = defaultdict(set)
    doubtful: set[int] = set()
    for fact, place in zip(plan.facts, plan.placements, strict=True):
        for line in (fact.line, *fact.repeated):
            places[line].add("／".join(place.headings))
            if not place.is_sure:
                doubtful.add(line)
    for line, sections in truth.items():
        if not sections:
            continue
        right = any(is_right(path, sections) for path in places[line])
        tally.everything += 1
        tally.right += right
        tally.uncertain += line in doubtful
        tally.wrong_and_sure += not right and line in places and line not in doubtful


def main() -> None:
    """Plan each case alone, then with the service."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--index", type=Path)
    options = parser.parse_args()
    index = {"index": options.index} if options.index else {}
    alone, advised, questions = Tally(), Tally(), 0
    with serving(Loopback()) as service, tempfile.TemporaryDirectory() as folder:
        with_service = load_settings(llm_base_url=service.url, llm_model="loopback", **index)
        with Workbench(load_settings(**index)) as bench, Workbench(with_service) as helped:
            for case in json.loads(options.cases.read_text("utf-8")):
                file = Path(folder) / case["facts_file"]
                file.write_text(case["facts_text"], "utf-8")
                facts, truth = load_facts(file), truths(case)
                count(bench.drafts.plan(case["outline_text"], facts), truth, alone)
                asked, _ = normalize_facts(facts)
                service.answer = partial(reply, facts=asked, truth=truth)
                helped_plan = helped.drafts.plan(case["outline_text"], facts, ask_service=True)
                count(helped_plan, truth, advised)
                questions = len(service.requests)
    print(f"alone:          {alone}")
    print(f"with a service: {advised}; {questions} questions")


if __name__ == "__main__":
    main()
