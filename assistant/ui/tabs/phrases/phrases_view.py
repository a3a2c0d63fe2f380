"""Show as HTML how past reports put it: one view for each grain of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from assistant.phrasing.parse_query import QueryKind
from assistant.phrasing.phrases import (
    Collocation,
    Filler,
    Pattern,
    Phrases,
    PrecedentSentence,
    Timeline,
)
from assistant.phrasing.query_options import PhraseView
from assistant.records import HeadingSet, Hit
from assistant.retrieval.highlight import matched_spans
from assistant.ui.i18n.bilingual_html import both, empty
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.terms import function_badge
from assistant.ui.tabs.phrases.dated_sentences import dated_notes
from assistant.ui.tabs.phrases.result_card import card, source_of
from assistant.ui.tabs.phrases.result_table import grain_table, hits_table
from assistant.ui.tabs.phrases.view_names import FLAG_WORDS, KIND_WORDS

_IN_CONTEXT = (QueryKind.PATTERN, QueryKind.PHRASE)
_LONGEST_MATCH = 24  # characters; longer ones do not stand below each other
_SHOWN_FILLERS = 14
_SHOWN_TYPES = 8
_EXAMPLES = 3


def shown_hits(query: str, hits: Sequence[Hit]) -> str:
    """Return the passages that answer a query, the matched words marked; "" for none."""
    return _headed(len(hits), hits_table(hits)) + _joined(_hit(query, hit) for hit in hits)


def shown_grain(grain: PhraseView, found: Phrases, kind: QueryKind) -> str:
    """Return one grain of an answer; "" where it is empty."""
    views: Mapping[PhraseView, Callable[[], Sequence[str]]] = {
        PhraseView.SENTENCES: lambda: _sentences(found.sentences, in_context=kind in _IN_CONTEXT),
        PhraseView.PATTERNS: lambda: [*map(_pattern, found.patterns)],
        PhraseView.HEADINGS: lambda: [*map(_heading_set, found.heading_sets)],
        PhraseView.TIMELINE: lambda: [_timeline(found.timeline)] if found.timeline else [],
        PhraseView.COLLOCATIONS: lambda: [*map(_collocation, found.collocations)],
    }
    shown = views[grain]()
    return _headed(len(shown), grain_table(grain, found)) + _joined(shown)


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _headed(count: int, table: str) -> str:
    """Return the line above what was found: how much it is, and the way to take it along."""
    if not table:
        return ""
    return (
        f'<div class="found-head"><span class="quiet" aria-live="polite">'
        f"{both(f'{count} 条', f'{count} found')}</span>"
        f'<button type="button" data-do="save" data-table="{shown_text(table)}">'
        f"{both('导出表格', 'Save as table')}</button></div>"
    )


def _sentences(found: Sequence[PrecedentSentence], *, in_context: bool) -> list[str]:
    dated = dated_notes(found, date.today())
    return [_sentence(one, dated.get(one.rank, ""), in_context=in_context) for one in found]


def _sentence(one: PrecedentSentence, dated: str, *, in_context: bool) -> str:
    # Aligned matches are read down the column; a click opens the whole sentence.
    aligned = in_context and len(one.match) <= _LONGEST_MATCH
    return card(
        f'<div class="kwic{"" if aligned else " whole"}">'
        f'<span class="left">{shown_text(one.left)}</span>'
        f"<mark>{shown_text(one.match)}</mark>"
        f'<span class="right">{shown_text(one.right)}</span></div>',
        text=one.text,
        source=source_of(one.report_title, one.year),
        report_id=one.report_id,
        file=one.file,
        line=one.line,
        about=f"{function_badge(one.function)}{_path(one.section)}",
        notes=[*_also(len(one.also)), *_damaged(one.flags), *_dated(dated)],
    )


def _hit(query: str, hit: Hit) -> str:
    passage = hit.passage
    marked = _marked(passage.text, matched_spans(query, passage.text))
    return card(
        f'<div class="passage">{marked}</div>',
        text=passage.text,
        source=source_of(passage.report_title, passage.year),
        report_id=passage.report_id,
        file=passage.place.file,
        line=passage.place.line,
        about=f"{function_badge(passage.function)}{_path(passage.section)}",
        notes=[*_also(len(passage.also_at))],
    )


def _also(places: int) -> Sequence[str]:
    return [both(f"又见 {places} 处", f"also in {places} places")] if places else ()


def _damaged(flags: Sequence[str]) -> Sequence[str]:
    if not flags:
        return ()
    english = ", ".join(FLAG_WORDS[flag] for flag in flags)
    return [both(f"有缺损：{'、'.join(flags)}", f"damaged: {english}")]


def _dated(note: str) -> Sequence[str]:
    """Return the flag of a dated formulation; what the table says of it stays Chinese."""
    if not note:
        return ()
    return [f'<b class="dated">{both("提法有时效", "dated")}</b> {shown_text(note)}']


def _pattern(pattern: Pattern) -> str:
    skeleton = shown_text(pattern.skeleton).replace("*", '<i class="slot">……</i>')
    slots = _joined(
        f"<dt>{both(f'空 {number}', f'Slot {number}')}</dt><dd>{_fillers(slot)}</dd>"
        for number, slot in enumerate(pattern.slots, start=1)
        if slot
    )
    examples = _joined(
        card(
            f'<div class="passage">{shown_text(one.text)}</div>',
            text=one.text,
            source=source_of(one.report_title, one.year),
            report_id=one.report_id,
            file=one.file,
            line=one.line,
        )
        for one in pattern.examples[:_EXAMPLES]
    )
    counts = both(
        f"{pattern.reports} 篇报告、{pattern.sentences} 句",
        f"{pattern.reports} reports, {pattern.sentences} sentences",
    )
    return (
        f'<section class="grain"><h3>{skeleton} <span class="quiet">{counts}</span></h3>'
        f"<dl>{slots}</dl>{_bars(pattern.by_year)}{examples}</section>"
    )


def _heading_set(one: HeadingSet) -> str:
    lines = _joined(f"<li>{shown_text(heading)}</li>" for heading in one.headings)
    make = "+".join(map(str, one.lengths))
    return card(
        f'<ol class="headings">{lines}</ol>',
        text="\n".join(one.headings),
        source=source_of(one.report_title, one.year),
        report_id=one.report_id,
        file=one.file,
        line=one.line,
        about=function_badge(one.function),
        notes=[both(f"每条 {make} 字", f"{make} characters each")],
    )


def _timeline(found: Timeline) -> str:
    phrase = shown_text(found.phrase)
    if not found.reports:
        return empty(f"档案里没有出现过“{found.phrase}”。", f"“{found.phrase}” is in no report.")
    span = "" if found.last is None else f"{found.first}—{found.last}"
    types = "、".join(f"{name} {count}" for name, count in found.by_org_type[:_SHOWN_TYPES])
    rows = [
        (both("单位", "Organisations"), shown_text(types)),
        (both("常见于", "Beside"), _fillers(found.beside)),
    ]
    more = _joined(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    counts = both(
        f"见于 {found.reports} 篇报告{f'，{span} 年' if span else ''}",
        f"in {found.reports} reports{f', {span}' if span else ''}",
    )
    return (
        f'<section class="grain"><h3>“{phrase}” <span class="quiet">{counts}</span></h3>'
        f"{_bars(found.by_year)}<dl>{more}</dl></section>"
    )


def _collocation(one: Collocation) -> str:
    kind = both(one.kind, KIND_WORDS.get(one.kind, one.kind))
    return (
        f'<section class="grain"><h3>{shown_text(one.word)} '
        f'<span class="quiet">{kind}</span></h3>{_fillers(one.partners)}</section>'
    )


def _fillers(fillers: Sequence[Filler]) -> str:
    return _joined(
        f'<button type="button" class="filler" data-do="ask" data-ask="{shown_text(one.text)}">'
        f"{shown_text(one.text)} <b>{one.count}</b></button>"
        for one in fillers[:_SHOWN_FILLERS]
    )


def _bars(by_year: Sequence[tuple[int, int]]) -> str:
    """Return reports a year as upright bars, years without any among them."""
    if not by_year:
        return ""
    counts = dict(by_year)
    most = max(counts.values())
    told = ", ".join(f"{year}: {count}" for year, count in by_year)
    bars = _joined(
        f'<span class="bar" title="{year}: {count}"><b>{count or ""}</b>'
        f'<i style="height:{round(64 * count / most)}px"></i><small>{year}</small></span>'
        for year in range(min(counts), max(counts) + 1)
        for count in [counts.get(year, 0)]
    )
    return f'<div class="bars" role="img" aria-label="{told}">{bars}</div>'


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(f"{shown_text(text[done:start])}<mark>{shown_text(text[start:end])}</mark>")
        done = end
    return "".join(pieces) + shown_text(text[done:])


def _path(section: Sequence[str]) -> str:
    return f'<span class="path">{shown_text(" › ".join(section))}</span>' if section else ""
