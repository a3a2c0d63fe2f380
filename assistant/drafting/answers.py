"""Read a model's answer: sentences, each with the marks of what it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.drafting.records import Fact, Written
from assistant.records import StoredPassage
from assistant.text.headings import parse_heading
from assistant.text.sentences import sentence_spans

_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCE = re.compile(r"^```\w*$|^<<<.*>>>$", re.MULTILINE)
_MARK = re.compile(r"[\[［【]\s*((?:[FP]\d+|[A-Za-z]\w{0,11})(?:\s*[,，、;；]\s*\w+)*)\s*[\]］】]")
_HALF_MARK = re.compile(r"[\[［【][\w,，、;； ]{0,12}\Z|<[^>\n]{0,40}\Z")
_MARK_BEHIND = re.compile(rf"([。！？；])\s*((?:{_MARK.pattern}\s*)+)")
_LIST_SIGN = re.compile(r"^\s*(?:[-*•]\s+|#{1,6}\s*)")
_NAMES = re.compile(r"\w+")


def parse_answer(
    answer: str, *, facts: Mapping[str, Fact], passages: Mapping[str, StoredPassage]
) -> tuple[tuple[Written, ...], ...]:
    """Return the paragraphs of `answer`; marks [F1] and [P2] become sources, unknown ones go.

    Reasoning, code fences, list signs and headings that the model adds are left out.
    """
    text = _FENCE.sub("", without_thoughts(answer))
    paragraphs = (_paragraph(line, facts, passages) for line in text.splitlines())
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def without_thoughts(answer: str) -> str:
    """Return what a model says aloud."""
    return _THOUGHTS.sub("", answer)


def visible(answer: str) -> str:
    """Return what a person may be shown of an answer that is still coming in.

    >>> visible("<think>先想想</think>新建公厕12座[F1]。全年受理[F")
    '新建公厕12座。全年受理'
    """
    return _HALF_MARK.sub("", _MARK.sub("", _FENCE.sub("", without_thoughts(answer)))).strip()


def _paragraph(
    line: str, facts: Mapping[str, Fact], passages: Mapping[str, StoredPassage]
) -> tuple[Written, ...]:
    line = line.replace("**", "").strip()
    body = _LIST_SIGN.sub("", line)
    if line.startswith("#") or _is_heading(body):
        return ()
    # A mark behind the full stop belongs to the sentence before it.
    body = _MARK_BEHIND.sub(lambda found: found[2].strip() + found[1], body)
    pieces = (body[start:end] for start, end in sentence_spans(body))
    return tuple(
        sentence for piece in pieces if (sentence := _sentence(piece, facts, passages)).text
    )


def _is_heading(body: str) -> bool:
    heading = parse_heading(body)
    return heading is not None and not heading.rest and not body.endswith("。")


def _sentence(
    piece: str, facts: Mapping[str, Fact], passages: Mapping[str, StoredPassage]
) -> Written:
    names = [name for mark in _MARK.finditer(piece) for name in _NAMES.findall(mark[1])]
    marked = dict.fromkeys(names)
    return Written(
        text=_MARK.sub("", piece).strip(),
        facts=tuple(facts[name] for name in marked if name in facts),
        precedents=tuple(passages[name] for name in marked if name in passages),
    )
