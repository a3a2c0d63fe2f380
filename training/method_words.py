"""Learn which words say how any work is done: reports use them in nearly all lines of work.

    python -m training.method_words CORPUS

CORPUS is the folder with `gov_reports.tar.xz` (group/place/year.md). Written is
`assistant/data/method_words.txt`: 机制 and 责任 stand beside every line of work, 救助 and 执法 only
beside their own; 机制 is used alike everywhere, 港口 by those who have one. The same corpus gives
the same file. Half a minute.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from assistant.drafting.precedents.borrowing.practice_clauses import is_practice
from assistant.drafting.topics.sectors import main_sector
from assistant.text.clean import clean
from assistant.text.segmentation import dictionary_words
from training.common_bigrams import DATA
from training.general_words import RUN, reports

FIRST_YEAR = 2018
SHARE_OF_PLACES = 0.2
MOST_UNEVEN = 1.2  # nats; 机制 has 0.4, 监管 1.1, 巡查 1.9, 救助 3.3
PRIOR = 2.0  # clauses of the usual mixture of work that a word is held to have beside its own
MOST_GATHERED = 0.5  # 责任 has 0.1, 举措 0.4, 食品 0.6, 航空 1.1, 港口 2.4

Mixture = Mapping[str, float]  # line of work, or place → how many clauses


@dataclass
class PracticeUse:
    """In how many clauses on practice of each line of work a word stands, and in which places."""

    of_work: Counter[str] = field(default_factory=Counter)
    of_place: Counter[str] = field(default_factory=Counter)
    by_work: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_place: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, place: str, work: str, words: Iterable[str]) -> None:
        """Count the words of a clause."""
        self.of_work[work] += 1
        self.of_place[place] += 1
        for word in {one for one in words if len(one) > 1 and RUN.fullmatch(one)}:
            self.by_work[word][work] += 1
            self.by_place[word][place] += 1

    def words_of_method(self) -> list[str]:
        """Return the words that all lines of work and all places use alike, sorted."""
        return sorted(
            word
            for word, places in self.by_place.items()
            if len(places) >= SHARE_OF_PLACES * len(self.of_place)
            and unevenness(self.by_work[word], self.of_work) <= MOST_UNEVEN
            and gathering(places, self.of_place) <= MOST_GATHERED
        )


def unevenness(mixture: Mixture, usual: Mixture) -> float:
    """Return how far a mixture of work is from the usual one (Kullback and Leibler), in nats.

    >>> unevenness({"养老": 50, "供水": 50}, {"养老": 500, "供水": 500})
    0.0
    >>> unevenness({"养老": 90}, {"养老": 500, "供水": 500}) > 0.6
    True
    """
    all_of_it, here = sum(usual.values()), sum(mixture.values())
    found = 0.0
    for work, number in mixture.items():
        expected = usual[work] / all_of_it
        share = (number + PRIOR * expected) / (here + PRIOR)
        found += share * log(share / expected)
    return found


def gathering(mixture: Mixture, usual: Mixture) -> float:
    """Return how much more the shares of a mixture vary than chance has it, in squared means.

    >>> gathering({"甲": 30, "乙": 30, "丙": 30}, {"甲": 1, "乙": 1, "丙": 1}) < 0
    True
    >>> gathering({"甲": 90}, {"甲": 1, "乙": 1, "丙": 1}) > 1
    True
    """
    all_of_it, here = sum(usual.values()), sum(mixture.values())
    expected = {one: here * number / all_of_it for one, number in usual.items()}
    beyond = sum((mixture.get(one, 0) - mean) ** 2 - mean for one, mean in expected.items())
    return beyond / sum(mean**2 for mean in expected.values())


def main(corpus: Path) -> None:
    """Write the table."""
    use = PracticeUse()
    for place, year, text in reports(corpus):
        for sentence in re.split("[。；\n]", clean(text)) if year >= FIRST_YEAR else ():
            work = main_sector(sentence)
            for clause in sentence.split("，") if work else ():
                if work and is_practice(clause):
                    use.add(place, work.words[0], dictionary_words(clause))
    words = use.words_of_method()
    DATA.joinpath("method_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
