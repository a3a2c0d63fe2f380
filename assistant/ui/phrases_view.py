"""Show as HTML how past reports put it: one view for each grain of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PureWindowsPath

from assistant.phrasing.answer import Grain
from assistant.phrasing.query import QueryKind
from assistant.phrasing.records import Collocation, Filler, Pattern, Phrases, Sentence, Timeline
from assistant.records import Function, HeadingSet, Hit
from assistant.retrieval.marks import matched_spans
from assistant.ui.bilingual import both, empty
from assistant.ui.escaping import shown_text

_IN_CONTEXT = (QueryKind.PATTERN, QueryKind.PHRASE)
_LONGEST_MATCH = 24  # characters; longer ones do not stand below each other
_SHOWN_FILLERS = 14
_SHOWN_TYPES = 8
_EXAMPLES = 3


def shown_hits(query: str, hits: Sequence[Hit]) -> str:
    """Return the passages that answer a query, the matched words marked."""
    return "".join(_hit(query, hit) for hit in hits) or _nothing()


def shown_grain(grain: Grain, found: Phrases, kind: QueryKind) -> str:
    """Return one grain of an answer, or what to do where it is empty."""
    views: Mapping[Grain, Callable[[], str]] = {
        Grain.SENTENCES: lambda: _joined(
            _sentence(one, in_context=kind in _IN_CONTEXT) for one in found.sentences
        ),
        Grain.PATTERNS: lambda: _joined(map(_pattern, found.patterns)),
        Grain.HEADINGS: lambda: _joined(map(_heading_set, found.heading_sets)),
        Grain.TIMELINE: lambda: _timeline(found.timeline) if found.timeline else "",
        Grain.COLLOCATIONS: lambda: _joined(map(_collocation, found.collocations)),
    }
    return views[grain]() or _nothing(grain)


def function_badge(function: Function) -> str:
    """Return the function of a section in its colour."""
    return f'<span class="badge fn-{function.name.lower()}">{function.value}</span>'


def _nothing(grain: Grain | None = None) -> str:
    if grain in (Grain.TIMELINE, Grain.COLLOCATIONS):
        return empty(
            "这一项只对词语有结果：输入两到八个字的词语，例如 走深走实。",
            "Only for words: enter two to eight characters.",
        )
    return empty(
        "没有找到。可以换一种说法、减少筛选条件，或勾选“有缺损的也列出”。",
        "Nothing found. Try other words, fewer filters, or include damaged sentences.",
    )


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _sentence(one: Sentence, *, in_context: bool) -> str:
    source = _source(one.report_title, one.year)
    notes = [_place(one.file, one.line)]
    if one.also:
        notes.append(f"又见 {len(one.also)} 处")
    if one.flags:
        notes.append("有缺损：" + "、".join(one.flags))
    # Aligned matches are read down the column; a click opens the whole sentence.
    aligned = in_context and len(one.match) <= _LONGEST_MATCH
    line = (
        f'<div class="kwic{"" if aligned else " whole"}" tabindex="0">'
        f'<span class="left">{shown_text(one.left)}</span>'
        f"<mark>{shown_text(one.match)}</mark>"
        f'<span class="right">{shown_text(one.right)}</span></div>'
    )
    return _card(
        line, one.text, source, f"{function_badge(one.function)} {_path(one.section)}", notes
    )


def _hit(query: str, hit: Hit) -> str:
    passage = hit.passage
    notes = [_place(passage.place.file, passage.place.line)]
    if passage.also_at:
        notes.append(f"又见 {len(passage.also_at)} 处")
    text = f'<div class="passage">{_marked(passage.text, matched_spans(query, passage.text))}</div>'
    about = f"{function_badge(passage.function)} {_path(passage.section)}"
    return _card(text, passage.text, _source(passage.report_title, passage.year), about, notes)


def _card(body: str, text: str, source: str, about: str, notes: Sequence[str]) -> str:
    """Return one thing found: what it says, where it stands, and what can be done with it."""
    return (
        f'<article class="found" data-text="{shown_text(text)}" data-source="{shown_text(source)}">'
        f'{body}<div class="from"><span class="source">{shown_text(source)}</span> {about}'
        f'<span class="quiet">{shown_text(" · ".join(notes))}</span>{_ACTS}</div></article>'
    )


_ACTS = (
    '<span class="acts">'
    f'<button type="button" data-do="copy">{both("复制", "Copy")}</button>'
    f'<button type="button" data-do="cite">{both("连出处复制", "Copy with source")}</button>'
    f'<button type="button" data-do="insert">{both("放进草稿", "Insert into draft")}</button>'
    "</span>"
)


def _pattern(pattern: Pattern) -> str:
    skeleton = shown_text(pattern.skeleton).replace("*", '<i class="slot">……</i>')
    slots = _joined(
        f"<dt>{both(f'空 {number}', f'Slot {number}')}</dt><dd>{_fillers(slot)}</dd>"
        for number, slot in enumerate(pattern.slots, start=1)
        if slot
    )
    examples = _joined(
        _card(
            f'<div class="passage">{shown_text(one.text)}</div>',
            one.text,
            _source(one.report_title, one.year),
            "",
            [_place(one.file, one.line)],
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
    return _card(
        f'<ol class="headings">{lines}</ol>',
        "\n".join(one.headings),
        _source(one.report_title, one.year),
        function_badge(one.function),
        [f"每条 {make} 字", _place(one.file, one.line)],
    )


def _timeline(found: Timeline) -> str:
    phrase = shown_text(found.phrase)
    if not found.reports:
        return empty(f"档案里没有出现过“{found.phrase}”。", f"“{found.phrase}” is in no report.")
    span = "" if found.last is None else f"，{found.first}—{found.last} 年"
    types = "、".join(f"{name} {count}" for name, count in found.by_org_type[:_SHOWN_TYPES])
    rows = [
        (both("单位", "Organisations"), shown_text(types)),
        (both("常见于", "Beside"), _fillers(found.beside)),
    ]
    more = _joined(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    counts = both(f"见于 {found.reports} 篇报告{span}", f"{found.reports} reports")
    return (
        f'<section class="grain"><h3>“{phrase}” <span class="quiet">{counts}</span></h3>'
        f"{_bars(found.by_year)}<dl>{more}</dl></section>"
    )


def _collocation(one: Collocation) -> str:
    return (
        f'<section class="grain"><h3>{shown_text(one.word)} '
        f'<span class="quiet">{shown_text(one.kind)}</span></h3>{_fillers(one.partners)}</section>'
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
    bars = _joined(
        f'<span class="bar" title="{year} 年 {count} 篇"><b>{count or ""}</b>'
        f'<i style="height:{round(64 * count / most)}px"></i><small>{year}</small></span>'
        for year in range(min(counts), max(counts) + 1)
        for count in [counts.get(year, 0)]
    )
    return f'<div class="bars" role="img">{bars}</div>'


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces.append(f"{shown_text(text[done:start])}<mark>{shown_text(text[start:end])}</mark>")
        done = end
    return "".join(pieces) + shown_text(text[done:])


def _place(file: str, line: int) -> str:
    r"""Return the file without its folders and the line.

    >>> _place(r"D:\历年\总结.docx", 12)
    '总结.docx:12'
    """
    return f"{PureWindowsPath(file).name}:{line}"  # it takes either slash for a folder's end


def _path(section: Sequence[str]) -> str:
    return f'<span class="path">{shown_text(" › ".join(section))}</span>' if section else ""


def _source(title: str, year: int | None) -> str:
    """Return the source as it is printed behind a quotation.

    >>> _source("某局工作总结", 2023)
    '《某局工作总结》（2023年）'
    """
    return f"《{title}》（{f'{year}年' if year else '年份不明'}）"
