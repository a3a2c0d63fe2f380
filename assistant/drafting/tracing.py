"""Decide what each claim of a sentence rests on: a fact, a sum of facts, the outline, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.claims import Claim, Sort, claims
from assistant.drafting.computed import explain
from assistant.drafting.constants import allowed_terms
from assistant.drafting.labels import labelled
from assistant.drafting.ledger import Ledger, Stated, at_home, best, ledger_of
from assistant.drafting.records import Fact, FigureStatus, Written
from assistant.drafting.resemblance import bigrams
from assistant.text.figures import Figure, FigureKind, figures
from assistant.text.wording import is_common

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_FUTURE = re.compile("确保|力争|争取|努力|推动|计划|将|要|拟|目标")
# A quotation that may be a name: of a campaign, a platform, a method.
_BRAND = re.compile(
    "行动|工程|品牌|平台|专项|活动|模式|计划|机制|工作法|项目|系统|小程序|大赛|联盟|驿站|工作室"
)
_LONGEST_PHRASE = 6  # characters that ordinary words in quotes may have: “老大难”
_SAME_WORDS = 0.6  # share of a claim's words that one fact has to hold
_AS_OF = re.compile(r"截[至止](?:目前)?[^，。；]{0,6}$")
_KEY_WORD = re.compile("批示|表彰|表扬|肯定|认可|好评|点赞|推介|推广|报道|赞誉|转发|刊发|采用")
_COMPARING = re.compile(
    "同比|环比|上年|去年|同期|上期|往年|年初|计划|目标|任务|预期|全[国省市州区县镇]"
)
_UP = re.compile("增|提高|提升|上升|翻番|改善|增强|好转|多|快|好|高于|超|优于|领先|提前")
_DOWN = re.compile("下降|减少|降低|缩短|少|低于|降")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the sentences of one section may rest on."""

    section: str  # its heading
    facts: tuple[Fact, ...]  # of this section: they are looked at first
    all_facts: tuple[Fact, ...]
    given: str  # title, organisation and outline of the draft, and the year it plans for
    year: int | None = None  # the year this section speaks of, as far as it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a claim rests on."""

    claim: Claim
    status: FigureStatus
    origin: str = ""
    fact: Fact | None = None
    stated: Stated | None = None

    @property
    def is_unsupported(self) -> bool:
        """Whether the claim rests on nothing."""
        return self.status is FigureStatus.UNSUPPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One sentence before the gate, and all that may speak for it."""

    written: Written
    evidence: Evidence
    ledger: Ledger
    facts: tuple[Fact, ...]  # those the writer names, then the section's, then all
    quoted: tuple[tuple[int, int, Fact], ...]  # stretches that repeat a fact word for word

    @property
    def text(self) -> str:
        return self.written.text


def trace(written: Written, evidence: Evidence) -> list[Trace]:
    """Return what each claim of `written` rests on, in reading order.

    Years and dates come last: they have to suit the facts that the other figures are from.
    """
    facts = tuple(dict.fromkeys((*written.facts, *evidence.facts, *evidence.all_facts)))
    case = _Case(
        written=written,
        evidence=evidence,
        ledger=ledger_of(facts),
        facts=facts,
        quoted=tuple(_quoted(written.text, facts)),
    )
    found = claims(written.text)
    timeless = [_trace(case, claim, ()) for claim in found if not _is_time(claim)]
    timed = [_trace(case, claim, timeless) for claim in found if _is_time(claim)]
    return sorted((*timeless, *timed), key=lambda one: one.claim.start)


def _quoted(text: str, facts: Sequence[Fact]) -> Iterator[tuple[int, int, Fact]]:
    for fact in facts:
        words = fact.text.rstrip("。；，")
        start = text.find(words)
        if start >= 0:
            yield start, start + len(words), fact


def _is_time(claim: Claim) -> bool:
    kinds = {FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD}
    return claim.sort is Sort.PERIOD or (
        claim.place is not None and claim.place.figure.kind in kinds
    )


def _trace(case: _Case, claim: Claim, others: Sequence[Trace]) -> Trace:
    for start, end, fact in case.quoted:
        if start <= claim.start and claim.end <= end:
            return _by_fact(claim, fact)
    if claim.sort is Sort.MASK:
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    if claim.place is not None:
        return _figure(case, claim, others)
    return _words(case, claim)


def _by_fact(claim: Claim, fact: Fact, stated: Stated | None = None) -> Trace:
    return Trace(claim=claim, status=FigureStatus.FACT, origin=fact.id, fact=fact, stated=stated)


def _given(claim: Claim) -> Trace:
    return Trace(claim=claim, status=FigureStatus.GIVEN, origin="标题或提纲")


def _figure(case: _Case, claim: Claim, others: Sequence[Trace]) -> Trace:
    place = claim.place
    if place is None:
        raise AssertionError("a figure has a place")
    figure = place.figure
    if figure.kind is FigureKind.YEAR:
        return _year(case, claim, figure, others)
    stated = best(place, case.text, case.ledger)
    if stated is not None:
        return _by_fact(claim, stated.fact, stated)
    if figure.kind is FigureKind.DATE and (fact := _dated(case, claim, figure, others)):
        return _by_fact(claim, fact)
    if _states(case.evidence.given, figure):
        return _given(claim)
    if _is_allowed(case, claim):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    if how := explain(place, case.text, _computable(case)):
        return Trace(claim=claim, status=FigureStatus.COMPUTED, origin=how)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _computable(case: _Case) -> list[Fact]:
    """Return the facts that a figure of this sentence may be worked out from."""
    named = set(case.written.facts)
    return [fact for fact in case.facts if fact in named or fact in at_home([fact], case.text)]


def _states(text: str, figure: Figure) -> bool:
    if figure.kind is FigureKind.CODE or figure.number is None:
        return figure.text in text
    return any(one.figure.key == figure.key for one in labelled(text))


def _is_allowed(case: _Case, claim: Claim) -> bool:
    return any(
        term.start() <= claim.start and claim.end <= term.end()
        for term in allowed_terms().finditer(case.text)
    )


def _dated(case: _Case, claim: Claim, figure: Figure, others: Sequence[Trace]) -> Fact | None:
    """Return the fact that is stated as of this day: 截至6月30日."""
    if not _AS_OF.search(case.text[: claim.start]):
        return None
    cited = [one.fact for one in others if one.fact]
    for fact in cited or case.facts:
        if _states(f"{fact.as_of}，{fact.source}", figure):
            return fact
    return None


def _year(case: _Case, claim: Claim, figure: Figure, others: Sequence[Trace]) -> Trace:
    """Return what a year rests on: it must be that of the figures it is said of."""
    year = str(figure.number)
    governed = _governed(case, claim, others)
    if governed:
        if all(year in _years_of(case, stated) for stated in governed):
            given = year in _YEAR.findall(case.evidence.given)
            return _given(claim) if given else _by_fact(claim, governed[0].fact, governed[0])
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    if year in _YEAR.findall(case.evidence.given):
        return _given(claim)
    for fact in case.facts:
        if year in _YEAR.findall(_all_words(fact)):
            return _by_fact(claim, fact)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _governed(case: _Case, claim: Claim, others: Sequence[Trace]) -> list[Stated]:
    """Return the figures that a year speaks of: of its own clause, else of those that follow."""
    following = [one for one in others if one.stated is not None and one.claim.start > claim.start]
    stop = re.search("[，；。]", case.text[claim.end :])
    clause_end = claim.end + stop.start() if stop else len(case.text)
    near = [one for one in following if one.claim.start < clause_end]
    until = next((match.start() for match in _YEAR.finditer(case.text, claim.end)), len(case.text))
    later = [one for one in following if one.claim.start < until]
    return [one.stated for one in (near or later) if one.stated is not None]


def _years_of(case: _Case, stated: Stated) -> set[str]:
    """Return the years that a figure of a fact may be said to be of."""
    fact = stated.fact
    own = _YEAR.findall(stated.place.clause)
    if own:
        return set(own)
    leading = _YEAR.findall(fact.text[: stated.figure.start])[:1]
    beside = [*leading, *_YEAR.findall(f"{fact.as_of}，{fact.scope}")]
    if case.evidence.year is not None:
        return {*beside, *(() if leading else (str(case.evidence.year),))}
    return {*beside, *_YEAR.findall(case.evidence.given)}


def _all_words(fact: Fact) -> str:
    return "；".join(filter(None, (fact.text, fact.scope, fact.as_of, fact.source, *fact.section)))


def _words(case: _Case, claim: Claim) -> Trace:
    piece = case.text[claim.start : claim.end]
    for fact in case.facts:
        if piece in _all_words(fact):
            return _by_fact(claim, fact)
    if piece in case.evidence.given:
        return _given(claim)
    if _is_allowed(case, claim) or _passes(case, claim, piece):
        return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")
    for fact in case.facts:
        if _speaks_for(fact, claim, piece, case):
            return _by_fact(claim, fact)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _passes(case: _Case, claim: Claim, piece: str) -> bool:
    """Return whether `piece` claims nothing after all."""
    if claim.sort is Sort.TITLE:
        cited = any(piece in passage.text for passage in case.written.precedents)
        return cited and is_common(piece)
    if claim.sort is Sort.QUOTATION:
        words = piece.strip("“”")
        if any(words in text for text in (case.evidence.given, *map(_all_words, case.facts))):
            return True
        brand = _BRAND.search(words) or _BRAND.match(case.text, claim.end)
        in_table = allowed_terms().fullmatch(words)
        short = len(words) <= _LONGEST_PHRASE and is_common(words) and not figures(words)
        return bool(in_table) or (short and not brand)
    if claim.sort is Sort.COMPARISON:
        clause = re.split("[，；。]", case.text[: claim.start])[-1]
        return bool(_FUTURE.search(clause))
    return False


def _speaks_for(fact: Fact, claim: Claim, piece: str, case: _Case) -> bool:
    """Return whether a fact says, in other words, what the claim says."""
    text = _all_words(fact)
    if claim.sort is Sort.COMPARISON:
        near = fact in case.written.facts or fact in at_home([fact], case.text)
        return near and _compares(piece, text)
    if claim.sort is Sort.AWARD:
        words = bigrams(piece)
        return bool(words) and len(words & bigrams(text)) >= _SAME_WORDS * len(words)
    if claim.sort is Sort.RANK:
        keys = _KEY_WORD.findall(piece)
        words = bigrams(piece)
        shared = len(words & bigrams(text)) >= _SAME_WORDS * max(len(words), 1)
        return shared and all(key in text for key in keys) and _same_figures(piece, text)
    return False


def _same_figures(piece: str, text: str) -> bool:
    known = {figure.key for figure in figures(text)}
    return all(figure.key in known for figure in figures(piece))


def _compares(piece: str, text: str) -> bool:
    """Return whether `text` makes a comparison of the same kind and the same direction."""
    if not _COMPARING.search(text) and not re.search("超|提前", text):
        return False
    if "超额" in piece or "提前" in piece:
        return piece[:2] in text or "超" in text
    region = re.search("全[国省市州区县镇]", piece)
    if region and region[0] not in text:
        return False
    for direction in (_UP, _DOWN):
        if direction.search(piece):
            return bool(direction.search(text))
    return True
