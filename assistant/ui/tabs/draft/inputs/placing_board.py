"""Show where each fact goes, the uncertain ones first, with a list of sections to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.drafts.stored_draft import SEPARATOR
from assistant.drafting.planning.draft_plan import Placement, Plan
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized

_INDENT = "\u3000"  # an ideographic space: what a list shows as indentation


def doubtful_html(plan: Plan) -> Iterator[str]:
    """Yield the facts to look at, the least certain first; nothing where all are sure."""
    facts = {fact.id: fact for fact in plan.facts}
    doubtful = [one for one in plan.placements if not one.is_sure]
    if not doubtful:
        return
    count = len(doubtful)
    notice = bilingual_html(
        f"{count} 条拿不准放哪一节，请看一眼：", f"{count} facts to look at: which section?"
    )
    rows = (
        _doubtful_row(facts[one.fact], one, plan.briefs)
        for one in sorted(doubtful, key=lambda one: one.certainty)
    )
    yield f'<div class="warn doubtful">{notice}<ol>{"".join(rows)}</ol></div>'


def _doubtful_row(fact: Fact, placement: Placement, briefs: Sequence[Brief]) -> str:
    now = placement.headings
    buttons = ""
    if now:
        confirmed = bilingual_html("就放这里", "Keep it here")
        buttons += _button(fact, now, confirmed)
    if placement.second:
        heading = placement.second[-1]
        buttons += _button(fact, placement.second, bilingual_html(f"改到{heading}", heading))
    return (
        f'<li draggable="true" data-fact="{escape(fact.id)}">{escape(fact.text)}'
        f'<div class="choose">{section_list(fact, now, briefs)}{buttons}</div></li>'
    )


def _button(fact: Fact, headings: Sequence[str], name: str) -> str:
    to = escape(SEPARATOR.join(headings))
    return f'<button type="button" data-fact="{escape(fact.id)}" data-to="{to}">{name}</button>'


def section_list(fact: Fact, now: Sequence[str], briefs: Sequence[Brief]) -> str:
    """Return the list of sections that a fact can go to; the first choice leaves it to us."""
    left_open = localized("由程序决定", "As the program thinks")
    sections = [brief for brief in briefs if brief.headings]
    options = [
        f'<option value="">{left_open}</option>',
        *(_option(brief, is_now=brief.headings == tuple(now)) for brief in sections),
    ]
    label = localized("放到哪一节", "Section")
    return f'<select data-fact="{escape(fact.id)}" aria-label="{label}">{"".join(options)}</select>'


def _option(brief: Brief, *, is_now: bool) -> str:
    indent = _INDENT * (len(brief.headings) - 1)
    name = f"{indent}{escape(brief.headings[-1])}"
    if not brief.is_leaf:
        return f"<option disabled>{name}</option>"
    value = escape(SEPARATOR.join(brief.headings))
    return f'<option value="{value}"{" selected" if is_now else ""}>{name}</option>'
