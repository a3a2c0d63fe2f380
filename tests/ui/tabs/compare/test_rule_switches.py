"""The rules a person switches are the rules there are."""

from __future__ import annotations

from assistant.review.rules.registry import RULES
from assistant.ui.i18n.english import english
from assistant.ui.tabs.compare.rule_switches import disabled_rules, rule_choices

NAMES = [rule.name for rule in RULES]


def test_every_rule_is_listed_and_has_its_english() -> None:
    assert [name for _, name in rule_choices()] == NAMES
    assert list(english("rules")) == NAMES


def test_what_is_not_ticked_is_off() -> None:
    assert disabled_rules(NAMES[1:]) == (NAMES[0],)
    assert disabled_rules(NAMES) == ()
    assert disabled_rules([]) == (), "not listed yet: all of them are on"
