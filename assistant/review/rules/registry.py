"""All rules of a check, in the order of their list."""

from __future__ import annotations

from assistant.review.rules.consistency.announced_counts import ANNOUNCED
from assistant.review.rules.consistency.calendar_days import CALENDAR
from assistant.review.rules.consistency.directions import DIRECTIONS
from assistant.review.rules.consistency.figure_rules import ARITHMETIC, CONTRADICTION, UNSUPPORTED
from assistant.review.rules.consistency.numbering import FORM, ITEMS, ORDER
from assistant.review.rules.consistency.problems_and_plans import PROBLEMS
from assistant.review.rules.consistency.quotations import QUOTATIONS, TITLES
from assistant.review.rules.consistency.years import YEARS
from assistant.review.rules.leftovers.blanks import BLANKS
from assistant.review.rules.leftovers.confidential import CONFIDENTIAL
from assistant.review.rules.leftovers.copied import COPIED
from assistant.review.rules.leftovers.foreign import FOREIGN
from assistant.review.rules.leftovers.names_of_others import NAMES_OF_OTHERS
from assistant.review.rules.leftovers.unmoved_figures import UNMOVED
from assistant.review.rules.repetition.doubled_facts import DOUBLED_FACTS
from assistant.review.rules.repetition.repeated_openings import OPENINGS
from assistant.review.rules.repetition.repeated_wording import REPETITION
from assistant.review.rules.rule import Rule
from assistant.review.rules.wording.formulations import FORMULATIONS
from assistant.review.rules.wording.short_names import SHORT_NAMES
from assistant.review.rules.wording.style import DATA, EMPTY_PHRASES, LONG
from assistant.review.rules.wording.usage import MISSPELT, USAGE

RULES: tuple[Rule, ...] = (
    CONFIDENTIAL,
    BLANKS,
    UNSUPPORTED,
    CONTRADICTION,
    DIRECTIONS,
    REPETITION,
    YEARS,
    CALENDAR,
    FOREIGN,
    QUOTATIONS,
    ARITHMETIC,
    DOUBLED_FACTS,
    NAMES_OF_OTHERS,
    COPIED,
    UNMOVED,
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
    OPENINGS,
    LONG,
    DATA,
    EMPTY_PHRASES,
)
