"""Find the notes below a report that explain its terms: 1.“四上”企业：规模以上工业企业……"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[〔\[（(【]?(?P<number>\d{1,3})[〕\]）)】.．、]\s*")
_TERM = re.compile(r"(?P<term>[^，。；：:]{2,40}?)\s*(?:[:：]|是?指)")
_MARKS = re.compile(r"[“”‘’《》\s]|[〔\[（(]\d+[〕\]）)]")
_FEWEST = 5  # notes
_KNOWN = 0.6  # share of their terms that the report uses above


def find_notes(texts: Sequence[str]) -> range:
    """Return the places of the notes among the paragraphs of a report; empty where it has none.

    They are numbered from one in a row, and explain terms that stand in the text above.
    """
    places: list[int] = []
    terms: list[str] = []
    for at, text in enumerate(texts):
        number = _NUMBER.match(text)
        term = _TERM.match(text, number.end()) if number else None
        if number and term and int(number["number"]) == 1:
            places, terms = [], []
        if number and int(number["number"]) == len(places) + 1 and (term or places):
            places.append(at)
            terms += [_plain(term["term"])] if term else []
    if len(places) < _FEWEST:
        return range(0)
    above = _plain("\n".join(texts[: places[0]]))
    known = sum(term in above for term in terms)
    return range(places[0], places[-1] + 1) if known >= _KNOWN * len(places) else range(0)


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
