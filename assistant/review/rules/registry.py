"""All rules of a check, in the order they are listed."""

from __future__ import annotations

from assistant.review.rules.announced import ANNOUNCED
from assistant.review.rules.blanks import BLANKS
from assistant.review.rules.confidential import CONFIDENTIAL
from assistant.review.rules.copied import COPIED
from assistant.review.rules.figures import ARITHMETIC, CONTRADICTION, UNSUPPORTED
from assistant.review.rules.foreign import FOREIGN
from assistant.review.rules.formulations import FORMULATIONS
from assistant.review.rules.numbering import FORM, ITEMS, ORDER
from assistant.review.rules.problems import PROBLEMS
from assistant.review.rules.quotations import QUOTATIONS, TITLES
from assistant.review.rules.rule import Rule
from assistant.review.rules.short_names import SHORT_NAMES
from assistant.review.rules.style import DATA, EMPTY_PHRASES, LONG
from assistant.review.rules.usage import MISSPELT, USAGE
from assistant.review.rules.years import YEARS

RULES: tuple[Rule, ...] = (
    CONFIDENTIAL,
    BLANKS,
    UNSUPPORTED,
    CONTRADICTION,
    YEARS,
    FOREIGN,
    QUOTATIONS,
    ARITHMETIC,
    COPIED,
    FORMULATIONS,
    TITLES,
    ANNOUNCED,
    ITEMS,
    ORDER,
    PROBLEMS,
    SHORT_NAMES,
    USAGE,
    MISSPELT,
    FORM,
    LONG,
    DATA,
    EMPTY_PHRASES,
)
