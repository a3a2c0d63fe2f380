"""Count which words of reports are quoted with a figure, and which of those open a report.

    python -m training.headline_indicators CORPUS

CORPUS is the folder with `gov_reports.tar.xz` (group/place/year.md). Written is
`assistant/data/headline_indicators.txt`: in each line a word, in how many places a report opens
with a figure of it, in how many one quotes it at all, how many of a hundred mentions have a
figure, and how many of a hundred moves are falls. The same corpus gives the same file. About a
minute.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words
from training.common_bigrams import DATA
from training.general_words import joined, reports

FIRST_YEAR = 2015
OPENING = 3  # paragraphs with figures
REACH = 14  # characters in front of a figure that say what it counts
LONGEST = 8  # characters of a word
PLACES_AT_LEAST, SHARE_AT_LEAST = 20, 0.4  # of an indicator
MOVES_AT_LEAST, FALLS_AT_LEAST = 15, 0.8  # of what is to fall

CLAUSE = re.compile("[，。；：、！？\n（）()“”]")
RUN = re.compile("[\u4e00-\u9fff]+")
LATIN = re.compile(r"[A-Z]{2,}(?:\d+(?:\.\d+)?)?")
NUMBER = re.compile(r"(?<![A-Za-z\d.])\d[\d.,]*[余多]?[万亿]?(?:[%％]|[\u4e00-\u9fff]|$)")
CALENDAR = re.compile("[年月日届号]$")
MOVE = re.compile(
    rf"(?P<fell>{group('moves.fallen').pattern})|(?P<grew>{group('moves.grown').pattern})"
)
# Words that say how much, how or by whom, not of what.
NO_THING = re.compile(
    "|".join(
        group(name).pattern
        for name in (
            "ledger.frame", "ledger.filler", "indicators.leading", "indicators.trailing",
            "moves.change", "acts.common", "acts.count", "outlook.intent",
        )
    )
)  # fmt: skip


@dataclass
class Counts:
    """How the words of reports stand with figures."""

    opening: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    quoted: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    falls: Counter[str] = field(default_factory=Counter)
    moves: Counter[str] = field(default_factory=Counter)

    def add(self, place: str, text: str) -> None:
        """Count the words of one report."""
        opened = 0
        for paragraph in text.splitlines():
            if paragraph and not paragraph.startswith("#"):
                quoted = self._add_paragraph(place, paragraph, opens=opened < OPENING)
                opened += quoted > 1

    def _add_paragraph(self, place: str, paragraph: str, *, opens: bool) -> int:
        clauses = CLAUSE.split(paragraph)
        found = 0
        for clause, later in zip(clauses, [*clauses[1:], ""], strict=True):
            self.mentions.update(set(words(clause)))
            figure = first_figure(clause)
            if figure is None:
                continue
            found += 1
            things = set(words(clause[: figure.start()][-REACH:]))
            move = MOVE.search(clause) or MOVE.match(later.removeprefix("同比"))
            for word in things:
                self.quoted[word].add(place)
                self.figures[word] += 1
                self.moves[word] += move is not None
                self.falls[word] += move is not None and move["fell"] is not None
                if opens:
                    self.opening[word].add(place)
        return found

    def rows(self) -> Iterator[str]:
        """Yield the lines of the table, sorted."""
        for word in sorted(self.mentions):
            share = min(self.figures[word] / self.mentions[word], 1.0)
            fell = self.falls[word] / max(self.moves[word], 1)
            is_indicator = len(self.quoted[word]) >= PLACES_AT_LEAST and share >= SHARE_AT_LEAST
            is_to_fall = self.moves[word] >= MOVES_AT_LEAST and fell >= FALLS_AT_LEAST
            if (is_indicator or is_to_fall) and not NO_THING.search(word):
                numbers = len(self.opening[word]), len(self.quoted[word])
                yield "\t".join(map(str, (word, *numbers, round(100 * share), round(100 * fell))))


def first_figure(clause: str) -> re.Match[str] | None:
    """Return the first figure of a clause that is no date."""
    return next((one for one in NUMBER.finditer(clause) if not CALENDAR.search(one[0])), None)


def words(clause: str) -> Iterator[str]:
    """Yield the words of a clause, and each with the next one."""
    for run in RUN.findall(clause):
        found = dictionary_words(run)
        yield from (word for word in found if 1 < len(word) <= LONGEST)
        yield from (one + two for one, two in joined(found) if len(one + two) <= LONGEST)
    yield from LATIN.findall(clause)


def main(corpus: Path) -> None:
    """Write the table."""
    counts = Counts()
    for place, year, text in reports(corpus):
        if year >= FIRST_YEAR:
            counts.add(place, text)
    (DATA / "headline_indicators.txt").write_text("\n".join(counts.rows()) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
