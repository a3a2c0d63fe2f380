"""Tell which sentences of a line are not to be written, and leave the others to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.facts.chat.line_likelihood import kept_back_likelihood
from assistant.text.figures.read_figures import states_value
from assistant.text.lexicon import group

_FORBIDDEN, _REFUSED = group("chat.forbidding").pattern, group("chat.refusing").pattern
_HELD_BACK = group("chat.holding_back").pattern
_WRITE, _TELL = group("chat.writing_down").pattern, group("chat.telling").pattern
_PAPER = group("chat.paper").pattern
_OUTSIDE = group("chat.outside").pattern
_INTO = rf"[往朝向对在到给](?:[^，。；、\d]{{0,6}}?{_PAPER}(?:[里上中]|里[头面边])?|{_OUTSIDE})"
_THERE = rf"(?:{_PAPER}(?:里[头面边]?|[上中就])[^，。；\d]{{0,4}}|{_INTO})"
_ONLY_HOW = "(?![错反漏成太得死字作])"  # 别写错, 不要写成, 不能写字
_SAID_NOT = re.compile(
    rf"(?:{_FORBIDDEN}{_WRITE}{_ONLY_HOW}"  # 不要写, 谁都不许写进材料
    rf"|(?:{_FORBIDDEN}|{_REFUSED})[^，。；、\d]{{0,3}}?{_INTO}(?:{_WRITE}|{_TELL}){_ONLY_HOW}"
    rf"|{_THERE}(?:{_FORBIDDEN}|{_REFUSED})(?:{_WRITE}|{_TELL}){_ONLY_HOW}"  # 总结里就不提了
    rf"|{_HELD_BACK}{_TELL}(?=[了吧啊哈呀]*(?:[，。；、！!）)\s]|$))"  # 先不要用，等通稿
    rf"|{group('chat.not_to_write').pattern})"
)
_ALONE = re.compile(
    rf"(?<![^，。；、（(\s])(?:{group('chat.not_to_write_alone').pattern}"
    rf"|(?:{group('chat.told_of').pattern}|就|暂时?|先)[就都先也]*{_REFUSED}(?:{_WRITE}|{_TELL})[了吧啊哈呀]*)"
    r"(?![^，。；、！!）)\s])"
)
_CLAUSE = re.compile("[，,。；;！!？?（）()—]")
_LIKELY = 0.81  # from this probability on a clause forbids to write what it is about
_ONLY_NAME, _IDIOM = group("chat.only_the_name"), group("chat.not_forbidding")
_BETWEEN = "先就都也请"
_PIECE = re.compile(r"[^。；;！!？?]*(?:[。；;！!？?]+|$)")
_HEAD = re.compile(r"^(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?[^，。；\d]{1,24}[：:]\s*")
_POINTS_BACK, _TOLD_OF = group("chat.points_back"), group("chat.told_of")
_ALL_ABOVE = group("chat.all_above")
_OPENING_MARKS = " \u3000，、（(【[—-"


def is_kept_back(text: str) -> bool:
    """Return whether a text says that it is not to be written: by its words, or as such texts do.

    >>> is_kept_back("举报1件，正在核，不写。"), is_kept_back("不写字楼宇招商12家")
    (True, False)
    >>> is_kept_back("这笔欠款领导没点头，总结用不着"), is_kept_back("负责人的名字先不要写")
    (True, False)
    """
    return says_not_to_write(text) or any(map(_sounds_kept_back, _CLAUSE.split(text)))


def says_not_to_write(text: str) -> bool:
    """Return whether words of a text forbid to write it.

    >>> says_not_to_write("这事谁也不许往材料里写"), says_not_to_write("总结用不着")
    (True, False)
    """
    if _ALONE.search(text):
        return True
    return any(not _is_of_name(text, found) for found in _SAID_NOT.finditer(text))


def _sounds_kept_back(clause: str) -> bool:
    """Return whether a clause that counts nothing, and is about no name, likely forbids it."""
    said = clause.strip()
    if not said or said in _IDIOM or _ONLY_NAME.occurs_in(said):
        return False
    if kept_back_likelihood(said) < _LIKELY:
        return False
    return not states_value(said)


def _is_of_name(text: str, found: re.Match[str]) -> bool:
    """Return whether only a name is not to be written: the fact is told without it."""
    return bool(_ONLY_NAME.closing(text[: found.start()].rstrip(_BETWEEN)))


def split_kept_back(line: str) -> tuple[str, str]:
    """Return a line without the sentences that are not to be written, and these sentences.

    A sentence that only points back takes the one before it along, or all of them.

    >>> split_kept_back("党办：警示教育6场；作风线索1条，不能写")
    ('党办：警示教育6场', '作风线索1条，不能写')
    >>> split_kept_back("新开夜校3期。欠薪2起。这条先不写，还在查。")
    ('新开夜校3期', '欠薪2起。这条先不写，还在查。')
    """
    if not is_kept_back(line):
        return line, ""
    head = found[0] if (found := _HEAD.match(line)) else ""
    pieces = [piece[0] for piece in _PIECE.finditer(line[len(head) :]) if piece[0]]
    gone = set(_gone(pieces))
    kept = "".join(piece for number, piece in enumerate(pieces) if number not in gone)
    aside = "".join(piece for number, piece in enumerate(pieces) if number in gone)
    if not kept.strip(" 。；;！!？?"):
        return "", line
    return f"{head}{kept}".rstrip("。；; "), aside.strip()


def _gone(pieces: list[str]) -> Iterator[int]:
    for number, piece in enumerate(pieces):
        if not is_kept_back(piece):
            continue
        yield number
        if _ALL_ABOVE.opening(piece.lstrip(_OPENING_MARKS)):
            yield from range(number)
        elif number and points_back(piece):
            yield number - 1


def points_back(text: str) -> bool:
    """Return whether a text that is not to be written names nothing itself: 这条不要写.

    >>> points_back("这条不要写，内部掌握"), points_back("利润3120万元先别写")
    (True, False)
    """
    said = text.lstrip(_OPENING_MARKS)
    if states_value(said):
        return False
    first = re.split("[，。；、：]", said)[0]
    return bool(_POINTS_BACK.opening(said) or _SAID_NOT.match(first) or _ALONE.match(first))


def points_above(line: str) -> bool:
    """Return whether a line that is not to be written only speaks of the line above it.

    >>> points_above("小田：上面那条先不写"), points_above("大家踊跃报名")
    (True, False)
    """
    said = _HEAD.sub("", line, count=1).lstrip(_OPENING_MARKS)
    return bool(_TOLD_OF.opening(said)) and points_back(said)
