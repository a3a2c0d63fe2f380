"""Say in English why something in a draft has to be looked at."""

from __future__ import annotations

import re

from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.escape import escape_html

# What the drafter says, as a pattern, and the same in English.
_ENGLISH = (
    (r"有待填写的内容", "Something is still to be filled in"),
    (r"这一节还没有写", "This section is not written yet"),
    (r"提纲没有标题", "The outline has no title"),
    (r"做法为通用写法，请核对", "The practice is general wording: please check"),
    (r"原因为通用写法，请核对", "The cause is general wording: please check"),
    (r"原因借自以往报告，请核对", "The cause is borrowed from a past report: please check"),
    (r"打算为通用写法，请核对", "The plan is general wording: please check"),
    (
        r"“(.*)”在事实和提纲里都没有依据，已改为待填",
        r"No fact or outline supports “\1”: left blank",
    ),
    (r"手改的“(.*)”在事实和提纲里没有依据，请核对", r"No fact or outline supports “\1”: check"),
    (r"事实 (\w+) 放不进任何章节，列在文末", r"Fact \1 fits no section: listed at the end"),
    (r"事实 (\w+)（第(\d+)行）：?(.*)", r"Fact \1, line \2: \3"),
    (r"提纲里找不到章节“(.*)”，其下的事实已按内容归类", r"The outline has no section “\1”"),
    (r"(.*)与(.*)的数字不一致，请核对", r"\1 and \2 give different figures: please check"),
    (r"(.*)与(.*)相同，只写一次", r"\1 is the same as \2: written once"),
    (r"要求 (\d+) 字，现有 (\d+) 字：.*", r"\1 characters wanted, \2 remain: all state facts"),
)


def reason_html(said: str) -> str:
    """Return why as HTML, in the language chosen; Chinese where there is no English for it."""
    for pattern, english in _ENGLISH:
        if (found := re.fullmatch(pattern, said)) is not None:
            return bilingual_html(said, found.expand(english))
    return escape_html(said)
