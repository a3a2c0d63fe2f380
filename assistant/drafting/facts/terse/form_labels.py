"""Drop the labels of a form that stand inside a line: （备注：含2个）, 注：按年报."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_LABEL = re.compile(
    rf"(?P<before>[（(【\[，；])\s*{group('ledger.inner_label').pattern}\s*[：:]\s*"
)


def drop_form_labels(text: str) -> str:
    """Return `text` without the names of the fields that its parts come from.

    >>> drop_form_labels("过亿的项目3个（备注：含签约1个）"), drop_form_labels("注：投药12次")
    ('过亿的项目3个（含签约1个）', '注：投药12次')
    """
    return _LABEL.sub(r"\g<before>", text)
