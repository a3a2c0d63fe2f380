"""Make a sentence of another unit's past report fit for a draft: its own words, or blanks."""

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
from assistant.drafting.topics.heading_phrases import self_reference
from assistant.text.figures.read_figures import FigureKind
from assistant.text.spans import overlaps, replace_spans

_Span = tuple[int, int, str]  # start, end, what stands there instead

_NAME = f"〔待填：{ClaimKind.NAME.value}〕"
_UNIT = "〔待填：单位名称〕"
# Letters of areas that are part of what an office works on.
_NO_AREA = re.compile("城市|城乡|乡村|市场|市政|园区|社区|辖区|景区|城区|村镇|城镇|乡镇")
_AREAS = "省|市|州|区|县|旗|镇|乡|街道"
_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:{_AREAS})")
_SEATED = re.compile(rf"(?:{_PLACE.pattern})+")
_RANK = re.compile(rf"(?:{_AREAS})$")
_OWN_AREA = re.compile(
    rf"(?P<any>(?<![健安完自])我(?!们)|(?<!的)本)(?P<ours>{_AREAS})(?![场域容民])|"
    rf"(?P<all>(?<![健安完])全)(?P<whole>{_AREAS})(?![场域容])|"
    rf"(?<![社园街景城市片校库灾山林地辖])(?P<seat>{_AREAS})(?=委(?!员会|托|派)|政府|直|级|域内|本级|纪委)"
)
_OWN_OFFICE = re.compile(
    "(?<![健安完自])我(?:局|委|办(?!理)|厅|校|院|司)|本(?:局|委|厅|校|院)(?![部面])|"
    "(?<![健安完])全(?:局|厅|校|院|委)(?![部面势])"
)
# Towns and villages whose names any office might write: 在柳河村.
_SETTLEMENT = re.compile(
    "[\u4e00-\u9fff]{2}(?:镇(?![区域级村街])|乡(?![镇村亲土])|村(?![级民居庄落务组规集干支]))"
)
_ANY_SETTLEMENT = re.compile(
    "[乡城农集街强名古小县重点贫困空心先进文明试示范特色中美丽行政自然驻入进包联每各本我全该多个一两几\\d]"
    "[镇乡村]|下乡|返乡|回乡|家乡|[个余多]村"
)
_WITH_DATE = re.compile("[底末初]|[上中下]旬")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedSentence:
    """What may stand in the draft of a past report's sentence."""

    text: str
    blanks: int  # how many 〔待填：…〕 it has


def adapt_sentence(text: str, plan: Plan, number: int, *, unit: str = "") -> AdaptedSentence:
    """Return `text` of the report of `unit`, fit for section `number` of the plan.

    Figures, dates and masks become blanks, whatever this year's facts say: they count another
    unit's things. How that unit calls itself becomes how this one does. Line breaks stay.
    """
    evidence = section_evidence(plan, number)
    # This year's facts are of this unit: an equal figure of another is chance.
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
    found = _SEATED.match(_NO_AREA.sub("、", organisation))
    return _PLACE.findall(found[0]) if found else []


def _area_rank(organisation: str) -> str:
    """Return what an organisation's area is called: 县 for 云溪县城市管理局; "" for none."""
    places = _places_in(organisation)
    rank = _RANK.search(places[-1]) if places else None
    return rank[0] if rank else ""


def _replace_names(text: str, own: str, unit: str) -> str:
    """Return `text` with this unit's name and place for the other's, or blanks."""
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
    # In one go: what was put in is not looked at again.
    pattern = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.sub(pattern, lambda found: known[found[0]], text)


def _self_references(text: str, brief: Brief, area: str) -> Iterator[_Span]:
    """Yield 我区, 全区, 区委 of the other unit; of a rank above it they are nobody's own."""
    ours = _area_rank(brief.organisation)
    name = self_reference(brief) or _UNIT
    for found in _OWN_AREA.finditer(text):
        letter = found["ours"] or found["whole"] or found["seat"]
        if letter == ours or (not found["ours"] and letter != area):
            continue
        if ours:
            yield *found.span(), f"{found['any'] or found['all'] or ''}{ours}"
        else:
            yield *found.span(), name if found["ours"] else _NAME
    for found in _OWN_OFFICE.finditer(text):
        is_whole = found[0].startswith("全")
        yield *found.span(), f"全{name[1:]}" if is_whole and name.startswith("我") else name


def _unsupported_spans(text: str, evidence: Evidence) -> Iterator[_Span]:
    """Yield what the gate would not let through; a figure in the outline is not the other's."""
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
        start, end = found.span()
        is_taken = overlaps(start, end, taken)
        if not is_taken and found[0] not in given and not _ANY_SETTLEMENT.search(found[0]):
            yield start, end, _NAME
