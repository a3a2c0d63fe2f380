"""Check that the words at a figure name the thing that the fact counts."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.drafting.fact_figures.word_swaps import (
    has_foreign_word,
    has_swapped_character,
    has_swapped_word,
)
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.lexicon import WordGroup, group, groups
from assistant.text.similarity import bigrams, content_bigrams, is_abbreviated

_FRAME = re.compile(group("ledger.frame").pattern)
_FILLER = re.compile(
    rf"{group('ledger.filler').pattern}|(?<=员)[高多]$|[\u4e00-\u9fff]{{2}}[到至成为]$|"
    rf"{group('ledger.filler_at_end').pattern}$"
)
_FILLERS = re.compile(
    f"{group('ledger.filler').pattern}|{group('ledger.filler_at_end').pattern}(?=，|$)"
)
# What is done for those counted names none of them: 覆盖1906户.
_EMPTY = re.compile(f"{group('synonyms.benefit').pattern}|{group('synonyms.participate').pattern}")
_MEASURE = re.compile("[率量额数费]$")
_LESS = re.compile("[多少高低]$")
_EVENT = group("ledger.event")
_ATTEND = re.compile("参(?P<event>[\u4e00-\u9fff])")
_TITLE = group("claims.title")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z\d.]+")
_LAST_HAN = re.compile("(?P<run>[\u4e00-\u9fff]+)[^\u4e00-\u9fff]*$")
_LAST_RUN = re.compile("[\u4e00-\u9fff]+$")
# What a sentence may claim only where the fact does.
_GRAVE_ACTS = {
    f"act_kinds.{act}" for act in ("punish", "commend", "remove", "buy", "add_funds", "assist")
}
_STAGES = {f"act_kinds.{act}" for act in ("sign", "start", "finish")}
_QUALIFIERS = group("rates.qualifier")
_CLASS = re.compile("[\u4e00-\u9fff]{2}类")
_SHORTAGE = group("claims.shortage")
_FEW = 0.4  # share of what the fact says of its figure that a true sentence holds at least
_MOST = 0.7  # and one that names it whole
_FOREIGN = 3  # pairs of characters of a label that the fact knows nothing of
_TELLING = 4  # pairs of a fact's own words from which their share says something


def content_terms(text: str) -> frozenset[str]:
    """Return the bigrams that name things in `text`, apart from acts."""
    return content_bigrams(_FRAME.sub("，", strip_framing(text)))


def refers_to_other_thing(place: LabelledFigure, sentence: str, own_label: str, known: str) -> bool:
    """Return whether the words at `place` of `sentence` name another thing than the fact counts.

    `own_label` is what stands with the figure in the fact, `known` all the user says around it.
    """
    pairs = bigrams(known)
    label = _FILLERS.sub("，", _without_attendance(place.label, known))
    words = content_terms(label) if content_terms(_EMPTY.sub("，", label)) else frozenset()
    is_named = _is_named_in_letters(place.label, known) or _is_longer_form(place, own_label, known)
    if words and not words & pairs and not is_named:
        return True
    return (
        (_has_other_head(place, own_label, pairs) and not is_named)
        or (_has_low_overlap(place, sentence, own_label, pairs) and not is_named)
        or _adds_grave_act(place.label, own_label, known)
        or contradicts_thing(place, sentence, own_label, known)
    )


def contradicts_thing(place: LabelledFigure, sentence: str, own_label: str, known: str) -> bool:
    """Return whether a word at `place` of `sentence` stands against one of the fact."""
    return (
        _has_other_act(place.label, own_label)
        or has_swapped_word(place.label, own_label, sentence, known)
        or has_swapped_character(place.label, own_label, sentence, known)
        or has_foreign_word(place.label, own_label, sentence, known)
        or _has_other_qualifier(place, sentence, own_label, known)
        or _is_lack_told_as_gain(place.label, sentence, own_label, known)
        or _has_other_kind(place.label, sentence, own_label, known)
    )


def _without_attendance(label: str, known: str) -> str:
    """Return `label` without what is done at an event that `known` names: 参训 at a 培训."""
    events = {character for event in _EVENT.find(known) for character in event.word}
    return _ATTEND.sub(lambda found: "" if found["event"] in events else found[0], label)


def _is_named_in_letters(label: str, known: str) -> bool:
    """Return whether the label has a name in letters that the fact has too: PM2.5."""
    return any(name in known for name in _LETTERS.findall(label))


def _is_longer_form(place: LabelledFigure, own_label: str, known: str) -> bool:
    """Return whether the noun in front of the figure is one the fact shortens: 个贷, 农村路."""
    run, own = (_LAST_HAN.search(one.split("，")[0]) for one in (place.label, own_label))
    if run is None or own is None:
        return False
    full, short = run["run"], own["run"]
    return any(
        short[i] == full[j]
        and set(full[:j]) <= set(known)
        and len(short) - i < len(full) - j <= 2 * (len(short) - i)
        and is_abbreviated(short[i:], full[j:])
        for i in range(len(short) - 1)
        for j in range(len(full) - 1)
    )


def _has_other_head(place: LabelledFigure, own_label: str, known: frozenset[str]) -> bool:
    """Return whether the noun in front of the figure is one that the fact does not mention.

    Where the fact's own noun is there too, it is only said at more length: 公证, 公证事项.
    """
    before = place.words_before
    run = _LAST_RUN.search(before)
    if place.move or run is None or _LESS.search(before):
        return False
    if run[0][-2:] not in place.label.split("，")[0]:
        return False
    head, own = (_head_noun(phrase) for phrase in (run[0], own_label.split("，")[0]))
    named = _LAST_RUN.search(own_label.split("，")[0])
    if (own and own in place.clause) or (named and run[0].endswith(named[0])):
        return False
    is_noun = len(head) == 2 and bool(content_bigrams(head)) and not _acts_in(head)
    # 覆盖率 names a rate
    is_empty = run[0].endswith(head) and bool(_EMPTY.fullmatch(head))
    is_empty = is_empty or not _without_attendance(head, own_label)
    is_spoken = f"{head[:1]}了" in known  # 审了 for 审理
    return is_noun and not is_empty and not is_spoken and head not in known


def _head_noun(phrase: str) -> str:
    return _MEASURE.sub("", _head_phrase(phrase))[-2:]


def _head_phrase(run: str) -> str:
    """Return the last phrase of `run` without framing words and fillers."""
    pieces = [piece for piece in re.split("，", _FRAME.sub("，", strip_framing(run))) if piece]
    while pieces:
        bare = _FILLER.sub("", pieces[-1])
        if len(bare) == len(pieces[-1]):
            return bare
        if bare:
            pieces[-1] = bare
        else:
            pieces.pop()
    return ""


def _has_low_overlap(
    place: LabelledFigure, sentence: str, own_label: str, known: frozenset[str]
) -> bool:
    """Return whether few words of the fact's figure are there, and several foreign ones are."""
    own = content_terms(own_label)
    foreign = content_terms(place.label) - known
    if len(own) < _TELLING or len(foreign) < _FOREIGN:
        return False
    return len(own & bigrams(sentence)) < _FEW * len(own)


def _has_other_act(label: str, own_label: str) -> bool:
    """Return whether the act is another one: 新建 where the fact says 整治."""
    claimed, stated = _acts_in(label), _acts_in(own_label)
    if claimed and stated and not claimed & stated:
        return True
    stages = claimed & _STAGES, stated & _STAGES
    return all(stages) and not stages[0] & stages[1]


def _adds_grave_act(label: str, own_label: str, known: str) -> bool:
    """Return whether a grave act is told of which the fact says nothing."""
    titles = {"act_kinds.commend"} if _TITLE.occurs_in(known) else set()
    told = _acts_in(own_label) | _acts_in(known) | titles
    return bool((_acts_in(label) & _GRAVE_ACTS) - told)


def names_whole_thing(sentence: str, own_label: str) -> bool:
    """Return whether nearly all words that name the fact's figure stand in `sentence`.

    What stands beside them says how, by whom or with what, not what is counted: 评选“书香之家”50户,
    帮助企业开展认证84家, 巡回审判进村入户，开庭152次.
    """
    own = content_terms(own_label)
    return bool(own) and len(own & bigrams(sentence)) >= _MOST * len(own)


def _has_other_qualifier(place: LabelledFigure, sentence: str, own_label: str, known: str) -> bool:
    """Return whether a rate is of more or of less than the fact's: 办结率, 按期办结率."""
    if place.figure.kind is not FigureKind.PERCENT or place.move:
        return False
    claimed, stated = _words_in(_QUALIFIERS, place.label), _words_in(_QUALIFIERS, own_label)
    return any(one not in known for one in claimed) or any(one not in sentence for one in stated)


def _is_lack_told_as_gain(label: str, sentence: str, own_label: str, known: str) -> bool:
    """Return whether what is there in one text is what is wanting in the other."""
    lacks = _SHORTAGE.occurs_in
    return (lacks(own_label) and not lacks(sentence)) or (lacks(label) and not lacks(known))


@lru_cache(maxsize=4096)
def _acts_in(text: str) -> frozenset[str]:
    """Return the names of the groups of acts in `text`."""
    return frozenset(acts.name for acts in groups("act_kinds") if acts.occurs_in(text))


def _has_other_kind(label: str, sentence: str, own_label: str, known: str) -> bool:
    """Return whether the label names another kind of the thing: 城市 where the fact says 农村."""
    classes = [set(_CLASS.findall(text)) for text in (label, own_label)]
    if all(classes) and not classes[0] & classes[1]:
        return True
    for kinds in groups("thing_kinds"):
        claimed, stated = _words_in(kinds, label), _words_in(kinds, own_label)
        if claimed and stated and not claimed & stated:
            is_known = claimed & _words_in(kinds, known)
            if not (is_known and stated & _words_in(kinds, sentence)):
                return True
    return False


def _words_in(words: WordGroup, text: str) -> set[str]:
    return {found.word for found in words.find(text)}
