"""Rank the texts in a slot, or beside a word, by their number of reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import dropwhile, islice, takewhile

from assistant.phrasing.phrases import Filler
from assistant.text.list_marks import strip_opening_mark
from assistant.text.masks import has_mask
from assistant.text.segmentation import can_close, can_open, is_balanced, units

_SHORTEST, _LONGEST = 2, 20  # characters shown of a slot at the edge of its clause
_REPLACED_FROM = 0.6  # share of reports from which a longer beginning replaces a shorter one
_LONGEST_ALONE = 8  # characters shown of a slot that one report alone fills so
_OPENING_MARKS = "“‘《「【"
_CLAUSE_MARKS = "，；：。！？!?、 \n"

SlotTexts = Iterable[tuple[str, str]]  # (text, report id)
_Opening = tuple[str, ...]  # words, from the fixed edge of the slot on

# Part of a figure is no wording.
_FIGURE_EDGE = re.compile(r"^[.\dxX%+—-]|[.\dxX]$")


def rank_fillers(texts: SlotTexts, *, limit: int) -> tuple[Filler, ...]:
    """Return the whole fillers of a closed slot, those of most reports first.

    Particles and conjunctions at their edges, and quotes around the whole, are left out.
    """
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for text, report in texts:
        words = _strip_edges(units(text.strip(_CLAUSE_MARKS)))
        if (whole := _without_quotes("".join(words))) and is_balanced(whole):
            reports[whole].add(report)
    return _best_fillers({text: len(found) for text, found in reports.items()}, limit)


def rank_openings(
    texts: SlotTexts,
    *,
    limit: int,
    backwards: bool = False,
    attached: bool = False,
    shortest: int = 2,
) -> tuple[Filler, ...]:
    """Return the beginnings (`backwards`: ends) of an open slot's fillers, most frequent first.

    They are whole words. Whole fillers rarely repeat; a longer beginning is shown where most
    reports continue alike: that keeps terms together that no dictionary has. `attached`: they are
    read with what stands beside the slot, so that a particle at that edge stays. Only whole slots
    may have fewer than 2 characters, `shortest` at least.
    """
    reports: defaultdict[_Opening, set[str]] = defaultdict(set)
    whole: set[_Opening] = set()
    for text, report in texts:
        words = _words_beside(text, backwards=backwards)
        if not attached:
            words = list(dropwhile(_is_joining(near_end=backwards), words))
        openings = [
            one for one in _openings(words, backwards=backwards) if sum(map(len, one)) >= shortest
        ]
        whole.update(one for one in openings[-1:] if len(one) == len(words))
        for opening in openings:
            reports[opening].add(report)
    counts = {opening: len(found) for opening, found in reports.items()}
    grown = {
        "".join(longest[::-1] if backwards else longest): counts[longest]
        for longest in _longest_openings(counts, whole)
    }
    return _best_fillers({_without_quotes(text): count for text, count in grown.items()}, limit)


def _words_beside(text: str, *, backwards: bool) -> list[str]:
    """Return the words of a slot from its fixed edge on, up to the first mark between them."""
    numbered = strip_opening_mark(f"{text.lstrip(_CLAUSE_MARKS)}。")
    words = units(numbered.strip(_CLAUSE_MARKS))
    return list(takewhile(_is_word, words[::-1] if backwards else words))


def _is_word(unit: str) -> bool:
    return unit not in _CLAUSE_MARKS


def _openings(words: Sequence[str], *, backwards: bool) -> Iterator[_Opening]:
    """Yield the beginnings of a usable length that may stand alone.

    Read backwards, none is cut from the figure that counts it: of 处理垃圾23.9万吨 no 万吨.
    """
    is_joining = _is_joining(near_end=not backwards)
    for end in range(1, len(words) + 1):
        opening = tuple(words[:end])
        size = sum(map(len, opening))
        if size > _LONGEST and len(opening) > 1:
            return
        is_counted = backwards and end < len(words) and words[end][-1].isdigit()
        if is_counted or is_joining(opening[-1]):
            continue
        if size >= _SHORTEST or end == len(words):
            yield opening


def _is_joining(*, near_end: bool) -> Callable[[str], bool]:
    """Return the test of words that no text may end (`near_end`), or begin, with."""
    may_stand = can_close if near_end else can_open
    return lambda word: not may_stand(word)


def _longest_openings(counts: Mapping[_Opening, int], whole: Set[_Opening]) -> Iterator[_Opening]:
    """Yield each shortest beginning, made longer as most of its reports go on alike."""
    longer: dict[_Opening, _Opening] = {}  # opening → its most frequent longer one
    shortest: list[_Opening] = []
    for opening, count in counts.items():
        shorter = (opening[:end] for end in range(len(opening) - 1, 0, -1))
        before = next((one for one in shorter if one in counts), None)
        if before is None:
            shortest.append(opening)
        elif count > counts.get(longer.get(before, ()), 0):
            longer[before] = opening
    for opening in shortest:
        yield _extend_opening(opening, counts, longer, whole)


def _extend_opening(
    opening: _Opening,
    counts: Mapping[_Opening, int],
    longer: Mapping[_Opening, _Opening],
    whole: Set[_Opening],
) -> _Opening:
    """Return the longest beginning shared by most of the reports that begin with `opening`.

    Where one report alone goes on, nothing says where a term ends but the end of the slot.
    """
    longest = opening
    while (longest_yet := longer.get(longest)) and (
        counts[longest_yet] >= _REPLACED_FROM * counts[longest]
    ):
        longest = longest_yet
        if counts[longest] > 1 or (longest in whole and sum(map(len, longest)) <= _LONGEST_ALONE):
            opening = longest
    return opening


def _strip_edges(words: Sequence[str]) -> Sequence[str]:
    """Return the words from the first that may open a text to the last that may close one."""
    first = next((place for place, word in enumerate(words) if can_open(word)), len(words))
    last = max((place for place, word in enumerate(words) if can_close(word)), default=-1)
    return words[first : last + 1]


def _without_quotes(text: str) -> str:
    """Return the text without quotes around the whole of it."""
    is_quoted = text[:1] in _OPENING_MARKS and units(text) == [text]
    return text[1:-1] if is_quoted and is_balanced(text[1:-1]) else text


def _best_fillers(counts: Mapping[str, int], limit: int) -> tuple[Filler, ...]:
    best = sorted(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
    whole = (
        Filler(text=text, count=count)
        for text, count in best
        if text and not (_FIGURE_EDGE.search(text) or has_mask(text))
    )
    return tuple(islice(whole, limit))
