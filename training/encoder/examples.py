"""Draw batches of queries and the texts that answer them.

Hard to tell apart are texts of one report: half of a batch comes out of few reports. Queries are as
short as bureaus type them: headings lose their number and their opening words, or all but a clause.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.pairs import Pair

_REPORTS, _HEADINGS_OF_EACH = 2, 8
_LEADS_OF_EACH = 8
_SINGLE_HEADINGS, _OTHERS = 6, 10
_FEWEST = 8  # headings or leads of a report that can be asked about
_FIRST_YEAR = 2005  # older reports are about another country
_LAWS_SHARE = 0.15  # statutes are many, and all alike

_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")
_SENTENCE = re.compile(r"(?<=[。；])")
_DATED = re.compile(r"\d{4}\s*年|[一二]〇[〇一二三四五六七八九]+年|^（")
_CLAUSE = re.compile(r"[，、；：]")
_OPENING_SEEN = 150  # times at least: words that open so many headings say little
_LENGTHS, _WEIGHTS = (120, 200, 480), (45, 40, 15)  # characters of a text, and how often
_ASKED = ("怎么写", "怎么表述", "有哪些做法", "做得怎么样", "的写法", "情况")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A query, the text that answers it, and how it may be learned."""

    query: str
    text: str
    report: str  # "" for no report
    told_apart: bool  # the texts of other reports are wrong answers whatever the first model says
    general: bool  # no language of reports: the first model knows it well


class Examples:
    """The pairs of a corpus, in the groups that batches are drawn from."""

    def __init__(self, pairs: Iterable[Pair], *, seed: int) -> None:
        self._rng = random.Random(seed)
        headings: defaultdict[str, list[Pair]] = defaultdict(list)
        leads: defaultdict[str, list[Pair]] = defaultdict(list)
        self._others: list[Pair] = []
        for pair in pairs:
            if not pair.document:
                if pair.kind != "laws" or self._rng.random() < _LAWS_SHARE:
                    self._others.append(pair)
            elif _year(pair.document) >= _FIRST_YEAR and len(pair.text) >= 20:
                if pair.kind == "lead":
                    leads[pair.document].append(pair)
                elif pair.kind == "heading" and _can_be_asked(pair.query):
                    headings[pair.document].append(pair)
        self._headings = {
            report: group
            for report, group in headings.items()
            if len({pair.query for pair in group}) >= _FEWEST
        }
        self._leads = {r: group for r, group in leads.items() if len(group) >= _FEWEST}
        self._openings = _openings(self._headings)
        self._reports, self._lead_reports = sorted(self._headings), sorted(self._leads)

    def draw(self) -> list[Example]:
        """Return the examples of a batch."""
        rng = self._rng
        examples = []
        for report in rng.sample(self._reports, _REPORTS):
            examples += [self._heading(pair) for pair in self._alike(self._headings[report])]
        for report in rng.sample(self._reports, _SINGLE_HEADINGS):
            examples.append(self._heading(rng.choice(self._headings[report])))
        for report in rng.sample(self._lead_reports, _REPORTS):
            group = rng.sample(self._leads[report], _LEADS_OF_EACH)
            examples += [self._lead(pair) for pair in group]
        examples += [self._other(pair) for pair in rng.sample(self._others, _OTHERS)]
        return examples

    def _alike(self, group: Sequence[Pair]) -> list[Pair]:
        """Return pairs of one report with different headings: half share words with the first."""
        different = list(
            {pair.query: pair for pair in self._rng.sample(group, len(group))}.values()
        )
        asked, *rest = different
        words = _bigrams(asked.query)
        nearest = sorted(rest, key=lambda pair: -len(words & _bigrams(pair.text)))
        near, far = nearest[: _HEADINGS_OF_EACH // 2], nearest[_HEADINGS_OF_EACH // 2 :]
        return [asked, *near, *far[: _HEADINGS_OF_EACH - 1 - len(near)]]

    def _heading(self, pair: Pair) -> Example:
        return Example(
            query=self._typed(_NUMBER.sub("", pair.query)),
            text=self._part(pair.text),
            report=pair.document,
            told_apart=False,
            general=False,
        )

    def _lead(self, pair: Pair) -> Example:
        return Example(
            query=pair.query,
            text=pair.text[: self._length()],
            report=pair.document,
            told_apart=True,
            general=False,
        )

    def _other(self, pair: Pair) -> Example:
        text = pair.text[: self._length()]
        return Example(query=pair.query, text=text, report="", told_apart=False, general=True)

    def _typed(self, heading: str) -> str:
        """Return the heading as somebody in a hurry would type it."""
        chance = self._rng.random()
        if chance < 0.4:
            return heading
        query = self._without_opening(heading)
        clauses = [clause for clause in _CLAUSE.split(query) if len(clause) >= 4]
        if chance < 0.7 and clauses:
            query = self._rng.choice(clauses)
        if chance > 0.85:
            query += self._rng.choice(_ASKED)
        return query

    def _without_opening(self, heading: str) -> str:
        for length in (4, 3, 2):
            if heading[:length] in self._openings and len(heading) - length >= 4:
                return heading[length:]
        return heading

    def _part(self, text: str) -> str:
        """Return one sentence with a figure, or the text's beginning."""
        if self._rng.random() < 0.45:
            parts = (part.strip() for part in _SENTENCE.split(text))
            found = [part for part in parts if 10 <= len(part) <= 90 and re.search(r"\d", part)]
            if found:
                return self._rng.choice(found)
        return text[: self._length()]

    def _length(self) -> int:
        (length,) = self._rng.choices(_LENGTHS, _WEIGHTS)
        return length


def _can_be_asked(heading: str) -> bool:
    """Return whether it is a heading about a matter, and no date or year's review."""
    return 4 <= len(heading) <= 40 and not _DATED.search(heading)


def _year(document: str) -> int:
    found = re.search(r"/(\d{4})", document)
    return int(found[1]) if found else 0


def _bigrams(text: str) -> set[str]:
    return set(map(str.__add__, text, text[1:]))


def _openings(headings: dict[str, list[Pair]]) -> set[str]:
    """Return what so many headings begin with that it says nothing about any of them."""
    count: Counter[str] = Counter()
    for group in headings.values():
        for heading in {_NUMBER.sub("", pair.query) for pair in group}:
            count.update(heading[:length] for length in (2, 3, 4))
    return {opening for opening, number in count.items() if number >= _OPENING_SEEN}
