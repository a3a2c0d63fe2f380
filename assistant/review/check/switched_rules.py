"""Say which rules are off: by the settings, and by what is asked for this once."""

from __future__ import annotations

from collections.abc import Collection

from assistant.errors import DraftError
from assistant.review.rules.registry import RULES


def rules_off(
    usually: Collection[str], *, without: Collection[str] = (), only: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the names of the rules that are off.

    Those are the ones that are `usually` off and those in `without`; where `only` names some, all
    others. Raises DraftError for a name that no rule has.
    """
    require_rules((*usually, *without, *only))
    if only:
        usually = [rule.name for rule in RULES if rule.name not in only]
    return tuple(dict.fromkeys((*usually, *without)))


def require_rules(names: Collection[str]) -> None:
    """Raise DraftError for a name that no rule has."""
    known = [rule.name for rule in RULES]
    if unknown := [name for name in names if name not in known]:
        raise DraftError(f"没有这条规则：{'、'.join(unknown)}", hint=f"规则有：{'、'.join(known)}")
