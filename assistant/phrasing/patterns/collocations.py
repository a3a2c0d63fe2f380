"""Find the collocations of a word: the objects of 提升, the nouns of 万人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.archive.patterns.coded_text import CLAUSE_ENDS
from assistant.archive.protocol import WordingStore
from assistant.phrasing.patterns.fillers import rank_fillers, rank_openings
from assistant.phrasing.patterns.slot_patterns import whole_matches
from assistant.phrasing.phrases import Collocation, Filler
from assistant.phrasing.sentences.sample_occurrences import sample_occurrences
from assistant.records import Filter
from assistant.text.clean import clean
from assistant.text.lexicon import group
from assistant.text.segmentation import segment, verbs_in

_EVERYTHING = Filter()
_READ = 200  # passages, from the whole archive
_PARTNERS = 20
_OBJECTS, _VERBS, _NOUNS = "宾语", "动词", "名词"
_IN_CLAUSE = f"[^{CLAUSE_ENDS}]"
_HAN = r"[\u4e00-\u9fff]"
_FIGURE = r"[0-9xX][0-9xX.,]*[万亿千百]?[余多]?"
_REACHED = rf"(?:{group('figure_labels.frame').pattern}|完成|各|不少于|不低于|增加?到)"
_OFTEN_SHARE = 0.3  # share of places from which a word is a measure word, or a verb

_Texts = Sequence[tuple[str, str]]  # with the ids of their reports


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
    kind, patterns = _partner_search(wanted, [clause for clause, _ in places])
    texts = [
        [(match[1], report) for clause, report in places for match in whole_matches(one, clause)]
        for one in patterns
    ]
    partners = _rank_partners(kind, texts)
    return (Collocation(word=wanted, kind=kind, partners=partners),) if partners else ()


def _rank_partners(kind: str, texts: Sequence[_Texts]) -> tuple[Filler, ...]:
    """Return the partners in these texts (with their reports), most frequent first."""
    if kind == _VERBS:
        verbs = ((_first_verb(text), report) for text, report in texts[0])
        return rank_fillers(verbs, limit=_PARTNERS)
    if kind == _OBJECTS:
        return rank_openings(texts[0], limit=_PARTNERS, backwards=True)
    before = rank_openings(texts[0], limit=2 * _PARTNERS, backwards=True)
    behind = rank_openings(texts[1], limit=_PARTNERS)
    nouns: dict[str, Filler] = {}
    for one in sorted((*before, *behind), key=lambda one: -one.count):
        if one.text not in group("acts.count"):  # 受理投诉12件, 投诉受理12件
            nouns.setdefault(one.text, one)
    return tuple(nouns.values())[:_PARTNERS]


def _first_verb(text: str) -> str:
    """Return the first verb of the clause, "" for none; the dictionary takes some for nouns."""
    known = {*verbs_in(text), *group("acts.verb").words, *group("acts.count").words}
    words = (word for word in segment(text) if word not in group("acts.adverb"))
    return next((word for word in words if word in known), "")


def _partner_search(word: str, clauses: Sequence[str]) -> tuple[str, tuple[re.Pattern[str], ...]]:
    """Return the partners' kind, and their patterns in a clause.

    A noun stands before its figure (新建公厕12座) or behind its measure word (12座公厕).
    """
    plain = re.escape(word)
    if len(word) == 1 or _share(rf"{_FIGURE}{plain}", clauses) >= _OFTEN_SHARE:
        before = re.compile(rf"({_HAN}+?){_REACHED}*{_FIGURE}{plain}(?!{_HAN})")
        return _NOUNS, (before, re.compile(rf"{_FIGURE}{plain}({_HAN}+)"))
    if _share(rf"^{_HAN}{{0,2}}{plain}", clauses) >= _OFTEN_SHARE:
        return _OBJECTS, (re.compile(rf"{plain}({_IN_CLAUSE}+)"),)
    return _VERBS, (re.compile(rf"^(.+?){plain}"),)


def _share(pattern: str, clauses: Iterable[str]) -> float:
    found = [re.search(pattern, clause) is not None for clause in clauses]
    return sum(found) / len(found)


@lru_cache(maxsize=64)
def _clause_with(word: str) -> re.Pattern[str]:
    return re.compile(f"{_IN_CLAUSE}*{re.escape(word)}{_IN_CLAUSE}*")
