"""Find which words reports hardly ever have where speech has them: 缺 in front of a number.

    python -m training.spoken_contexts CORPUS DICTIONARY

CORPUS is the folder with `gov_reports.tar.xz`, DICTIONARY the `dict.txt` of the package jieba
0.42.1, whose counts come from newspapers and novels. Written is
`assistant/data/spoken_contexts.txt`: in each line what stands around a word, and the words that
reports have there so much more seldom than such texts have them at all that together they stand in
few sentences of reports; behind a bar those that stand in some more. No report of a place in
`held_out.txt` is counted. Two minutes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.text.fluency.spoken_contexts import BAR, PREDICATES, TABLE, WordContext, placed_words
from training.character_ngrams import paragraphs
from training.common_bigrams import DATA

# Share of the sentences of reports that have one of the words there.
SHARE = {
    WordContext.NUMBER: 0.0006,
    WordContext.ASPECT: 0.0006,
    WordContext.START: 0.0001,
    WordContext.END: 0.00015,
    WordContext.ADVERB: 0.0001,
    WordContext.OF: 0.0001,
    WordContext.COMPLEMENT: 0.0002,
    WordContext.WORD: 0.0002,
}
MOST_OF_ONE = 0.00005  # the same of a single word: 是 and 有 are written too
IN_LEDGER = 8  # times as often, for words of a ledger
LEAST = 300  # times that the dictionary counted a word
SHORTEST = 6  # characters of a sentence
_UNSEEN = 0.5


def spoken_words(
    counts: Mapping[str, int], usual: Mapping[str, int], *, most: float, most_of_one: float
) -> frozenset[str]:
    """Return the words that stand there least, as often as they are used, at most so many times.

    >>> usual = {"缺": 100, "达": 100, "奔": 50}
    >>> sorted(spoken_words({"缺": 2, "达": 9}, usual, most=20, most_of_one=5))
    ['奔', '缺']
    """
    found: set[str] = set()
    rare = (one for one in usual if counts.get(one, 0) <= most_of_one)
    for word in sorted(rare, key=lambda one: (counts.get(one, 0) + _UNSEEN) / usual[one]):
        most -= counts.get(word, 0)
        if most < 0:
            break
        found.add(word)
    return frozenset(found)


def count_contexts(texts: Iterable[str]) -> tuple[Counter[tuple[WordContext, str]], int]:
    """Return in how many sentences each word stands in each context, and how many there are."""
    counts: Counter[tuple[WordContext, str]] = Counter()
    sentences = 0
    for text in texts:
        for sentence in text.split("。"):
            if len(sentence) >= SHORTEST:
                sentences += 1
                counts.update({(one.context, one.word) for one in placed_words(sentence)})
    return counts, sentences


def usual_words(dictionary: Path, context: WordContext) -> dict[str, int]:
    """Return how often each word is used that can stand in a context."""
    rows = (row.split(" ") for row in dictionary.read_text("utf-8").splitlines())
    return {
        word: int(times)
        for word, times, tag in rows
        if int(times) >= LEAST and _can_stand(word, tag, context)
    }


def _can_stand(word: str, tag: str, context: WordContext) -> bool:
    if context is WordContext.WORD:
        return any(one.context is context for one in placed_words(f"有{word}，"))
    return len(word) == 1 and tag[:1] in PREDICATES and bool(re.match("[\u4e00-\u9fff]", word))


def main() -> None:
    """Write the table."""
    counts, sentences = count_contexts(paragraphs(Path(sys.argv[1])))
    rows = []
    for context, share in SHARE.items():
        usual = usual_words(Path(sys.argv[2]), context)
        here = {word: times for (one, word), times in counts.items() if one is context}
        strict, wide = (
            spoken_words(
                here, usual, most=by * share * sentences, most_of_one=MOST_OF_ONE * sentences
            )
            for by in (1, IN_LEDGER)
        )
        rows.append(" ".join([context, *sorted(strict), BAR, *sorted(wide - strict)]))
    DATA.joinpath(TABLE).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
