"""Show a comparison as one self-contained web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from assistant.records import Paragraph
from assistant.review.comparison.rows import (
    Mark,
    Row,
    draft_mark,
    past_mark,
    past_paragraphs,
    rows,
)
from assistant.review.findings import Comparison
from assistant.review.output.comparison_tables import figure_table, findings_list, plan_list
from assistant.review.output.labels import against, summary_lines
from assistant.review.output.translations import Say, chinese

MARK_WORDS = {
    Mark.VERBATIM: ("照搬", "文字几乎相同"),
    Mark.PARAPHRASED: ("改写", "同一件事换了说法"),
    Mark.RELATED: ("同题", "题目相近，内容不同"),
    Mark.NEW: ("新增", "以往没有"),
    Mark.MISSING: ("遗漏", "以往有，草稿没有"),
    Mark.PLAIN: ("其他", "标题、导语、落款"),
}
_SHORTEST_RUN = 8  # characters; shorter common stretches are anybody's wording
_BLANKS = re.compile(r"\s+")


def comparison_page(comparison: Comparison) -> str:
    """Return the page; every text in it is escaped, nothing is fetched from anywhere."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_title(comparison, chinese)}</title>\n"
        f"<style>\n{comparison_style()}</style>\n</head>\n"
        f'<body class="comparison">\n{comparison_body(comparison, chinese)}\n</body>\n</html>\n'
    )


def comparison_style() -> str:
    """Return the rules that the body of the page, and of a check, is shown by."""
    return files("assistant.data").joinpath("comparison.css").read_text(encoding="utf-8")


def comparison_body(comparison: Comparison, say: Say) -> str:
    """Return what stands in the page, for one that has `.comparison` and its style already."""
    past = comparison.past
    return "\n".join(
        (
            f"<h1>{_title(comparison, say)}</h1>",
            f'<div class="quiet">{escape(against(comparison, say))} · '
            f"{escape(Path(past.file).name)}</div>",
            _cards(comparison, say),
            *(f"<div>{escape(line)}</div>" for line in summary_lines(comparison, say)[1:]),
            _navigation(comparison, say),
            f"<h2>{say('覆盖情况')}</h2>",
            _legend(say),
            _strips(comparison, say),
            *_section(say("数据对照"), "figures", figure_table(comparison.figures, say)),
            *_section(say("上期计划兑现"), "plans", plan_list(comparison.plans, say)),
            *_section(say("检查发现"), "findings", findings_list(comparison, say)),
            *_section(
                say("同类单位常写、草稿没有的内容"), "comparable", _topics(comparison.comparable)
            ),
            f'<h2 id="texts">{say("左右对照（左：草稿，右：以往报告）")}</h2>',
            *(_row(row, say) for row in rows(comparison)),
        )
    )


def _title(comparison: Comparison, say: Say) -> str:
    return escape(say("比对：{title}", title=comparison.draft.title or say("草稿")))


def _cards(comparison: Comparison, say: Say) -> str:
    marks = [draft_mark(comparison, one) for one in comparison.draft.paragraphs]
    numbers = [(mark, marks.count(mark)) for mark in Mark if mark is not Mark.PLAIN]
    cards = [
        (MARK_WORDS[mark][0], len(comparison.missing) if mark is Mark.MISSING else count)
        for mark, count in numbers
    ]
    cards += [("同一指标", len(comparison.figures)), ("上期计划", len(comparison.plans))]
    inside = "".join(f'<div class="card"><b>{count}</b>{say(name)}</div>' for name, count in cards)
    return f'<div class="cards">{inside}</div>'


def _navigation(comparison: Comparison, say: Say) -> str:
    links = [
        (comparison.figures, "figures", "数据对照"),
        (comparison.plans, "plans", "计划兑现"),
        (findings_list(comparison, say), "findings", "检查发现"),
        (comparison.comparable, "comparable", "同类单位"),
        ((True,), "texts", "左右对照"),
    ]
    return (
        "<nav>"
        + "".join(f'<a href="#{to}">{say(name)}</a>' for some, to, name in links if some)
        + ("</nav>")
    )


def _legend(say: Say) -> str:
    colon = say("：")
    parts = (
        f'<span><i class="{mark}"></i>{say(name)}{colon}{say(meaning)}</span>'
        for mark, (name, meaning) in MARK_WORDS.items()
    )
    return f'<div class="legend">{"".join(parts)}</div>'


def _strips(comparison: Comparison, say: Say) -> str:
    """Return a strip for each text: a piece for each paragraph, as wide as it is long."""
    mine = (
        (mark, len(one.text), f"d{one.n}", _told("草稿第 {n} 段：{mark}", one.n, mark, say))
        for one in comparison.draft.paragraphs
        for mark in [draft_mark(comparison, one)]
    )
    theirs = (
        (mark, len(one.text), f"p{line}", _told("以往第 {n} 行：{mark}", line, mark, say))
        for line, one in past_paragraphs(comparison).items()
        for mark in [past_mark(comparison, line)]
    )
    return _strip(say("草稿"), mine) + _strip(say("以往报告"), theirs)


def _told(text: str, number: int, mark: Mark, say: Say) -> str:
    return say(text, n=number, mark=say(MARK_WORDS[mark][0]))


def _strip(name: str, pieces: Iterable[tuple[Mark, int, str, str]]) -> str:
    inside = "".join(
        f'<a class="{mark}" style="flex:{length} 0 0" href="#{target}"'
        f' title="{told}" aria-label="{told}"></a>'
        for mark, length, target, told in pieces
    )
    return f'<div class="strip-name">{name}</div><div class="strip">{inside}</div>'


def _section(title: str, name: str, inside: str) -> Iterator[str]:
    if inside:
        yield f'<h2 id="{name}">{title}</h2>'
        yield inside


def _topics(topics: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(topic)}</li>" for topic in topics)
    return f"<ul>{items}</ul>" if items else ""


def _row(row: Row, say: Say) -> str:
    heading = " is-heading" if row.draft is not None and row.draft.is_heading else ""
    return (
        f'<div class="row as-{row.mark}{heading}">'
        f"<div>{_draft_cell(row, say)}</div><div>{_past_cells(row, say)}</div></div>"
    )


def _draft_cell(row: Row, say: Say) -> str:
    if row.draft is None:
        return ""
    runs = _runs(row.draft.text, [one.text for one in row.past])
    place = f'<span class="place">{say("第 {n} 段", n=row.draft.n)}</span>'
    label = "" if row.mark is Mark.PLAIN else _badge(row.mark, say)
    return f'<div id="d{row.draft.n}">{label}{place}</div><p>{runs}</p>'


def _past_cells(row: Row, say: Say) -> str:
    if row.draft is None:
        badge = _badge(Mark.MISSING, say)
        return "".join(_past_cell(one, badge, [], say) for one in row.past)
    return "".join(
        _past_cell(
            one,
            f"{_badge(Mark(pair.relation.value), say)}"
            f'<span class="place">{say("相似 {share}", share=f"{pair.similarity:.2f}")} · </span>',
            [row.draft.text],
            say,
        )
        for one, pair in zip(row.past, row.pairs, strict=True)
    )


def _past_cell(paragraph: Paragraph, label: str, others: list[str], say: Say) -> str:
    place = f'<span class="place">{say("第 {n} 行", n=paragraph.line)}</span>'
    runs = _runs(paragraph.text, others)
    return f'<div id="p{paragraph.line}">{label}{place}</div><p>{runs}</p>'


def _badge(mark: Mark, say: Say) -> str:
    return f'<span class="tag as-{mark}">{say(MARK_WORDS[mark][0])}</span>'


def _runs(text: str, others: list[str]) -> str:
    """Return `text` escaped, the longer stretches that stand in one of `others` marked."""
    text = _BLANKS.sub(" ", text.strip())
    pieces = {
        other[i : i + _SHORTEST_RUN]
        for other in others
        for i in range(len(other) - _SHORTEST_RUN + 1)
    }
    inside = [False] * (len(text) + 1)
    for start in range(len(text) - _SHORTEST_RUN + 1):
        if text[start : start + _SHORTEST_RUN] in pieces:
            inside[start : start + _SHORTEST_RUN] = [True] * _SHORTEST_RUN
    shown: list[str] = []
    for index, character in enumerate(text):
        if inside[index] and not (index and inside[index - 1]):
            shown.append("<mark>")
        shown.append(escape(character))
        if inside[index] and not inside[index + 1]:
            shown.append("</mark>")
    return "".join(shown)
