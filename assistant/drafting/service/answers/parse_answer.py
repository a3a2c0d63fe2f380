"""Parse a model's answer into sentences with their sources, from the marks [F1] and [P2]."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Written, WrittenParagraphs
from assistant.drafting.grounding.coverage import states_fact
from assistant.drafting.service.answers.clean_answer import extract_prose, is_aside
from assistant.drafting.service.answers.strip_thoughts import strip_thoughts
from assistant.records import StoredPassage
from assistant.text.figures.read_figures import find_figures
from assistant.text.list_marks import ITEMS, opening_mark, strip_opening_mark
from assistant.text.sentences import sentence_spans

_NAME = r"\^?(?:(?:来源|依据|出处|事实|参考|段落|编号|见)[：:]?\s?)*[FPfp]\s?\d{1,3}"
_NAMES = rf"{_NAME}(?:\s*(?:[,，、;；和及~-]|\]\[)?\s*{_NAME})*"
_MARK = re.compile(
    rf"[\[［【(（〔「<]\s*({_NAMES})\s*[\]］】)）〕」>]|"
    r"[\[［【]\s*(\^?\d{1,2}|[A-Za-z]\w{0,11}(?:\s*[,，、;；]\s*\w+)*)\s*[\]］】]"
)
_HALF_MARK = re.compile(r"[\[［【][\w,，、;； ]{0,12}\Z|<[^>\n]{0,40}\Z|<\|\w+\|>\w*\Z")
_MARK_BEHIND = re.compile(rf"([。！？；])\s*((?:(?:{_MARK.pattern})\s*)+)")
_BARE = re.compile(r"(?<![A-Za-z0-9\[［【(（〔「<、,，;；^])([FP]\d{1,3})(?=[。，；、！？\s]|$)")
# A mark that the sentence is built around: 根据[F1]，…
_LED_IN = re.compile(
    rf"(?:根据|依据|按照|参照|如)\s*(?:事实|台账|参考段落)?\s*((?:{_MARK.pattern})+)(?:可知|显示|所述)?[，,]?"
)
_ADDRESSED = re.compile("^(?:根据|按照|依据|结合)您[^，。]{0,20}[，,]")
_FENCE = re.compile(r"^```\w*$|^<<<.*>>>$", re.MULTILINE)
_LONGEST_LABEL = 6  # characters
_ID = re.compile(r"[FPfp]\s?\d{1,3}")


def parse_answer(
    answer: str,
    brief: Brief,
    *,
    passages: Mapping[str, StoredPassage],
    echoed: Collection[str] = (),
) -> tuple[tuple[Written, ...], ...]:
    """Return the paragraphs of `answer`; marks [F1] and [P2] become sources, unknown ones go.

    Only the section's prose is kept, repetitions are dropped. `echoed` are lines that the model
    may repeat from its prompt.
    """
    facts = {fact.id: fact for fact in brief.facts}
    said: list[Written] = []
    paragraphs = []
    for line in extract_prose(answer, brief, echoed=echoed):
        paragraph = []
        for sentence in _sentences(line, facts, passages):
            if sentence.text and not is_aside(sentence.text) and not _is_repetition(sentence, said):
                paragraph.append(sentence)
                said.append(sentence)
        paragraphs.append(tuple(paragraph))
    return _drop_lone_mark(tuple(paragraph for paragraph in paragraphs if paragraph))


def visible_text(answer: str) -> str:
    """Return the text of an unfinished answer, without reasoning and marks.

    >>> visible_text("<think>先想想</think>新建公厕12座[F1]。全年受理[F")
    '新建公厕12座。全年受理'
    """
    return _HALF_MARK.sub("", _MARK.sub("", _FENCE.sub("", strip_thoughts(answer)))).strip()


def _sentences(
    line: str, facts: Mapping[str, Fact], passages: Mapping[str, StoredPassage]
) -> Iterator[Written]:
    known = {**facts, **passages}
    line = _BARE.sub(lambda found: f"[{found[1]}]" if found[1] in known else found[0], line)
    line = _LED_IN.sub(lambda found: found[1], line)
    # A mark behind the full stop belongs to the sentence before it.
    line = _MARK_BEHIND.sub(lambda found: found[2].strip() + found[1], line)
    for start, end in sentence_spans(line):
        yield _sentence(line[start:end], facts, passages)


def _sentence(
    piece: str, facts: Mapping[str, Fact], passages: Mapping[str, StoredPassage]
) -> Written:
    marked = dict.fromkeys(
        name.replace(" ", "").upper()
        for mark in _MARK.finditer(piece)
        for name in _ID.findall(mark[0])
    )
    return Written(
        text=_ADDRESSED.sub("", _MARK.sub("", piece).strip()),
        facts=tuple(facts[name] for name in marked if name in facts),
        precedents=tuple(passages[name] for name in marked if name in passages),
    )


def _drop_lone_mark(paragraphs: WrittenParagraphs) -> WrittenParagraphs:
    """Return the section without 一是 where no 二是 follows."""
    marked = [one for part in paragraphs for one in part if opening_mark(one.text)]
    if len(marked) != 1 or strip_opening_mark(marked[0].text, ITEMS) == marked[0].text:
        return paragraphs
    bare = replace(marked[0], text=strip_opening_mark(marked[0].text, ITEMS))
    return tuple(tuple(bare if one is marked[0] else one for one in part) for part in paragraphs)


def _says_again(sentence: Written, other: Written) -> bool:
    """Return whether a sentence is an earlier one behind a label: 要点：…"""
    label, colon, rest = sentence.text.partition("：")
    before = strip_opening_mark(other.text, ITEMS)
    return bool(colon) and len(label) <= _LONGEST_LABEL and rest == before


def _is_repetition(sentence: Written, said: Collection[Written]) -> bool:
    """Return whether a sentence is not new: its text, or all its facts, are there already."""
    if any(sentence.text == other.text or _says_again(sentence, other) for other in said):
        return True
    before = "".join(other.text for other in said)
    if not sentence.facts or not all(states_fact(before, fact) for fact in sentence.facts):
        return False
    known = {figure.key for figure in find_figures(before)}
    return bool(find_figures(sentence.text)) and all(
        one.key in known for one in find_figures(sentence.text)
    )
