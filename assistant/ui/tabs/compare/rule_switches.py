"""Lay out the rules of a check as switches."""

from __future__ import annotations

from collections.abc import Callable, Collection

import gradio as gr

from assistant.settings import Settings
from assistant.ui.i18n.english import english
from assistant.ui.i18n.labels import Labels
from assistant.ui.i18n.language import localized
from assistant.ui.widgets.page_advice import page_wording
from assistant.ui.widgets.private_events import bind_private


def lay_out_rules(
    labels: Labels, tab: gr.Tab, settings: Callable[[], Settings]
) -> gr.CheckboxGroup:
    """Lay out the rules; when the tab is first opened they are switched as the settings say."""
    rules = gr.CheckboxGroup(
        [], label=labels("检查哪些规则", "Rules"), show_label=False, elem_id="compare-rules"
    )

    def on_seen(chosen: list[str]) -> gr.CheckboxGroup:
        choices = rule_choices()
        off = settings().rules_off
        return gr.CheckboxGroup(
            choices, value=chosen or [name for _, name in choices if name not in off]
        )

    bind_private(tab.select, on_seen, rules, rules)
    return rules


def rule_choices() -> list[tuple[str, str]]:
    """Return the rules for a list: label in the language of the browser that asked, and name."""
    from assistant.review.output.translations import to_english
    from assistant.review.rules.registry import RULES

    about = english("rules")
    return [
        (
            localized(
                f"{rule.name}：{page_wording(rule.about)}",
                f"{to_english(rule.name)}: {about[rule.name]}",
            ),
            rule.name,
        )
        for rule in RULES
    ]


def disabled_rules(chosen: Collection[str]) -> tuple[str, ...]:
    """Return the names of the rules that are not chosen; none where none is chosen."""
    from assistant.review.rules.registry import RULES

    return tuple(rule.name for rule in RULES if chosen and rule.name not in chosen)
