"""Render a comparison as one self-contained web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from assistant.records import Paragraph
from assistant.review.comparison.side_by_side import (
    Mark,
    SideBySideRow,
    mark_draft_paragraph,
    mark_past_line,
    past_paragraphs_by_line,
    side_by_side_rows,
)
from assistant.review.findings import Comparison
from assistant.review.output.comparison_tables import (
    render_figure_table,
    render_findings_table,
    render_plan_table,
)
from assistant.review.output.labels import (
    MARK_MEANINGS,
    MARK_WORDS,
    past_report_label,
    summarize_comparison,
)
from assistant.review.output.translations import Translator, to_chinese
from assistant.text.spans import mark_spans, merge_spans

_SHORTEST_RUN = 8  # characters; shorter common runs are common wording
_BLANKS = re.compile(r"\s+")


def render_comparison_page(comparison: Comparison) -> str:
    """Return the page; every text is escaped, nothing is fetched from the network."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_render_title(comparison, to_chinese)}</title>\n"
        f"<style>\n{comparison_css()}</style>\n</head>\n"
        f'<body class="comparison">\n{render_comparison(comparison, to_chinese)}\n'
        "</body>\n</html>\n"
    )


def comparison_css() -> str:
    """Return the style sheet of a comparison and of a check."""
    return files("assistant.data").joinpath("comparison.css").read_text(encoding="utf-8")


def render_comparison(comparison: Comparison, tr: Translator) -> str:
    """Return the body of the page, for an element of class `comparison` with its style sheet."""
    past = comparison.past
    return "\n".join(
        (
            f"<h1>{_render_title(comparison, tr)}</h1>",
            f'<div class="quiet">{escape(past_report_label(comparison, tr))} · '
            f"{escape(Path(past.file).name)}</div>",
            _render_cards(comparison, tr),
            *(f"<div>{escape(line)}</div>" for line in summarize_comparison(comparison, tr)[1:]),
            _render_navigation(comparison, tr),
            f"<h2>{tr('覆盖情况')}</h2>",
            render_coverage(comparison, tr),
            *_render_section(
                tr("数据对照"), "figures", render_figure_table(comparison.figures, tr)
            ),
            *_render_section(tr("上期计划兑现"), "plans", render_plan_table(comparison.plans, tr)),
            *_render_section(tr("检查发现"), "findings", render_findings_table(comparison, tr)),
            *_render_section(
                tr("同类单位常写、草稿没有的内容"),
                "comparable",
                render_topics(comparison.comparable),
            ),
            f'<h2 id="texts">{tr("左右对照（左：草稿，右：以往报告）")}</h2>',
            render_texts(comparison, tr),
        )
    )


def render_coverage(comparison: Comparison, tr: Translator) -> str:
    """Return what is copied, retold, new and missing: a strip for each text, and a legend."""
    return _render_legend(tr) + _render_strips(comparison, tr)


def render_texts(comparison: Comparison, tr: Translator) -> str:
    """Return both texts side by side, the draft on the left."""
    return "\n".join(_render_row(row, tr) for row in side_by_side_rows(comparison))


def _render_title(comparison: Comparison, tr: Translator) -> str:
    return escape(tr("比对：{title}", title=comparison.draft.title or tr("草稿")))


def _render_cards(comparison: Comparison, tr: Translator) -> str:
    marks = [mark_draft_paragraph(comparison, one) for one in comparison.draft.paragraphs]
    numbers = [(mark, marks.count(mark)) for mark in Mark if mark is not Mark.PLAIN]
    cards = [
        (MARK_WORDS[mark], len(comparison.missing) if mark is Mark.MISSING else count)
        for mark, count in numbers
    ]
    cards += [("同一指标", len(comparison.figures)), ("上期计划", len(comparison.plans))]
    inside = "".join(f'<div class="card"><b>{count}</b>{tr(name)}</div>' for name, count in cards)
    return f'<div class="cards">{inside}</div>'


def _render_navigation(comparison: Comparison, tr: Translator) -> str:
    links = [
        (comparison.figures, "figures", "数据对照"),
        (comparison.plans, "plans", "计划兑现"),
        (render_findings_table(comparison, tr), "findings", "检查发现"),
        (comparison.comparable, "comparable", "同类单位"),
        ((True,), "texts", "左右对照"),
    ]
    return (
        "<nav>"
        + "".join(f'<a href="#{to}">{tr(name)}</a>' for some, to, name in links if some)
        + ("</nav>")
    )


def _render_legend(tr: Translator) -> str:
    colon = tr("：")
    parts = (
        f'<span><i class="{mark}"></i>{tr(MARK_WORDS[mark])}{colon}{tr(MARK_MEANINGS[mark])}</span>'
        for mark in Mark
    )
    return f'<div class="legend">{"".join(parts)}</div>'


def _render_strips(comparison: Comparison, tr: Translator) -> str:
    """Return a strip for each text: one link per paragraph, as wide as the paragraph is long."""
    mine = (
        (mark, len(one.text), f"d{one.n}", _strip_label("草稿第 {n} 段：{mark}", one.n, mark, tr))
        for one in comparison.draft.paragraphs
        for mark in [mark_draft_paragraph(comparison, one)]
    )
    theirs = (
        (mark, len(one.text), f"p{line}", _strip_label("以往第 {n} 行：{mark}", line, mark, tr))
        for line, one in past_paragraphs_by_line(comparison).items()
        for mark in [mark_past_line(comparison, line)]
    )
    return _render_strip(tr("草稿"), mine) + _render_strip(tr("以往报告"), theirs)


def _strip_label(text: str, number: int, mark: Mark, tr: Translator) -> str:
    return tr(text, n=number, mark=tr(MARK_WORDS[mark]))


def _render_strip(name: str, pieces: Iterable[tuple[Mark, int, str, str]]) -> str:
    inside = "".join(
        f'<a class="{mark}" style="flex:{length} 0 0" href="#{target}"'
        f' title="{label}" aria-label="{label}"></a>'
        for mark, length, target, label in pieces
    )
    return f'<div class="strip-name">{name}</div><div class="strip">{inside}</div>'


def _render_section(title: str, name: str, inside: str) -> Iterator[str]:
    if inside:
        yield f'<h2 id="{name}">{title}</h2>'
        yield inside


def render_topics(topics: Iterable[str]) -> str:
    """Return topics as a list; "" for none."""
    items = "".join(f"<li>{escape(topic)}</li>" for topic in topics)
    return f"<ul>{items}</ul>" if items else ""


def _render_row(row: SideBySideRow, tr: Translator) -> str:
    heading = " is-heading" if row.draft is not None and row.draft.is_heading else ""
    return (
        f'<div class="row as-{row.mark}{heading}">'
        f"<div>{_render_draft_cell(row, tr)}</div><div>{_render_past_cells(row, tr)}</div></div>"
    )


def _render_draft_cell(row: SideBySideRow, tr: Translator) -> str:
    if row.draft is None:
        return ""
    runs = _mark_common_runs(row.draft.text, [one.text for one in row.past])
    place = f'<span class="place">{tr("第 {n} 段", n=row.draft.n)}</span>'
    label = "" if row.mark is Mark.PLAIN else _render_badge(row.mark, tr)
    return f'<div id="d{row.draft.n}">{label}{place}</div><p>{runs}</p>'


def _render_past_cells(row: SideBySideRow, tr: Translator) -> str:
    if row.draft is None:
        badge = _render_badge(Mark.MISSING, tr)
        return "".join(_render_past_cell(one, badge, [], tr) for one in row.past)
    return "".join(
        _render_past_cell(
            one,
            f"{_render_badge(Mark(pair.relation.value), tr)}"
            f'<span class="place">{tr("相似 {share}", share=f"{pair.similarity:.2f}")} · </span>',
            [row.draft.text],
            tr,
        )
        for one, pair in zip(row.past, row.pairs, strict=True)
    )


def _render_past_cell(paragraph: Paragraph, label: str, others: list[str], tr: Translator) -> str:
    place = f'<span class="place">{tr("第 {n} 行", n=paragraph.line)}</span>'
    runs = _mark_common_runs(paragraph.text, others)
    return f'<div id="p{paragraph.line}">{label}{place}</div><p>{runs}</p>'


def _render_badge(mark: Mark, tr: Translator) -> str:
    return f'<span class="tag as-{mark}">{tr(MARK_WORDS[mark])}</span>'


def _mark_common_runs(text: str, others: list[str]) -> str:
    """Return `text` escaped, with its longer runs of characters that `others` share marked."""
    text = _BLANKS.sub(" ", text.strip())
    runs = {
        other[start : start + _SHORTEST_RUN]
        for other in others
        for start in range(len(other) - _SHORTEST_RUN + 1)
    }
    shared = (
        (start, start + _SHORTEST_RUN)
        for start in range(len(text) - _SHORTEST_RUN + 1)
        if text[start : start + _SHORTEST_RUN] in runs
    )
    return mark_spans(text, merge_spans(shared))
