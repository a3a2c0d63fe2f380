"""Put spoken words of a ledger into the written form, and tell which ones nobody is sure of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.drafting.facts.written.bare_money import name_money
from assistant.drafting.facts.written.deed_labels import turn_deed_labels
from assistant.drafting.facts.written.digits import write_digits
from assistant.drafting.facts.written.event_verbs import add_event_verbs
from assistant.drafting.facts.written.light_verbs import drop_light_verbs
from assistant.drafting.facts.written.rank_moves import tell_rank_moves
from assistant.drafting.facts.written.repeated_changes import tell_changes_once
from assistant.drafting.facts.written.split_verbs import join_split_verbs
from assistant.drafting.facts.written.verb_choice import spoken_verbs
from assistant.drafting.facts.written.verb_order import put_verb_first
from assistant.text.figures.read_figures import find_figures
from assistant.text.fluency.joints import without_doubled
from assistant.text.fluency.spoken_contexts import spoken_in_context
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words, tagged_words, word_ends
from assistant.text.wording import is_word

_QUOTED = re.compile("“[^”]*”|《[^》]*》|〔[^〕]*〕")
_PARTICLE = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,6})(?P<verb>[\u4e00-\u9fff]{2})(?<![除为极])了"
    r"(?=[约近超]?\d|[“\u4e00-\u9fff]{2,10}\d|[，。；]|$)"
)
_NO_LONGER = re.compile("[不没无][\u4e00-\u9fff]{2}$")
_BETWEEN = re.compile("(?![百千万亿])[\u4e00-\u9fff]{2}")
_COUNTED = re.compile(rf"\d[百千万亿]*余?{group('units.any').pattern}$")
_DIGIT, _ANY = re.compile(r"\d"), re.compile("")
_FINISHED, _BROUGHT_TO_END, _KEPT = "完成\\1", "完成\\2", "\\1"
_SAID_TWICE = re.compile(rf"(\d+{group('units.counting').pattern})，?\1，?(?=都|全|均|已)")
_ONE_VERB = re.compile("[\u4e00-\u9fff]了")
_HAN_BEFORE = re.compile("[\u4e00-\u9fff]+$")
_REACH = 6  # characters in which a verb is looked for
_SPOKEN, _SPOKEN_IN_LEDGER = group("spoken.word"), group("spoken.in_ledger")


def write_formally(text: str) -> str:
    """Return `text` in written language, its figures the same and in digits.

    What was said twice, 9个9个都销号, is told once.

    >>> write_formally("培训班办了10期，绩效都发到位了，员额法官走了11个")
    '举办培训班10期，绩效均已发放到位，员额法官流失11人'
    """
    text = _SAID_TWICE.sub(r"\1，", name_money(write_digits(text)))
    text = put_verb_first(join_split_verbs(tell_rank_moves(text)))
    for pattern, written in wordings():
        text = _replace(text, pattern, written)
    text = name_money(write_digits(put_verb_first(_drop_particles(text))))
    return tell_changes_once(add_event_verbs(turn_deed_labels(drop_light_verbs(text))))


def spoken_words(text: str, *, is_ledger: bool = False) -> list[str]:
    """Return the spoken words that are left in `text`, outside of quotes.

    What a ledger says is spoken far more often than what past reports say: more words count there.
    """
    plain = _QUOTED.sub("，", text)
    listed = [_SPOKEN, _SPOKEN_IN_LEDGER] if is_ledger else [_SPOKEN]
    found = [one.word for words in listed for one in words.find(plain)]
    placed = spoken_in_context(text, is_ledger=is_ledger)
    told = [*placed, *(one for one in found if not any(one in more for more in placed))]
    return [one for one in dict.fromkeys(told) if not _is_within(one, told)]


def _is_within(word: str, told: Sequence[str]) -> bool:
    """Return whether a word is told with what it goes with: 催 beside 催了."""
    return any(word != more and word in more for more in told)


def _drop_particles(text: str) -> str:
    """Return `text` without 了 behind verbs of two characters: 组织了3次, but 种了3亩 stays."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]

    def without(found: re.Match[str]) -> str:
        inside = any(start < found.start() < end for start, end in quoted)
        said = found["before"] + found["verb"]
        is_verb = is_word(found["verb"]) and dictionary_words(said)[-1].endswith(found["verb"])
        is_verb = is_verb or tagged_words(said)[-1] == (found["verb"], "v")
        is_over = bool(_NO_LONGER.search(said))  # 不合作了: no longer
        return said if is_verb and not (inside or is_over) else found[0]

    return _PARTICLE.sub(without, text)


def _replace(text: str, pattern: re.Pattern[str], written: str) -> str:
    """Return `text` with a wording replaced outside of quotes, where that changes no number.

    Nor may it say a stretch twice: 发放放补贴.
    """
    if not pattern.search(text):
        return text
    quoted = [found.span() for found in _QUOTED.finditer(text)]

    def worded(found: re.Match[str]) -> str:
        inside = any(start < found.start() < end for start, end in quoted)
        is_part = inside or _is_end_of_verb(found) or _tears_word(found, written)
        is_part = is_part or _is_beginning_of_thing(found)
        return found[0] if is_part or _negates_thing(found, written) else found.expand(written)

    changed = pattern.sub(worded, text)
    is_slip = len(without_doubled(changed)) - len(changed) < len(without_doubled(text)) - len(text)
    is_same = any(
        _numbers(changed, pattern) == _numbers(text, pattern) for pattern in (_DIGIT, _ANY)
    )
    return changed if is_same and not is_slip else text


def _is_end_of_verb(found: re.Match[str]) -> bool:
    """Return whether a verb of one character and 了 is only the end of a verb: 帮扶了, 办结了.

    Where a row of the table says what stands in front, it knows.
    """
    if found.re.pattern.startswith("(?<=") or not _ONE_VERB.match(found[0]):
        return False
    end = found.start() + 1
    before = _HAN_BEFORE.search(found.string[max(end - _REACH, 0) : end])
    return before is not None and len(dictionary_words(before[0])[-1]) > 1


def _tears_word(found: re.Match[str], written: str) -> bool:
    """Return whether a wording begins within a word, 科[室改完了], or what was finished is no verb.

    A row that says what stands in front of it knows the word.
    """
    start, text = found.start(), found.string
    if written.startswith(_FINISHED) and len(dictionary_words(found[1])) > 1:
        return True
    if written == _BROUGHT_TO_END and len(dictionary_words(found[2])[-1]) == 1:
        return True  # 将材料跟完
    if found.re.pattern.startswith("(?<=") or written.startswith(_KEPT):
        return False
    is_inside = _BETWEEN.fullmatch(text[max(start - 1, 0) : start + 1])
    is_unit = _COUNTED.search(text[:start])  # 9起|降到2起
    return is_inside is not None and is_unit is None and start not in word_ends(text)


def _is_beginning_of_thing(found: re.Match[str]) -> bool:
    """Return whether a verb of one character is only the beginning of a thing's name: 装备."""
    if len(found[0]) > 1:
        return False
    word, tag = tagged_words(found.string[found.start() :])[0]
    return len(word) > 1 and tag.startswith("n")


def _negates_thing(found: re.Match[str], written: str) -> bool:
    """Return whether 未 would stand in front of a thing, not of a verb: 没动静."""
    if not written.endswith("未"):
        return False
    behind = tagged_words(found.string[found.end() :])
    word, tag = behind[0] if behind else ("", "")
    return len(word) > 1 and tag == "n" and word[0] not in spoken_verbs()  # 没招标


def _numbers(text: str, written: re.Pattern[str]) -> list[str]:
    """Return the numbers of the figures that are written so: in digits, or in any way."""
    return sorted(str(one.number) for one in find_figures(text) if written.search(one.text))


@cache
def wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rows of `assistant/data/written.toml`, in their order."""
    table = tomllib.loads((files("assistant") / "data/written.toml").read_text("utf-8"))
    return tuple((re.compile(row["spoken"]), row["written"]) for row in table["wording"])
