"""Convert a check, its rules and a comparison to the JSON of the contract."""

from assistant.contract.json_values import JsonRow, to_json, to_row
from assistant.review.check.run_rules import CheckResult
from assistant.review.findings import Comparison
from assistant.review.rules.rule import Rule

_CHECKED = ("findings", "arithmetic", "inconsistencies", "outdated", "leftovers", "repeated")
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


def rule_row(rule: Rule) -> dict[str, str]:
    """Return a rule as JSON."""
    return {"rule": rule.name, "severity": rule.severity.value, "about": rule.about}


def comparison_row(comparison: Comparison) -> JsonRow:
    """Return a comparison as JSON; an unknown number is null."""
    past = to_row(comparison.past, "report_id", "title", "file", "first_line", "last_line")
    return {"past": past, **to_row(comparison, *_COMPARED)}
