"""Convert a check and its rules to the JSON of the contract."""

from dataclasses import asdict
from typing import Any

from assistant.review.check.run_rules import CheckResult
from assistant.review.rules.rule import Rule


def check_row(found: CheckResult) -> dict[str, Any]:
    """Return a check as JSON."""
    return {
        "title": found.draft.title,
        "counts": {severity.value: count for severity, count in found.counts.items()},
        "findings": [asdict(finding) for finding in found.findings],
        "arithmetic": [asdict(one) for one in found.arithmetic],
        "inconsistencies": [asdict(one) for one in found.inconsistencies],
        "outdated": [asdict(one) for one in found.outdated],
        "leftovers": [asdict(one) for one in found.leftovers],
        "repeated": asdict(found.repeated),
    }


def rule_row(rule: Rule) -> dict[str, str]:
    """Return a rule as JSON."""
    return {"rule": rule.name, "severity": rule.severity.value, "about": rule.about}
