"""Adapt a sentence of another unit's report to a draft: its names, or placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.drafting.draft import Brief, FigureStatus, Written
from assistant.drafting.grounding.claims import BLANK, ClaimKind
from assistant.drafting.grounding.evidence import Evidence, Trace
from assistant.drafting.grounding.trace import trace_claims
from assistant.drafting.pipeline.verify_section import section_evidence
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.topics.speakers import speaker_of
from assistant.text.figures.figure import FigureKind
from assistant.text.lexicon import WordGroup, group
from assistant.text.spans import overlaps, replace_spans

_Span = tuple[int, int, str]  # start, end, replacement

_NAME = f"〔待填：{ClaimKind.NAME.value}〕"
_UNIT = "〔待填：单位名称〕"
_RANKS = "省|市|州|区|县|旗|镇|乡|街道"
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{_RANKS})")
_SEATED = re.compile(rf"(?:{_PLACE.pattern})+")
_RANK = re.compile(rf"(?:{_RANKS})$")
# 我区, 全区, 区委, in a text without words such as 健全 and 社区.
_OWN_AREA = re.compile(
    rf"(?P<whose>[我本全])(?P<rank>{_RANKS})|(?P<seat>{_RANKS})(?=委|政府|直|级|域内|本级|纪委)"
)
_OWN_OFFICE = re.compile("[我本全][局委厅校院]|我[办司]")
# Towns and villages whose names no other rule knows: 在柳河村.
_SETTLEMENT = re.compile(f"[\u4e00-\u9fff]{{2}}{group('names.settlement').pattern}")
_WITH_DATE = re.compile("[底末初]|[上中下]旬")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedSentence:
    """A sentence of a past report, fit for a draft of another unit."""

    text: str
    blanks: int  # number of 〔待填：…〕 in it


def adapt_sentence(text: str, plan: Plan, number: int, *, unit: str = "") -> AdaptedSentence:
    """Return `text` of the report of `unit`, fit for section `number` of the plan.

    Its figures, dates and masks become placeholders even where this year's facts have the same
    value: they belong to another unit. Its name, place and self-references become those of the
    draft's unit. Line breaks stay.
    """
    evidence = section_evidence(plan, number)
    # An equal figure among this year's facts is a coincidence.
    bare = replace(evidence, facts=(), all_facts=())
    brief = plan.briefs[min(number, len(plan.briefs) - 1)]
    lines = [_adapt_line(line, brief, bare, unit) for line in text.split("\n")]
    whole = "\n".join(lines)
    return AdaptedSentence(text=whole, blanks=len(BLANK.findall(whole)))


def _adapt_line(text: str, brief: Brief, evidence: Evidence, unit: str) -> str:
    text = _replace_names(text, brief.organisation, unit)
    text = replace_spans(text, _self_references(text, brief, _area_rank(unit)))
    text = replace_spans(text, _unsupported_spans(text, evidence))
    return replace_spans(text, _settlement_spans(text, evidence.given))


def _places_in(organisation: str) -> list[str]:
    """Return the places in the name of an organisation, the widest first: 东湖市, 青石区."""
    found = _SEATED.match(_mask(organisation, group("names.no_seat")))
    return _PLACE.findall(found[0]) if found else []


def _area_rank(organisation: str) -> str:
    """Return the rank of an organisation's place: 县 for 云溪县城市管理局; "" for none."""
    places = _places_in(organisation)
    rank = _RANK.search(places[-1]) if places else None
    return rank[0] if rank else ""


def _replace_names(text: str, own: str, unit: str) -> str:
    """Return `text` with the name and places of `unit` replaced by our own, or placeholders."""
    ours = _places_in(own)
    home = ours[-1] if ours else ""
    known = {}
    for place in _places_in(unit):
        if place not in ours:
            known[place] = home or _NAME
            if len(stem := _RANK.sub("", place)) > 1:
                known[stem] = _RANK.sub("", home) or _NAME
    if unit and unit != own:
        known[unit] = own or _UNIT
    if not known:
        return text
    # In one pass, so that replacements are not replaced again.
    pattern = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.sub(pattern, lambda found: known[found[0]], text)


def _self_references(text: str, brief: Brief, area: str) -> Iterator[_Span]:
    """Yield 我区, 全区, 区委 of the other unit; 市委 above a district is left as it is."""
    ours = _area_rank(brief.organisation)
    name = speaker_of(brief.organisation).self_reference or _UNIT
    plain = _mask(text, group("names.no_self_reference"))
    for found in _OWN_AREA.finditer(plain):
        whose, rank = found["whose"] or "", found["rank"] or found["seat"]
        is_own = whose in {"我", "本"}
        if rank == ours or (not is_own and rank != area):
            continue
        if ours:
            yield *found.span(), f"{whose}{ours}"
        else:
            yield *found.span(), name if is_own else _NAME
    for found in _OWN_OFFICE.finditer(plain):
        is_whole = found[0].startswith("全")
        yield *found.span(), f"全{name[1:]}" if is_whole and name.startswith("我") else name


def _mask(text: str, words: WordGroup) -> str:
    """Return `text` of the same length with the words of a group struck out."""
    return replace_spans(
        text, ((one.start, one.end, "、" * len(one.word)) for one in words.find(text))
    )


def _unsupported_spans(text: str, evidence: Evidence) -> Iterator[_Span]:
    """Yield the claims that the gate would blank, and figures equal to one of ours by chance."""
    for one in trace_claims(Written(text=text), evidence):
        place = one.claim.place
        if not (one.is_unsupported or _is_coincidence(one)):
            continue
        start, end, label = one.claim.start, one.claim.end, one.claim.label
        if place is not None and place.figure.kind is FigureKind.DATE:
            tail = _WITH_DATE.match(text, end)
            end = tail.end() if tail else end
        elif place is not None and text.startswith("次", end):  # 3台次, 5人次
            end, label = end + 1, f"{label}次"
        yield start, end, f"〔待填：{label}〕"


def _is_coincidence(one: Trace) -> bool:
    is_said = one.status in {FigureStatus.GIVEN, FigureStatus.COMPUTED}
    place = one.claim.place
    return is_said and place is not None and place.figure.kind is not FigureKind.YEAR


def _settlement_spans(text: str, given: str) -> Iterator[_Span]:
    taken = [blank.span() for blank in BLANK.finditer(text)]
    for found in _SETTLEMENT.finditer(text):
        is_generic = group("names.generic_settlement").occurs_in(found[0])
        if not (overlaps(*found.span(), taken) or found[0] in given or is_generic):
            yield *found.span(), _NAME
