"""Parse a phrase query: a pattern with gaps, literal words, or a meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import QueryError
from assistant.text.clean import clean
from assistant.text.lexicon import group

_LONGEST_QUERY = 200  # characters; more is a document, not a question
_LONGEST_PHRASE = 8  # characters of a phrase without marks
_LEAST_LITERAL = 2  # characters of a pattern outside its gaps
_MOST_GAPS = 4

_GAP = re.compile(r"(?:\s*(?:[*＊]+|…+|\.{3,}|。{3,}|[_＿]{2,}|[~～]{2,})\s*)+")
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"))
_QUOTED = re.compile('^(?:“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|"([^"]+)")$')
_WORD = re.compile(r"[\w%]")
_CHINESE_MARKS = str.maketrans(",;:", "，；：")
_HAN_ONLY = re.compile("[\u4e00-\u9fff]+")
_SHAPE = re.compile(r"\d{1,2}(?:\s*[+＋]\s*\d{1,2}){0,3}")

_HOW = rf"(?:应该|应当|该|可以|要)?{group('queries.how').pattern}"
_PUT, _WORDING = group("queries.put").pattern, group("queries.wording").pattern
_OTHERS = rf"{group('queries.others').pattern}?(?:是|都)?"
_QUESTION_START = re.compile(
    rf"^(?:请问|想知道|看看)?{_OTHERS}{_HOW}{_PUT}(?:出|到|的是|的)?[：:，,]?"
)
_QUESTION_END = re.compile(
    rf"[，,]?(?:的?{group('queries.aspect').pattern})?{_OTHERS}{_HOW}(?:{_PUT}|{_WORDING})"
    rf"(?:{group('queries.how_well').pattern}.{{1,3}}|好|合适|呢)?[？?]?$"
)
_WORDING_ASKED = re.compile(rf"(?:的|有哪些|有什么|换个|换一种|常用)*{_WORDING}[？?]?$|[？?]$")
_PART_ASKED = re.compile(rf"(?:的?{group('queries.part').pattern})+$")
_EXAMPLES = "可以输入句式、词语或意思，例如：以*为抓手　“走深走实”　怎么写自助办事下沉到村"


class QueryKind(StrEnum):
    """The kind of a phrase query."""

    PATTERN = "句式"  # has gaps
    PHRASE = "词语"  # literal words
    MEANING = "意思"
    SHAPE = "字数"  # of headings: 4+8
    MEASURE = "量词"  # a measure word, for the nouns it counts


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseQuery:
    """A parsed phrase query."""

    kind: QueryKind
    text: str  # cleaned; each gap of a pattern is a *; of a question only its subject
    question: str = ""  # the whole question: 原因怎么写 asks for problems
    exact: bool = False  # in quotes: only literal matches count

    @property
    def literals(self) -> list[str]:
        """The literal texts that an answer to a pattern or phrase contains."""
        return [piece for piece in re.split(r"[*，。；：、！？]", self.text) if piece]

    @property
    def lengths(self) -> tuple[int, ...]:
        """The characters of each clause in a query of lengths."""
        return tuple(int(number) for number in re.findall(r"\d+", self.text))


def parse_query(text: str) -> PhraseQuery:
    """Return the parsed query. Raises QueryError, with an example, for an unusable one.

    A gap is written *, …, ... or __. A few characters without a mark are a phrase, and may be a
    meaning too; in quotes they are only a phrase.

    >>> parse_query("以……为抓手").text
    '以*为抓手'
    >>> parse_query("怎么写自助办事下沉到村").text
    '自助办事下沉到村'
    """
    stripped = text.strip()
    _refuse_unreadable(stripped)
    if _SHAPE.fullmatch(stripped):
        return PhraseQuery(kind=QueryKind.SHAPE, text=re.sub(r"\s", "", stripped))
    inside = _quoted_text(stripped)
    words = inside if inside is not None else stripped
    if _GAP.search(words):
        return PhraseQuery(kind=QueryKind.PATTERN, text=_parse_pattern(words))
    cleaned = clean(words).strip()
    if inside is not None:
        return PhraseQuery(kind=QueryKind.PHRASE, text=_require_length(cleaned), exact=True)
    return _parse_words(cleaned)


def _parse_words(cleaned: str) -> PhraseQuery:
    asked = _strip_question(cleaned)
    if len(asked) == 1 and asked in group("units.queried"):
        return PhraseQuery(kind=QueryKind.MEASURE, text=asked)
    if asked == cleaned and _HAN_ONLY.fullmatch(asked) and 2 <= len(asked) <= _LONGEST_PHRASE:
        return PhraseQuery(kind=QueryKind.PHRASE, text=asked)
    return PhraseQuery(kind=QueryKind.MEANING, text=_require_length(asked), question=cleaned)


def _refuse_unreadable(text: str) -> None:
    if not text:
        raise QueryError("查询是空的。", hint=_EXAMPLES)
    if len(text) > _LONGEST_QUERY:
        raise QueryError(
            f"查询太长（{len(text)} 字），一次最多 {_LONGEST_QUERY} 字。",
            hint=f"请只写要找的说法，不要整段粘贴。{_EXAMPLES}",
        )
    single = [mark for mark in "\"'" if text.count(mark) % 2]
    pairs = [f"{left}{right}" for left, right in _QUOTES if text.count(left) != text.count(right)]
    if single or pairs:
        raise QueryError(
            f"引号不成对：{'、'.join([*single, *pairs])}",
            hint="请补上另一半，例如：“走深走实”",
        )


def _quoted_text(text: str) -> str | None:
    """Return the text inside quotes around the whole of `text`, or None."""
    quoted = _QUOTED.match(text)
    return next(filter(None, quoted.groups()), None) if quoted else None


def _parse_pattern(text: str) -> str:
    """Return a pattern with * for each gap. Raises QueryError where nearly everything matches."""
    pattern = clean(_GAP.sub("*", text).translate(_CHINESE_MARKS)).strip()
    gaps, literal = pattern.count("*"), len(_WORD.findall(pattern.replace("*", "")))
    if literal < _LEAST_LITERAL:
        raise QueryError(
            f"句式“{text}”太宽，除了空格处至少要有 {_LEAST_LITERAL} 个字。",
            hint="例如：以*为抓手　在*上下功夫　坚持*，*",
        )
    if gaps > _MOST_GAPS:
        raise QueryError(
            f"句式里最多 {_MOST_GAPS} 个空，这里有 {gaps} 个。", hint="例如：以*为抓手　坚持*，*"
        )
    return pattern


def _strip_question(text: str) -> str:
    """Return the subject of a question. Raises QueryError for one without a subject."""
    asked = text
    for frame in (_QUESTION_START, _QUESTION_END, _WORDING_ASKED, _PART_ASKED):
        asked = frame.sub("", asked)
    asked = asked.strip(" ，,、：:的之")
    if asked != text and len(_WORD.findall(asked)) < _LEAST_LITERAL:
        raise QueryError(f"“{text}”没有说要写什么。", hint="例如：怎么写自助办事下沉到村")
    return asked


def _require_length(text: str) -> str:
    if len(_WORD.findall(text)) < _LEAST_LITERAL:
        raise QueryError(f"“{text}”太短，至少要有 {_LEAST_LITERAL} 个字。", hint=_EXAMPLES)
    return text
