"""Show the answers to a phrase search as HTML: one view for each kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

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
from assistant.text.spans import mark_spans
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.terms import function_badge
from assistant.ui.tabs.phrases.outdated_sentences import outdated_notes
from assistant.ui.tabs.phrases.result_card import card_html, source_label
from assistant.ui.tabs.phrases.view_names import FLAG_WORDS, KIND_WORDS

_MAX_FILLERS = 14
_MAX_TYPES = 8
_MAX_EXAMPLES = 3


def hits_html(query: str, hits: Sequence[Hit]) -> str:
    """Return the passages that answer a query, the matched words marked; "" for none."""
    return "".join(_hit_card(query, hit) for hit in hits)


def view_html(view: PhraseView, found: Phrases) -> str:
    """Return one view of an answer; "" where it is empty."""
    views: Mapping[PhraseView, Callable[[], Sequence[str]]] = {
        PhraseView.SENTENCES: lambda: _sentence_cards(found.sentences),
        PhraseView.PATTERNS: lambda: [*map(_pattern_html, found.patterns)],
        PhraseView.HEADINGS: lambda: [*map(_heading_set_card, found.heading_sets)],
        PhraseView.TIMELINE: lambda: [_timeline_html(found.timeline)] if found.timeline else [],
        PhraseView.COLLOCATIONS: lambda: [*map(_collocation_html, found.collocations)],
    }
    return "".join(views[view]())


def _sentence_cards(found: Sequence[PrecedentSentence]) -> list[str]:
    dated = outdated_notes(found, date.today())
    return [_sentence_card(one, dated.get(one.rank, "")) for one in found]


def _sentence_card(one: PrecedentSentence, dated: str) -> str:
    match = f"<mark>{escape(one.match)}</mark>"
    return card_html(
        f'<p class="said">{escape(one.left)}{match}{escape(one.right)}</p>',
        text=one.text,
        source=source_label(one.report_title, one.year),
        report_id=one.report_id,
        file=one.file,
        line=one.line,
        about=f"{function_badge(one.function)}{_path_html(one.section)}",
        notes=[*_also_note(len(one.also)), *_damaged_note(one.flags), *_outdated_note(dated)],
    )


def _hit_card(query: str, hit: Hit) -> str:
    passage = hit.passage
    marked = mark_spans(passage.text, matched_spans(query, passage.text))
    return card_html(
        f'<p class="said">{marked}</p>',
        text=passage.text,
        source=source_label(passage.report_title, passage.year),
        report_id=passage.report_id,
        file=passage.place.file,
        line=passage.place.line,
        about=f"{function_badge(passage.function)}{_path_html(passage.section)}",
        notes=[*_also_note(len(passage.also_at))],
    )


def _also_note(places: int) -> Sequence[str]:
    return [bilingual_html(f"又见 {places} 处", f"also in {places} places")] if places else ()


def _damaged_note(flags: Sequence[str]) -> Sequence[str]:
    if not flags:
        return ()
    english = ", ".join(FLAG_WORDS[flag] for flag in flags)
    return [bilingual_html(f"有缺损：{'、'.join(flags)}", f"damaged: {english}")]


def _outdated_note(note: str) -> Sequence[str]:
    """Return the flag of an outdated formulation; the note itself stays Chinese."""
    if not note:
        return ()
    return [f'<b class="dated">{bilingual_html("提法有时效", "dated")}</b> {escape(note)}']


def _pattern_html(pattern: Pattern) -> str:
    skeleton = escape(pattern.skeleton).replace("*", '<i class="slot">……</i>')
    slots = "".join(
        f"<dt>{bilingual_html(f'空 {number}', f'Slot {number}')}</dt><dd>{_fillers_html(slot)}</dd>"
        for number, slot in enumerate(pattern.slots, start=1)
        if slot
    )
    examples = "".join(
        card_html(
            f'<p class="said">{escape(one.text)}</p>',
            text=one.text,
            source=source_label(one.report_title, one.year),
            report_id=one.report_id,
            file=one.file,
            line=one.line,
        )
        for one in pattern.examples[:_MAX_EXAMPLES]
    )
    counts = bilingual_html(
        f"{pattern.reports} 篇报告、{pattern.sentences} 句",
        f"{pattern.reports} reports, {pattern.sentences} sentences",
    )
    return (
        f'<section class="grain"><h3>{skeleton} <span class="quiet">{counts}</span></h3>'
        f"<dl>{slots}</dl>{_bars_html(pattern.by_year)}{examples}</section>"
    )


def _heading_set_card(one: HeadingSet) -> str:
    lines = "".join(f"<li>{escape(heading)}</li>" for heading in one.headings)
    make = "+".join(map(str, one.lengths))
    return card_html(
        f'<ol class="headings">{lines}</ol>',
        text="\n".join(one.headings),
        source=source_label(one.report_title, one.year),
        report_id=one.report_id,
        file=one.file,
        line=one.line,
        about=function_badge(one.function),
        notes=[bilingual_html(f"每条 {make} 字", f"{make} characters each")],
    )


def _timeline_html(found: Timeline) -> str:
    phrase = escape(found.phrase)
    span = "" if found.last is None else f"{found.first}—{found.last}"
    types = "、".join(f"{name} {count}" for name, count in found.by_org_type[:_MAX_TYPES])
    rows = [
        (bilingual_html("单位", "Organisations"), escape(types)),
        (bilingual_html("常见于", "Beside"), _fillers_html(found.beside)),
    ]
    more = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    counts = bilingual_html(
        f"见于 {found.reports} 篇报告{f'，{span} 年' if span else ''}",
        f"in {found.reports} reports{f', {span}' if span else ''}",
    )
    return (
        f'<section class="grain"><h3>“{phrase}” <span class="quiet">{counts}</span></h3>'
        f"{_bars_html(found.by_year)}<dl>{more}</dl></section>"
    )


def _collocation_html(one: Collocation) -> str:
    kind = bilingual_html(one.kind, KIND_WORDS.get(one.kind, one.kind))
    return (
        f'<section class="grain"><h3>{escape(one.word)} '
        f'<span class="quiet">{kind}</span></h3>{_fillers_html(one.partners)}</section>'
    )


def _fillers_html(fillers: Sequence[Filler]) -> str:
    return "".join(
        f'<button type="button" class="filler" data-do="ask" data-ask="{escape(one.text)}">'
        f"{escape(one.text)} <b>{one.count}</b></button>"
        for one in fillers[:_MAX_FILLERS]
    )


def _bars_html(by_year: Sequence[tuple[int, int]]) -> str:
    """Return the reports of each year as upright bars, years without any among them."""
    if not by_year:
        return ""
    counts = dict(by_year)
    most = max(counts.values())
    label = ", ".join(f"{year}: {count}" for year, count in by_year)
    bars = "".join(
        f'<span class="bar" title="{year}: {count}"><b>{count or ""}</b>'
        f'<i style="height:{round(64 * count / most)}px"></i><small>{year}</small></span>'
        for year in range(min(counts), max(counts) + 1)
        for count in [counts.get(year, 0)]
    )
    return f'<div class="bars" role="img" aria-label="{label}">{bars}</div>'


def _path_html(section: Sequence[str]) -> str:
    path = escape(" › ".join(section))
    return f'<span class="path" title="{path}">{path}</span>' if section else ""
