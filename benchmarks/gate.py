"""Measure the gate against sentences that lie about a ledger, and true ones in other words.

    python -m benchmarks.gate [--errors]

Prints, for each kind of lie, how many were caught; for true sentences, how many were blamed.
"""

from __future__ import annotations

import argparse
from collections import Counter

from assistant.drafting.draft import Written
from assistant.drafting.grounding.gate import Evidence, enforce
from tests.drafting.grounding.lies import TRUE, Case, lies, true_cases


def is_right(case: Case) -> bool:
    """Return whether the gate lets a true sentence pass untouched, and no false words at all."""
    facts = case.unit.facts
    evidence = Evidence(section="", facts=facts, all_facts=facts, given=case.unit.given, year=2025)
    text = enforce(Written(text=case.sentence), evidence).sentence.text
    return text == case.sentence if case.kind == TRUE else case.false not in text


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each error")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in (*true_cases(), *lies()):
        total[case.kind] += 1
        good = is_right(case)
        right[case.kind] += good
        if options.errors and not good:
            print(f"  {case}")
    for kind, count in total.items():
        print(f"{kind}\t{right[kind]}/{count}\t{right[kind] / count:.1%}")
    caught = sum(right.values()) - right[TRUE]
    told = sum(total.values()) - total[TRUE]
    print(f"lies caught {caught}/{told} {caught / told:.2%}")
    print(
        f"true blamed {total[TRUE] - right[TRUE]}/{total[TRUE]} {1 - right[TRUE] / total[TRUE]:.2%}"
    )


if __name__ == "__main__":
    main()
