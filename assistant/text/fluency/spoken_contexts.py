"""Find words where speech has them and reports hardly ever do: 缺9人, 催了四回, 有证的5个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.resources import data_lines
from assistant.text.fluency.character_ngrams import is_known
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words, tagged_words

TABLE = "spoken_contexts.txt"  # written by training/spoken_contexts.py
BAR = "|"
COMPLEMENTS = frozenset("上下出到完掉好住成回进去来起过走")
_WAYS = COMPLEMENTS - frozenset("成好上")  # 创成5家, 迈上10个台阶
PREDICATES = "vza"  # what the dictionary takes for verbs and for what things are like
_NAMED = re.compile("“[^”]*”|《[^》]*》|〔[^〕]*〕|（[^）]*）")
_FIGURE = re.compile(r"\d[\d,.]*")
_NUMERAL = re.compile(
    "[一二三四五六七八九十百千万亿两几]+多?[万亿]?|[两三四五六七八九十几]个|[近约超逾]"
)
_MANY = re.compile("[一二三四五六七八九十百千两]多")
_ROUGH = frozenset(["两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"])
_HAN = re.compile("[\u4e00-\u9fff]+")
_ADVERBS = frozenset("就再先还才都又要没")
_ASPECTS = frozenset("了过着得")
_HAVE = frozenset("占有")
_COUNTED = frozenset("个名人家户件起")
_MEASURES = group("spoken.measure")
_TIMES = ("t",)
_SEASONS = group("outlook.occasion")
_SMALL = ("子", "儿")
_AWAY = ("去", "来")
_STOP, _NUMBER = "stop", "number"  # instead of the tags of the dictionary


class WordContext(StrEnum):
    """What stands around a word."""

    NUMBER = "number"  # 缺9人
    END = "end"  # 一年半就要满
    START = "start"  # 催欠款
    ADVERB = "adverb"  # 还差
    ASPECT = "aspect"  # 放了386笔
    OF = "of"  # 盖的
    COMPLEMENT = "complement"  # 跟完
    WORD = "word"  # a time, a thing with 子, a way: 晚上, 案子, 出去, wherever it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWord:
    """A word, what stands around it, and both as they are told."""

    word: str
    context: WordContext
    told: str
    before: str = ""  # the word in front of it, "" for none
    behind: str = ""  # the word behind it, of a number what it counts


def spoken_in_context(text: str, *, is_ledger: bool = False) -> list[str]:
    """Return the words of `text` where reports hardly ever have them, with what they go with.

    What a ledger says is far more often spoken than what reports say: there less will do.

    >>> spoken_in_context("儿科缺9个医生，催了4回"), spoken_in_context("引进医生9名")
    (['缺', '催', '催了', '回'], [])
    """
    words = _words_of(text)
    table = _table(is_ledger=is_ledger)
    found = [
        one.told
        for one in placed_words(text)
        if one.word in table[one.context] and not _is_joined(one)
    ]
    found += _always_spoken(words)
    if is_ledger:
        found += _spoken_in_ledger(words)
    return list(dict.fromkeys(found))


def placed_words(text: str) -> Iterator[PlacedWord]:
    """Yield the words that are counted, each with what stands around it."""
    words = _words_of(text)
    for place in range(1, len(words) - 1):
        (before, kind), (word, tag), (behind, following) = words[place - 1 : place + 2]
        if tag in {_STOP, _NUMBER} or not _HAN.fullmatch(word):
            continue
        if kind == _NUMBER:  # it counts
            continue
        if len(word) > 1:
            contexts = [WordContext.WORD] if _is_plain_word(word, tag) else []
        elif tag[0] in PREDICATES:
            contexts = list(_contexts((before, kind), (behind, following)))
        else:
            contexts = []
        for context in contexts:
            is_with = context in {WordContext.ASPECT, WordContext.OF, WordContext.COMPLEMENT}
            told = before + word if context is WordContext.ADVERB else word + behind * is_with
            yield PlacedWord(
                word=word,
                context=context,
                told=told,
                before=before if kind != _STOP else "",
                behind=words[place + 2][0] if following == _NUMBER else behind,
            )


def _is_joined(one: PlacedWord) -> bool:
    """Return whether a character is a part of a word, or a thing that reports count so.

    来访386批, 讲解会56场, 养殖户: the dictionary takes them for verbs.
    """
    if one.context is WordContext.WORD:
        return one.word in _SEASONS
    if one.context is WordContext.START:
        return len(dictionary_words(one.word + one.behind[:1])) == 1
    if one.context is not WordContext.NUMBER or not one.before:
        return False
    is_word = len(dictionary_words(one.before[-1] + one.word)) == 1
    return is_word or is_known(f"{one.word}0{one.behind[:1]}")


def _contexts(before: tuple[str, str], behind: tuple[str, str]) -> Iterator[WordContext]:
    """Yield what stands around a verb of one character."""
    following = behind[0]
    is_way = following[0] in COMPLEMENTS and (len(following) == 1 or following[1:] in _AWAY)
    found = {
        WordContext.NUMBER: behind[1] == _NUMBER,
        WordContext.END: behind[1] == _STOP and before[1] != _STOP,
        WordContext.START: before[1] == _STOP and behind[1] != _STOP,
        WordContext.ADVERB: before[0] in _ADVERBS,
        WordContext.ASPECT: following in _ASPECTS,
        WordContext.OF: following == "的",
        WordContext.COMPLEMENT: behind[1] not in {_STOP, _NUMBER} and is_way,
    }
    yield from (context for context, holds in found.items() if holds)


def _is_plain_word(word: str, tag: str) -> bool:
    is_way = len(word) == 2 and word[0] in COMPLEMENTS and word.endswith(_AWAY)
    return tag.startswith(_TIMES) or word.endswith(_SMALL) or is_way


def _always_spoken(words: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what reports have next to never: 来了, 来过, 有证的5个, 聘用的占9个, 冲到850万元."""
    for place in range(1, len(words) - 1):
        (before, kind), (word, tag), (behind, following) = words[place - 1 : place + 2]
        if kind == _NUMBER and word in _MEASURES:
            yield word
        if word in _ASPECTS and following in {_NUMBER, _STOP}:
            is_spoken = not _is_long_verb(before) if word == "了" else following == _STOP
            yield from [before + word] * is_spoken
        if len(word) == 2 and word[1] in _ASPECTS and tag[0] == "u" and following == _STOP:
            yield word
        is_counted = tag == _NUMBER and behind in _COUNTED
        if is_counted and before == "的" and words[place + 2][1] == _STOP:
            yield f"的…{behind}"
        if is_counted and before in _HAVE and words[place - 2][0] == "的":
            yield f"的{before}"
        is_joined = len(word) == 2 and word[1] in _WAYS and following == _NUMBER
        is_joined = is_joined and kind != _NUMBER  # 9元到12元
        if is_joined and tag[0] not in "un" and len(dictionary_words(word)) == 2:
            yield word


def _spoken_in_ledger(words: list[tuple[str, str]]) -> Iterator[str]:
    """Yield what is spoken in a ledger, though reports have it now and then.

    1999年建的, 七百多, 七八吨, 招得少, 均已练到.
    """
    for (before, _), (word, tag), (_, following) in zip(words, words[1:], words[2:], strict=False):
        if word == "的" and following == _STOP:
            yield before + word
        if tag == _NUMBER and (_MANY.search(word) or word in _ROUGH):
            yield word
        if word == "得" and len(before) == 1:
            yield before + word
        is_way = len(word) == 2 and word[1] in COMPLEMENTS and following == _STOP
        if is_way and tag[0] in PREDICATES and len(dictionary_words(word)) == 2:
            yield word


def _is_long_verb(text: str) -> bool:
    """Return whether a text ends with a verb of two characters, which 了 may follow in reports."""
    return len(dictionary_words(text)[-1]) > 1


@cache
def _table(*, is_ledger: bool) -> dict[WordContext, frozenset[str]]:
    """Return the words of each context; behind the bar are those that are spoken in a ledger."""
    rows = (row.partition(BAR) for row in data_lines(TABLE))
    found: dict[WordContext, frozenset[str]] = {}
    for first, _, more in rows:
        name, *words = first.split()
        found[WordContext(name)] = frozenset([*words, *more.split()] if is_ledger else words)
    return found


def _words_of(text: str) -> list[tuple[str, str]]:
    """Return the words with their tags between two stops; names and remarks are left out."""
    plain = _FIGURE.sub("0", _NAMED.sub("某某", text.replace(" ", "")))
    edge = ("，", _STOP)
    return [edge, *((word, _kind(word, tag)) for word, tag in tagged_words(plain)), edge]


def _kind(word: str, tag: str) -> str:
    if word[0].isdigit() or _NUMERAL.fullmatch(word):
        return _NUMBER
    is_mark = not _HAN.match(word) and not word[0].isalnum() and word not in "%‰"
    return _STOP if is_mark else tag
