"""Trace how many kinds of a thing a sentence speaks of: 五大景区, 四类人群."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.content_words import known_text
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at
from assistant.text.figures.chinese_numerals import parse_chinese_number
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_KINDS = re.compile(
    r"(?<![第\d一二两三四五六七八九十百千万几余])"
    r"(?P<number>[两二三四五六七八九十]|十[一二三四五六七八九]|[二三四五六七八九]十)"
    r"(?P<kind>(?<!十[一二三四五六七八九])大|类)(?![型幅力量会家专])(?=(?P<thing>[\u4e00-\u9fff]{2,6}))"
)
_STATED = re.compile(r"(?P<number>[\d一二两三四五六七八九十]+)[大类个种项处]")


def find_kind_counts(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each number of kinds in `text`, unless it counts its own list."""
    terms = group("fixed_terms.any").find(text)
    for found in _KINDS.finditer(text):
        is_term = any(one.start <= found.start() and found.end() <= one.end for one in terms)
        if not is_term and not _counts_own_list(text, found):
            yield found.span()


def fact_of_kind_count(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that gives as many of the thing."""
    return next((fact for fact in facts if states_kind_count(text, span, known_text(fact))), None)


def states_kind_count(text: str, span: TextSpan, known: str) -> bool:
    """Return whether `known` speaks of as many of the thing at `span` of `text`."""
    found = _KINDS.match(text, span[0])
    if found is None or not bigrams(found["thing"]) & bigrams(known):
        return False
    number = parse_chinese_number(found["number"])
    return any(parse_chinese_number(one["number"]) == number for one in _STATED.finditer(known))


def _counts_own_list(text: str, found: re.Match[str]) -> bool:
    """Return whether the clause lists as many things: 教育、医疗、养老三大领域."""
    start, end = clause_at(text, found.start())
    items = text[start:end].count("、") + 1
    return items > 1 and parse_chinese_number(found["number"]) in {
        items,
        items + text[start:end].count("和"),
    }
