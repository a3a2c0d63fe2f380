"""Find secrecy marks: such a draft may not be handled like other text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.findings import DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, find_matches

_LEVEL = "(?:绝密|机密|秘密)"
_TERM = r"(?:\d+\s*[年月天]|长期|一年|启用前)"
_INTERNAL = "内部(?:资料|文件)"
_NO_SHARING = "(?:请勿|严禁|不得)外传"
_MARK = re.compile(
    "|".join(
        (
            rf"{_LEVEL}\s*[★☆*]\s*{_TERM}?",
            r"^\s*[绝机秘]\s*密\s*$",
            rf"(?:密级|定密)[:：]\s*{_LEVEL}",
            rf"[（(【\[](?:{_LEVEL}|内部资料[，、]?(?:注意保存|{_NO_SHARING})|内部文件)[）)】\]]",
            rf"{_INTERNAL}[，、 ]?(?:注意保存|{_NO_SHARING})",
            _NO_SHARING,
        )
    )
)


def _find_secrecy_marks(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield 绝密, 机密★ and the like, and notes against passing the text on."""
    for paragraph, match in find_matches(draft, _MARK):
        yield RuleMatch(
            paragraph=paragraph,
            start=match.start(),
            end=match.end(),
            reason="带有密级或内部标志，可能是从涉密、内部材料里带来的",
            suggestion="停止在本机处理，请保密员核实来源；确属误带的删去",
        )


CONFIDENTIAL = Rule(
    name="密级标志",
    severity=Severity.MUST,
    about="绝密、机密、秘密★，“内部资料”“不得外传”等标志",
    source=Source(
        origin=RuleOrigin.REGULATION,
        basis="《党政机关公文处理工作条例》第九条",
        quoted="涉密公文应当根据涉密程度分别标注“绝密”“机密”“秘密”和保密期限",
    ),
    find=_find_secrecy_marks,
)
