"""Let into the draft only what can be traced: each figure, date, rank and name, or a blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.computed import explain
from assistant.drafting.constants import allowed_terms, known_places
from assistant.drafting.records import (
    Fact,
    FigureStatus,
    Sentence,
    SentenceStatus,
    TracedFigure,
    Unresolved,
    Written,
)
from assistant.text.figures import Figure, FigureKind, figures
from assistant.text.masks import mask_spans
from assistant.text.wording import is_common, rare_spans

# Claims that need a source as much as a figure does.
_CLAIM = re.compile(
    r"(?:位居|位列|排名|名列|排在|居)?(?:全国|全省|全市|全州|全区|全县|全镇)(?:[^，。；]{0,4})"
    r"(?:第[一二三四五六七八九十\d]+位?名?|前列|首位|前茅|领先|首个|首家|首创|首批|唯一)|"
    r"首个|首家|首次|首批|唯一|名列前茅|走在前列"
)
_QUOTED_TITLE = re.compile(r"《[^《》]+》")
_BLANK = re.compile("〔待填：[^〕]*〕")
# What ends a name whose rare part stands in front of it.
_NAME_END = re.compile(
    "[\u4e00-\u9fff]{0,2}?(?:市(?![场民容级])|县(?![域级])|区(?!域)|镇(?!村)|乡(?![镇村])|村(?![民级])|街道|社区|"
    "公司|集团|局|中学|小学|大学|医院|银行|公园|水库|大桥|广场)|(?:路|大道|山|湖|河)(?![径线子面道长])"
)
_ANY_UNIT = re.compile("[我全本各该]")  # 我县 and 全镇 name nobody
_LABELS = {
    FigureKind.YEAR: "年份",
    FigureKind.DATE: "日期",
    FigureKind.PERIOD: "时段",
    FigureKind.PERCENT: "百分比",
    FigureKind.POINTS: "百分点",
    FigureKind.ORDINAL: "名次",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the sentences of one section may rest on."""

    section: str  # its heading
    facts: tuple[Fact, ...]  # of this section: they are looked at first
    all_facts: tuple[Fact, ...]
    given: str  # title, organisation and outline of the draft, and the year it plans for


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A sentence after the gate, and what the gate found in it."""

    sentence: Sentence
    traced: tuple[TracedFigure, ...]
    unresolved: tuple[Unresolved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """A stretch of a sentence that has to be traced."""

    start: int
    end: int
    label: str  # what a blank in its place asks for
    figure: Figure | None = None
    masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trace:
    status: FigureStatus
    origin: str = ""
    fact: Fact | None = None


_UNSUPPORTED = _Trace(status=FigureStatus.UNSUPPORTED)


def check(written: Written, evidence: Evidence) -> Checked:
    """Return `written` with a blank for whatever cannot be traced, and a row for each of them."""
    spans = list(_spans(written.text))
    traces = [_trace(written, span, evidence) for span in spans]
    texts = [written.text[span.start : span.end] for span in spans]
    text = written.text
    for span, trace in reversed(list(zip(spans, traces, strict=True))):
        if trace is _UNSUPPORTED:
            text = f"{text[: span.start]}〔待填：{span.label}〕{text[span.end :]}"
    cited = (*written.facts, *(trace.fact for trace in traces if trace.fact))
    return Checked(
        sentence=Sentence(
            text=text,
            status=_status(text, cited, written),
            facts=tuple(_distinct(cited)),
            precedents=written.precedents,
        ),
        traced=tuple(
            TracedFigure(
                text=piece, status=trace.status, origin=trace.origin, section=evidence.section
            )
            for piece, trace in zip(texts, traces, strict=True)
        ),
        unresolved=tuple(_rows(text, texts, traces, evidence.section)),
    )


def _status(text: str, cited: Sequence[Fact], written: Written) -> SentenceStatus:
    if _BLANK.search(text):
        return SentenceStatus.BLANK
    if cited:
        return SentenceStatus.FACT
    return SentenceStatus.BORROWED if written.precedents else SentenceStatus.WRITTEN


def _rows(
    text: str, pieces: Sequence[str], traces: Sequence[_Trace], section: str
) -> Iterator[Unresolved]:
    for piece, trace in zip(pieces, traces, strict=True):
        if trace is _UNSUPPORTED:
            reason = f"“{piece}”在事实和提纲里都没有依据，已改为待填"
            yield Unresolved(reason=reason, text=text, section=section)
    if not any(trace is _UNSUPPORTED for trace in traces) and _BLANK.search(text):
        yield Unresolved(reason="有待填写的内容", text=text, section=section)


def _spans(text: str) -> Iterator[_Span]:
    """Yield what has to be traced in reading order; where two overlap, the one found first."""
    taken = [blank.span() for blank in _BLANK.finditer(text)]
    found: list[_Span] = []
    for span in _all_spans(text):
        if not any(span.start < end and start < span.end for start, end in taken):
            taken.append((span.start, span.end))
            found.append(span)
    yield from sorted(found, key=lambda span: span.start)


def _all_spans(text: str) -> Iterator[_Span]:
    for start, end in mask_spans(text):
        yield _Span(start=start, end=end, label="被隐去的内容", masked=True)
    for title in _QUOTED_TITLE.finditer(text):
        yield _Span(start=title.start(), end=title.end(), label="文件名")
    for claim in _CLAIM.finditer(text):
        yield _Span(start=claim.start(), end=claim.end(), label="名次或评价的依据")
    for figure in figures(text):
        yield _Span(start=figure.start, end=figure.end, label=_label(figure), figure=figure)
    for start, end in _names(text):
        yield _Span(start=start, end=end, label="名称")


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Yield what looks like a name: a rare word that is a place, has a rank behind it, is quoted.

    A rare word alone is no name: half of them are ordinary words.
    """
    for start, end in rare_spans(text):
        rank = _NAME_END.match(text, end)
        if rank:
            if not _ANY_UNIT.search(text[start : rank.end()]):
                yield start, rank.end()
        elif end - start > 1 and (_is_quoted(text, start) or text[start:end] in known_places()):
            yield start, end


def _is_quoted(text: str, offset: int) -> bool:
    return text.rfind("“", 0, offset) > text.rfind("”", 0, offset)


def _label(figure: Figure) -> str:
    unit = re.sub(r"[\d.,，\s]+", "", figure.text)
    return _LABELS.get(figure.kind) or (f"数量，{unit}" if unit else "数量")


def _trace(written: Written, span: _Span, evidence: Evidence) -> _Trace:
    if span.masked:
        return _UNSUPPORTED
    piece = written.text[span.start : span.end]
    # A year of the title is the title's, though a fact of another sentence names it too.
    if trace := _in_facts(written.facts, piece, span.figure):
        return trace
    if _holds(evidence.given, piece, span.figure):
        return _Trace(status=FigureStatus.GIVEN, origin="标题或提纲")
    facts = (*evidence.facts, *evidence.all_facts)
    if trace := _in_facts(facts, piece, span.figure):
        return trace
    if _is_allowed(written, span, piece):
        return _Trace(status=FigureStatus.ALLOWED, origin="固定用语")
    if span.figure is not None and (how := explain(span.figure, _distinct(facts))):
        return _Trace(status=FigureStatus.COMPUTED, origin=how)
    return _UNSUPPORTED


def _in_facts(facts: Iterable[Fact], piece: str, figure: Figure | None) -> _Trace | None:
    for fact in facts:
        if _holds(_words(fact), piece, figure):
            return _Trace(status=FigureStatus.FACT, origin=fact.id, fact=fact)
    return None


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    return list({fact.id: fact for fact in facts}.values())


def _holds(text: str, piece: str, figure: Figure | None) -> bool:
    """Return whether `text` states `piece`: a figure of the same value, or the very words."""
    if figure is None:
        return piece in text
    if figure.kind is FigureKind.CODE or figure.number is None:
        return piece in text
    return any(other.key == figure.key for other in figures(text))


def _words(fact: Fact) -> str:
    return "；".join(filter(None, (fact.text, fact.scope, fact.as_of, fact.source)))


def _is_allowed(written: Written, span: _Span, piece: str) -> bool:
    """Return whether `span` lies in a fixed expression, or names a document known everywhere."""
    for term in allowed_terms().finditer(written.text):
        if term.start() <= span.start and span.end <= term.end():
            return True
    cited = any(piece in passage.text for passage in written.precedents)
    return piece.startswith("《") and cited and is_common(piece)
