"""Show the plan that follows from outline and facts: the tree, and the section of each fact.

A fact can be moved to another section there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.drafting.draft import Brief, Fact, Unresolved
from assistant.drafting.drafts.stored_draft import SEPARATOR
from assistant.drafting.planning.draft_plan import Plan
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.terms import term_html
from assistant.ui.tabs.draft.inputs.placing_board import doubtful_html, section_list
from assistant.ui.tabs.draft.unresolved_reasons import reason_html

_WITHOUT_FACTS = (
    "还没有数据：各节只能借鉴往年的表述，要填数的地方会留空。",
    "no facts yet: sections only borrow wording, figures are left blank.",
)


def plan_html(plan: Plan) -> str:
    """Return the plan as HTML: title, sections with function and facts, unresolved points."""
    placed = len(plan.facts) - len(plan.homeless)
    chinese, english = _WITHOUT_FACTS
    if plan.facts:
        chinese = f"{len(plan.facts)} 条数据，{placed} 条已归入章节"
        english = f"{len(plan.facts)} facts, {placed} with a section"
    sections = [brief for brief in plan.briefs if brief.headings]
    count = bilingual_html(
        f"{len(sections)} 节 · {chinese}", f"{len(sections)} sections · {english}"
    )
    return "".join(
        [
            '<div class="preview">',
            f'<p><strong>{escape(plan.title)}</strong> <span class="quiet">{count}</span></p>',
            *doubtful_html(plan),
            *_questions_html(plan),
            *_unplaced_html(plan),
            *_unresolved_html(plan),
            '<ul class="sections">',
            *(_section_html(brief, plan) for brief in sections),
            "</ul></div>",
        ]
    )


def refusal_html(message: str) -> str:
    """Return the reason why the inputs cannot be read, as HTML."""
    return f'<div class="preview wrong">{escape(message)}</div>'


def _section_html(brief: Brief, plan: Plan) -> str:
    head = (
        f'<span class="heading">{escape(brief.headings[-1])}</span>'
        f'<span class="badge f-{brief.function.name.lower()}">'
        f"{' '.join(map(term_html, brief.functions))}</span>"
    )
    if brief.target_length:
        length = bilingual_html(
            f"约 {brief.target_length} 字", f"about {brief.target_length} characters"
        )
        head += f'<span class="quiet">{length}</span>'
    if not (brief.is_leaf or brief.facts):
        return f'<li class="part">{head}</li>'
    place = f' data-section="{escape(SEPARATOR.join(brief.headings))}"' if brief.is_leaf else ""
    facts = "".join(_fact_html(fact, brief.headings, plan) for fact in brief.facts)
    if facts:
        count = bilingual_html(f"{len(brief.facts)} 条", f"{len(brief.facts)} facts")
        head += f'<span class="count">{count}</span>'
        facts = f"<ol>{facts}</ol>"
    return f'<li class="place"{place}><div class="head">{head}</div>{facts}</li>'


def _fact_html(fact: Fact, headings: Sequence[str], plan: Plan) -> str:
    worked = f'<span class="quiet">（{escape(fact.calculation)}）</span>' if fact.computed else ""
    return (
        f'<li draggable="true" data-fact="{escape(fact.id)}">{escape(fact.statement)}{worked}'
        f"{_row_html(fact)}{section_list(fact, headings, plan.briefs)}</li>"
    )


def _row_html(fact: Fact) -> str:
    """Return the row of a table that a fact was read from, with last year's value and target."""
    if not fact.indicator:
        return ""
    chinese, english = [f"第{fact.line}行"], [f"row {fact.line}"]
    for cell, name, meaning in ((fact.last, "上年", "last year"), (fact.target, "目标", "target")):
        if cell:
            chinese.append(f"{name} {cell}")
            english.append(f"{meaning} {cell}")
    row = bilingual_html(" · ".join(chinese), " · ".join(english))
    return f' <span class="quiet">{row}</span>'


def _questions_html(plan: Plan) -> Iterator[str]:
    """Yield what has to be asked before anything is written."""
    questions = [one for fact in plan.facts for one in fact.questions]
    if questions:
        count = len(questions)
        notice = bilingual_html(f"先要问您 {count} 处：", f"{count} to ask you first:")
        asked = "".join(f"<li>{reason_html(one)}</li>" for one in questions)
        yield f'<div class="warn questions">{notice}<ol>{asked}</ol></div>'


def _unplaced_html(plan: Plan) -> Iterator[str]:
    if plan.homeless:
        count = len(plan.homeless)
        notice = bilingual_html(
            f"{count} 条放不进任何章节，会列在文末：", f"{count} fit no section: listed at the end:"
        )
        yield f'<div class="warn">{notice}'
        rows = (_fact_html(fact, (), plan) for fact in plan.homeless)
        yield f"<ol>{''.join(rows)}</ol></div>"


def _is_unplaced(row: Unresolved) -> bool:
    return row.reason.endswith("放不进任何章节，列在文末")


def _unresolved_html(plan: Plan) -> Iterator[str]:
    shown = {one for fact in plan.facts for one in fact.questions}
    rows = [one for one in plan.unresolved if not (one.reason in shown or _is_unplaced(one))]
    if rows:
        notice = bilingual_html(f"有 {len(rows)} 处要留意", f"{len(rows)} to note")
        yield f'<details class="warn"><summary>{notice}</summary><ol>'
        yield from (f"<li>{reason_html(row.reason)}：{escape(row.text)}</li>" for row in rows)
        yield "</ol></details>"
