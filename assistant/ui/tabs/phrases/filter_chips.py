"""Show the filters of a search as one line of chips, each with what the archive has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from html import escape

from assistant.records import Function
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.terms import term_html
from assistant.ui.widgets.report_choices import list_reports
from assistant.workbench import Workbench

_Choice = tuple[str, str]  # value, and its name as HTML


def chips_html(bench: Workbench) -> str:
    """Return the chips; one is left out where all reports are alike in it. "" without reports."""
    reports = list_reports(bench)
    if not reports:
        return ""
    years = sorted({one.year for one in reports if one.year}, reverse=True)
    types = [name for name, _ in Counter(one.org_type for one in reports).most_common()]
    levels = [level for level, _ in Counter(one.level for one in reports).most_common()]
    damaged = bilingual_html("连同有缺损的", "With damaged ones")
    clear = bilingual_html("清除筛选", "Clear the filters")
    return "".join(
        [
            _chip_html("years", ("全部年份", "All years"), [(str(one), str(one)) for one in years]),
            _chip_html(
                "org_types", ("全部单位", "All units"), [(one, escape(one)) for one in types]
            ),
            _chip_html("levels", ("全部级别", "All levels"), _term_choices(levels)),
            _chip_html("functions", ("全部章节", "All sections"), _term_choices(Function)),
            f'<label class="chip-check"><input type="checkbox" data-damaged> {damaged}</label>',
            f'<button type="button" class="clear" data-do="clear" hidden>{clear}</button>',
        ]
    )


def _term_choices(terms: Iterable[StrEnum]) -> list[_Choice]:
    return [(one.value, term_html(one)) for one in terms]


def _chip_html(name: str, every: tuple[str, str], choices: Sequence[_Choice]) -> str:
    if len(choices) < 2:
        return ""
    rows = "".join(
        f'<label><input type="checkbox" value="{escape(value)}"><span>{shown}</span></label>'
        for value, shown in choices
    )
    return (
        f'<details class="menu chip" data-filter="{name}"><summary>'
        f'<span class="every">{bilingual_html(*every)}</span><span class="chosen"></span></summary>'
        f'<div class="menu-list">{rows}</div></details>'
    )
