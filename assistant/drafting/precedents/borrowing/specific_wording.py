"""Tell wording that any unit may use from what is another unit's own: its names, times, honours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.masks import has_mask
from assistant.text.segmentation import dictionary_words
from assistant.text.wording import is_common

_MARKS = "，；：、。！"
_AND_SO_ON, _LISTED = "等", "、"
_EXAMPLE = 4  # words in front of 等 that an example may have
_QUOTED = re.compile("“([^“”]+)”")
_NAME_MARK = re.compile(r"[“”\"‘’《》【】<>()（）\[\]〔〕A-Za-zＡ-Ｚ0-9０-９%％×*#&＆/]")
_SPECIFIC, _DATED = group("unit_specific.any"), group("unit_specific.dated")
_CONGRESS = re.compile("[一二三四五六七八九十]大(?!力|[数件类])")  # 二十大
_FIXED_TERM = group("fixed_terms.any")
_LASTING_DUTY = re.compile("“三保”|“三会一课”|“三项制度”|“四个最严”")
_GOVERNMENT = group("unit_specific.government")
# 我局, 全区; 县委, 市级; 县城; 县城市管理局: the letter of the rank is read off its neighbours.
_RANKS = (
    re.compile("(?<![健安完])[我全本各]([省市州区县旗镇乡村街局委办厅校院司])"),
    re.compile("([省市州区县旗镇乡])(?:[党纪]?委|政府|本?级|[直域辖局])"),
    re.compile("(县)城"),
    re.compile("^([省市州区县旗])(?![域场民容])(?=[^，。；]{1,8}(?<![格布大全])局(?![面部势]))"),
)
_INSTITUTION = re.compile(
    f"[\u4e00-\u9fff]{{2}}(?:{group('names.institution').pattern}|"
    f"(?P<service>{group('names.service').pattern}))"
)
_GENERIC_INSTITUTION = re.compile(group("names.generic_institution").pattern)
_FACILITY = group("unit_specific.facility").pattern
_PROJECT = re.compile(
    f"建立.{{2,14}}{group('unit_specific.set_up').pattern}|"
    f"实施[^，]{{2,14}}{group('unit_specific.undertaking').pattern}$|"
    f"(?:[^，]{{2,10}}{_FACILITY}建设|建设[^，]{{2,10}}{_FACILITY}$)|"
    f"国家[^，]{{2,14}}{group('unit_specific.national').pattern}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseContext:
    """The unit whose draft it is: words of another rank or another kind of unit do not fit it."""

    organisation: str
    known: str  # outline and facts: names that stand there are the user's own


def is_generic(text: str, context: ReuseContext) -> bool:
    """Return whether any unit might write `text`: in common words, with nothing specific."""
    return not is_specific(text, context) and is_common(text)


def is_specific(clause: str, context: ReuseContext, *, is_own: bool = False) -> bool:
    """Return whether something in `clause` belongs to another unit or another time.

    In the unit's own past words (`is_own`) a brand in quotation marks may stay.
    """
    if is_own:
        clause = _QUOTED.sub("", clause)
    if _is_dated(clause) and not _LASTING_DUTY.search(clause):
        return True
    clause = _QUOTED.sub(_drop_fixed_expression, clause)
    if _NAME_MARK.search(clause) or _SPECIFIC.occurs_in(clause) or _is_dated(clause):
        return True
    if _GOVERNMENT.occurs_in(clause) and "政府" not in context.organisation:
        return True
    if has_mask(clause) or find_figures(clause) or clause.endswith(("：", "？")):
        return True
    if not is_own and _names_project(clause.rstrip(_MARKS), context):
        return True
    if not is_own and _gives_other_example(clause, context):
        return True
    return _is_of_other_rank(clause, context) or _names_other_unit(clause, context)


def _is_dated(clause: str) -> bool:
    """Return whether `clause` holds wording whose validity a user has to judge."""
    return _DATED.occurs_in(clause) or bool(_CONGRESS.search(clause))


def _drop_fixed_expression(quoted: re.Match[str]) -> str:
    return "" if quoted[1] in _FIXED_TERM else quoted[0]


def _is_of_other_rank(clause: str, context: ReuseContext) -> bool:
    """Return whether 我局, 全区, 县委 … in `clause` do not suit the unit."""
    letters = (letter for pattern in _RANKS for letter in pattern.findall(clause))
    return any(letter not in context.organisation for letter in letters)


def _names_other_unit(clause: str, context: ReuseContext) -> bool:
    """Return whether `clause` names an institution that outline and facts do not name."""
    # What the unit itself works on is no name: 气象 in a report of the weather bureau.
    named = [
        found[0]
        for found in _INSTITUTION.finditer(_GENERIC_INSTITUTION.sub("、", clause))
        if not (found["service"] and found["service"] in context.known)
    ]
    return any(name not in context.known for name in named)


def _gives_other_example(clause: str, context: ReuseContext) -> bool:
    """Return whether `clause` gives one example that the unit does not name: 房地产等重点领域.

    Of several, 资金、土地等要素, any unit may have some.
    """
    words = dictionary_words(clause)
    lone = (place for place, word in enumerate(words) if word == _AND_SO_ON and place)
    return any(
        _LISTED not in words[max(place - _EXAMPLE, 0) : place]
        and words[place - 1] not in context.known
        and not any(word in context.known for word in words[max(place - _EXAMPLE, 0) : place - 1])
        for place in lone
    )


def _names_project(clause: str, context: ReuseContext) -> bool:
    """Return whether `clause` names a project, such as a building, that the unit does not name."""
    found = _PROJECT.search(clause)
    return found is not None and found[0] not in context.known
