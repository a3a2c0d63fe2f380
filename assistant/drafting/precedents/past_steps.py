"""Find steps of past plans that another unit may plan too, without figures and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.draft import Brief
from assistant.drafting.precedents.borrowing.foreign_words import WordUse, foreign_words
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext, is_specific
from assistant.drafting.precedents.openings import CONNECTIVE, TIME
from assistant.drafting.precedents.redundancy import drop_near_copies
from assistant.drafting.precedents.relevance import Subject, relevance
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_opening_mark
from assistant.text.sentences import clause_spans, sentence_spans
from assistant.text.wording import is_common

# What stands in front of a step: when, by whom, that it is to come.
_PREAMBLE = re.compile(
    f"^(?:{CONNECTIVE}|{TIME}|{group('outlook.ahead').pattern}|"
    "我[局镇乡县区市委办院校中心街道]+|集团|公司|确保|还|再|并|积极|，)+"
)
_ACT = re.compile(
    f"{group('acts.adverb').pattern}*(?:{group('acts.verb').pattern}|{group('acts.plan').pattern})"
)
# What another clause leads to: no step of its own.
_FOLLOWS = re.compile(f"{group('acts.effect').pattern}|做到|实现|让|使|切实|不断|从而|以|确保")
_NO_STEP = group("unit_specific.no_step")
_VAGUE_END = re.compile("(?:精神|下功夫|思路)$")
_DANGLING_END = group("connectives.dangling_end")
_RATE = re.compile(
    "^(?:提高|提升|稳定|保持|确保|实现)?([\u4e00-\u9fff]{2,10}率)(?:要|力争)?"
    f"(?:(?P<raised>{group('outlook.raised_to').pattern})|"
    f"(?P<kept>{group('outlook.kept_at').pattern})|"
    f"(?P<lowered>{group('outlook.lowered_to').pattern}))$"
)
_RATE_VERBS = {"raised": "提高", "kept": "稳定", "lowered": "降低"}
_LEVEL = re.compile(f"[到至在超过破于为]$|率|占|增长|下降|{group('topics.measured').pattern}$")
_BUILD = group("acts.build")  # 新建公厕16座 is a promise; without its number it is none
_AFTER = re.compile("(?:以上|左右|以内|以下|次|余|多|个百分点)*$")
_SHORTEST_CLAUSE, _SHORTEST, _LONGEST = 5, 12, 80
_LONGEST_NAME, _MOST_CLAUSES = 16, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A step of a past plan in words that another unit may use."""

    name: str  # its title, "" where it had none
    text: str  # without a full stop
    passage: StoredPassage
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Borrower:
    """What decides whether the unit of `brief` may use a clause."""

    brief: Brief
    context: ReuseContext
    use: WordUse

    def lends(self, clause: str, passage: StoredPassage) -> bool:
        """Return whether a clause of `passage` has nothing in it that is not the unit's too."""
        is_own = passage.organisation == self.context.organisation != ""
        fits = not is_specific(clause, self.context) and (is_own or is_common(clause))
        return fits and not foreign_words(clause, passage, self.brief, self.use)


def find_past_steps(subject: Subject, hits: Iterable[Hit], context: ReuseContext) -> list[PastStep]:
    """Return the steps among `hits` that concern `subject`, the closest first."""
    known = list(hits)
    borrower = _Borrower(brief=subject.brief, context=context, use=WordUse.in_hits(known))
    found = [step for hit in known for step in _steps_of_hit(subject, hit, borrower)]
    return sorted(found, key=lambda step: -step.score)


def all_past_steps(brief: Brief, hits: Iterable[Hit], context: ReuseContext) -> Iterator[PastStep]:
    """Yield the steps among `hits` whatever they concern, their score that of their rank."""
    known = list(hits)
    borrower = _Borrower(brief=brief, context=context, use=WordUse.in_hits(known))
    for hit in known:
        for name, text in _named_steps(hit, borrower):
            yield PastStep(name=name, text=text, passage=hit.passage, score=1 / hit.rank)


def _steps_of_hit(subject: Subject, hit: Hit, borrower: _Borrower) -> Iterator[PastStep]:
    heading = clean(hit.passage.section[-1]) if hit.passage.section else ""
    for name, text in _named_steps(hit, borrower):
        if score := relevance(name or heading, text, subject, hit):
            yield PastStep(name=name, text=text, passage=hit.passage, score=score)


def _named_steps(hit: Hit, borrower: _Borrower) -> Iterator[tuple[str, str]]:
    """Yield the title of a passage and each step in it; the unit's own need not be common."""
    name, body = _split_title(hit.passage, borrower)
    headings = clean(" ".join(hit.passage.section))
    for text in _steps_in(body, hit.passage, borrower):
        if text not in headings:  # 聚焦民生实事，着力增进福祉 above its steps is none of them
            yield name, text


def _split_title(passage: StoredPassage, borrower: _Borrower) -> tuple[str, str]:
    """Return the title that a passage opens with, 一是聚焦运营增效益, and the text behind it."""
    text = clean(passage.text)
    spans = sentence_spans(text)
    first = text[slice(*spans[0])].strip("。！ ") if spans else ""
    name = strip_opening_mark(first)
    if len(spans) < 2 or name == first or len(name) > _LONGEST_NAME or "，" in name:
        return "", text
    fits = bool(_ACT.match(name)) and borrower.lends(name, passage) and not find_figures(name)
    return (name if fits else ""), text[spans[0][1] :]


def _steps_in(text: str, passage: StoredPassage, borrower: _Borrower) -> Iterator[str]:
    """Yield a step of each sentence; one too short is joined with the next of its passage."""
    short: list[str] = []
    for start, end in sentence_spans(text):
        usable = _usable_clauses(strip_opening_mark(text[start:end]), passage, borrower)
        kept = [*short, *usable][:_MOST_CLAUSES]
        step = "，".join(drop_near_copies(kept))
        if _SHORTEST <= len(step) <= _LONGEST:
            yield step
            short = []
        else:
            short = kept if len(step) < _SHORTEST else []


def _usable_clauses(sentence: str, passage: StoredPassage, borrower: _Borrower) -> list[str]:
    found: list[str] = []
    for start, end in clause_spans(sentence.strip("。！ ")):
        clause = _drop_time_and_figure(sentence[start:end].strip("，；：。、 "))
        begins = _ACT.match(clause) and (found or not _FOLLOWS.match(clause))
        if begins and _is_whole_step(clause) and borrower.lends(clause, passage):
            found.append(clause)
    return found


def _is_whole_step(clause: str) -> bool:
    if len(clause) < _SHORTEST_CLAUSE or _DANGLING_END.closing(clause):
        return False
    return not (_NO_STEP.occurs_in(clause) or _VAGUE_END.search(clause))


def _drop_time_and_figure(clause: str) -> str:
    """Return `clause` without time and figure: 年底前开展演练16场 is 开展演练, "" if that fails."""
    clause = _PREAMBLE.sub("", clause)
    counted = find_figures(clause)
    if not counted:
        return clause
    first = counted[0]
    if len(counted) > 1 or not first.text[0].isdigit() or _AFTER.sub("", clause[first.end :]):
        return ""
    before = clause[: first.start]
    if rate := _RATE.match(before):
        return f"{_RATE_VERBS[str(rate.lastgroup)]}{rate[1]}"
    return "" if _LEVEL.search(before) or _BUILD.opening(before) else before
