"""Find the collocations of a word: the objects of 提升, the nouns of 万人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.archive.patterns.coded_text import CLAUSE_ENDS
from assistant.archive.protocol import WordingStore
from assistant.phrasing.patterns.fillers import rank_openings
from assistant.phrasing.patterns.slot_patterns import whole_matches
from assistant.phrasing.phrases import Collocation
from assistant.phrasing.sentences.sample_occurrences import sample_occurrences
from assistant.records import Filter
from assistant.text.clean import clean
from assistant.text.lexicon import group

_EVERYTHING = Filter()
_READ = 200  # passages, from the whole archive
_PARTNERS = 20
_IN_CLAUSE = f"[^{CLAUSE_ENDS}]"
_FIGURE = r"[0-9xX][0-9xX.,]*[万亿千百]?[余多]?"
_REACHED = rf"(?:{group('figure_labels.frame').pattern}|完成|各|不少于|不低于|增加?到)"
_OFTEN_SHARE = 0.3  # share of places from which a word is a measure word, or a verb


def find_collocations(
    archive: WordingStore, word: str, *, filter: Filter = _EVERYTHING
) -> tuple[Collocation, ...]:
    """Return the partners of a word, most frequent first, each with its number of reports.

    A measure word (mostly behind figures) gets its nouns, a verb (mostly at the start of a clause)
    its objects, any other word the verbs of its clauses. They are counted in up to 200 passages
    from the whole archive; a word that does not occur has none.
    """
    wanted = clean(word).strip()
    plain = re.compile(re.escape(wanted))
    read = sample_occurrences(archive, [wanted], passages=_READ, filter=filter)
    places = [
        (match[0], occurrence.report_id)
        for occurrence in read
        for match in _clause_with(wanted).finditer(occurrence.clean)
        if any(whole_matches(plain, match[0]))
    ]
    if not places:
        return ()
    kind, pattern, backwards = _partner_search(wanted, [clause for clause, _ in places])
    texts = [
        (match[1], report) for clause, report in places for match in whole_matches(pattern, clause)
    ]
    partners = rank_openings(texts, limit=_PARTNERS, backwards=backwards)
    return (Collocation(word=wanted, kind=kind, partners=partners),) if partners else ()


def _partner_search(word: str, clauses: Sequence[str]) -> tuple[str, re.Pattern[str], bool]:
    """Return the partners' kind, their pattern in a clause, and whether their end counts."""
    plain = re.escape(word)
    if len(word) == 1 or _share(rf"{_FIGURE}{plain}", clauses) >= _OFTEN_SHARE:
        return "名词", re.compile(rf"([\u4e00-\u9fff]+?){_REACHED}*{_FIGURE}{plain}"), True
    if _share(rf"^[\u4e00-\u9fff]{{0,2}}{plain}", clauses) >= _OFTEN_SHARE:
        return "宾语", re.compile(rf"{plain}({_IN_CLAUSE}+)"), True
    return "动词", re.compile(rf"^(.+?){plain}"), False


def _share(pattern: str, clauses: Iterable[str]) -> float:
    found = [re.search(pattern, clause) is not None for clause in clauses]
    return sum(found) / len(found)


@lru_cache(maxsize=64)
def _clause_with(word: str) -> re.Pattern[str]:
    return re.compile(f"{_IN_CLAUSE}*{re.escape(word)}{_IN_CLAUSE}*")
