"""Find what a draft says twice: paragraphs, sentences, facts, and formulas that open again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Function
from assistant.review.copying.plain_text import letters_only
from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, enclosing_sentence
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import label_figures
from assistant.text.sentences import sentence_spans
from assistant.text.similarity import (
    bigrams,
    character_runs,
    is_near_copy,
    overlap_coefficient,
)

_SHINGLE = 5  # characters of the pieces by which paragraphs are compared
_SAME_PARAGRAPH = 0.8  # share of the pieces of the longer one
_SHORTEST_PARAGRAPH = 20  # letters: shorter ones are headings and lists
_SHORTEST_SENTENCE = 14
_OPENING = 8  # letters of a formula that opens a sentence
_MOST_OPENINGS = 4  # the fifth is one too many
_SAME_THING = 0.6  # share of the pairs of characters of the shorter label
_TELLING_DIGITS = 3  # 12 may be a figure of anything, 1236 is one fact's


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence of the draft, and its letters and digits."""

    paragraph: DraftParagraph
    start: int
    end: int
    letters: str


def _find_repetitions(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield paragraphs told twice, then sentences told twice elsewhere."""
    paragraphs = _content(draft)
    doubles = list(_find_paragraphs(paragraphs))
    yield from doubles
    told = {match.paragraph.n for match in doubles}
    yield from _find_sentences(
        [each for one in paragraphs if one.n not in told for each in _sentences(one)]
    )


def _content(draft: DraftText) -> list[DraftParagraph]:
    return [one for one in draft.paragraphs if not (one.is_heading or one.is_frame)]


def _find_paragraphs(paragraphs: Sequence[DraftParagraph]) -> Iterator[RuleMatch]:
    """Yield each paragraph that an earlier one has told in nearly the same words."""
    earlier: list[tuple[DraftParagraph, frozenset[str]]] = []
    for paragraph in paragraphs:
        pieces = character_runs(letters_only(paragraph.text), _SHINGLE)
        if len(pieces) < _SHORTEST_PARAGRAPH - _SHINGLE:
            continue
        first = next(
            (one for one, other in earlier if is_near_copy(pieces, other, share=_SAME_PARAGRAPH)),
            None,
        )
        if first:
            yield RuleMatch(
                paragraph=paragraph,
                start=0,
                end=len(paragraph.text),
                reason=f"这一段与第{first.n}段几乎相同",
                suggestion="删去一处",
                others=(first.n,),
            )
        else:
            earlier.append((paragraph, pieces))


def _sentences(paragraph: DraftParagraph) -> Iterator[_Sentence]:
    for start, end in sentence_spans(paragraph.text):
        letters = letters_only(paragraph.text[start:end])
        if len(letters) >= _SHORTEST_SENTENCE:
            yield _Sentence(paragraph=paragraph, start=start, end=end, letters=letters)


def _find_sentences(sentences: Sequence[_Sentence]) -> Iterator[RuleMatch]:
    """Yield each sentence that stands word for word in the draft before."""
    first: dict[str, _Sentence] = {}
    for one in sentences:
        before = first.setdefault(one.letters, one)
        if before is not one:
            yield RuleMatch(
                paragraph=one.paragraph,
                start=one.start,
                end=one.end,
                reason=f"这句话第{before.paragraph.n}段已经写过",
                suggestion="删去一处",
                others=(before.paragraph.n,),
            )


def _find_openings(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield the fifth sentence that opens with one formula, once for each formula."""
    sentences = (each for one in _content(draft) for each in _sentences(one))
    different = list({one.letters: one for one in sentences}.values())
    often = Counter(one.letters[:_OPENING] for one in different)
    for formula, times in often.items():
        if times > _MOST_OPENINGS:
            places = [one for one in different if one.letters.startswith(formula)]
            last = places[_MOST_OPENINGS]
            yield RuleMatch(
                paragraph=last.paragraph,
                start=last.start,
                end=last.end,
                reason=f"全文有{times}句话都用“{formula}”开头",
                suggestion="换几种说法，或合并",
                others=tuple(dict.fromkeys(one.paragraph.n for one in places)),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """A figure that a section reports, with what it counts."""

    paragraph: DraftParagraph
    figure: Figure
    label: str
    pairs: frozenset[str]  # of neighbouring characters of the label
    sentence: str  # its letters and digits


def _find_doubled_facts(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield a figure that another section has reported before, of the same thing."""
    earlier: defaultdict[str, list[_Fact]] = defaultdict(list)
    for one in (fact for paragraph in draft.paragraphs for fact in _facts(paragraph)):
        first = next((each for each in earlier[one.figure.key] if _is_same_fact(each, one)), None)
        if first:
            yield RuleMatch(
                paragraph=one.paragraph,
                start=one.figure.start,
                end=one.figure.end,
                reason=f"“{one.label}{one.figure.text}”在“{first.paragraph.section[-1]}”里已经写过",
                suggestion="只在一处写，另一处删去或换一个角度",
                others=(first.paragraph.n,),
            )
        else:
            earlier[one.figure.key].append(one)


def _facts(paragraph: DraftParagraph) -> Iterator[_Fact]:
    """Yield the telling figures of a paragraph that reports; the opening belongs to no section."""
    if not paragraph.section or paragraph.function is Function.PLAN:
        return
    for place in label_figures(paragraph.text):
        if _is_telling(place.figure) and not (place.move or place.is_earlier):
            start, end = enclosing_sentence(paragraph.text, place.figure.start)
            yield _Fact(
                paragraph=paragraph,
                figure=place.figure,
                label=place.label,
                pairs=bigrams(place.label),
                sentence=letters_only(paragraph.text[start:end]),
            )


def _is_telling(figure: Figure) -> bool:
    """Return whether a figure is one fact's: of a unit, with three digits or more."""
    digits = "".join(filter(str.isdigit, figure.key)).strip("0")
    counts = figure.kind is FigureKind.NUMBER and figure.unit and "-" not in figure.text
    return bool(counts) and len(digits) >= _TELLING_DIGITS


def _is_same_fact(one: _Fact, other: _Fact) -> bool:
    return (
        one.paragraph.section != other.paragraph.section
        and overlap_coefficient(one.pairs, other.pairs) >= _SAME_THING
        and one.sentence != other.sentence  # else the sentence is the repetition
    )


REPETITION = Rule(
    name="重复",
    severity=Severity.MUST,
    about="文中同一段、同一句话写了两遍",
    source=Source(origin=RuleOrigin.TEXT, basis="段落、句子逐字相比"),
    find=_find_repetitions,
)
OPENINGS = Rule(
    name="开头雷同",
    severity=Severity.STYLE,
    about="五句以上的话用同一个开头",
    source=Source(origin=RuleOrigin.TEXT, basis="各句的开头"),
    find=_find_openings,
)
DOUBLED_FACTS = Rule(
    name="重复的事",
    severity=Severity.SHOULD,
    about="同一个数据在两个章节里都当成果写",
    source=Source(origin=RuleOrigin.TEXT, basis="两个章节里的同一个数据"),
    find=_find_doubled_facts,
)
