"""Say how much talk is told from facts: python -m benchmarks.talk [LINES].

`talk_lines.txt` was written by another hand than the lines that the weights were learned from.
Printed is, for each probability from which a clause counts as talk, which share of the talk is
found and which share of the facts is taken for talk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.drafting.facts.chat.line_likelihood import talk_likelihood
from training.line_weights import read_lines

LINES = Path(__file__).with_name("talk_lines.txt")


def main() -> None:
    """Print a row for each probability."""
    lines = read_lines(Path(sys.argv[1]) if len(sys.argv) > 1 else LINES)
    talk = [talk_likelihood(text) for is_talk, text in lines if is_talk]
    facts = [talk_likelihood(text) for is_talk, text in lines if not is_talk]
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        shares = (sum(one >= least for one in kind) / len(kind) for kind in (talk, facts))
        print(least, *(f"{share:.3f}" for share in shares))


if __name__ == "__main__":
    main()
