"""Convert a check, its rules, a comparison and trends to the JSON of the contract."""

from assistant.contract.json_values import JsonRow, to_json, to_row
from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import Comparison
from assistant.review.rules.rule import Rule
from assistant.review.trends.trend import Trend

_CHECKED = (
    *("findings", "arithmetic", "inconsistencies", "outdated", "leftovers", "repeated"),
    *("facts_unused", "figures_unsupported"),
)
_COMPARED = (
    *("pairs", "missing", "new", "figures", "outdated", "leftovers", "arithmetic"),
    *("inconsistencies", "plans", "repeated", "comparable", "proposed"),
)


def check_row(found: CheckResult) -> JsonRow:
    """Return a check as JSON."""
    return {
        "title": found.draft.title,
        "counts": to_json(found.counts),
        **to_row(found, *_CHECKED),
    }


def rule_row(rule: Rule) -> JsonRow:
    """Return a rule as JSON."""
    return {"rule": rule.name, **to_row(rule, "severity", "about", "source")}


def comparison_row(comparison: Comparison) -> JsonRow:
    """Return a comparison as JSON; an unknown number is null."""
    past = to_row(comparison.past, "report_id", "title", "file", "first_line", "last_line")
    return {"past": past, **to_row(comparison, *_COMPARED)}


def trend_row(trend: Trend) -> JsonRow:
    """Return one indicator over the years as JSON."""
    return to_row(trend)
