"""Extract the prose of a section from a model's answer: no asides, no markup, no echo."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator

from assistant.drafting.draft import Brief
from assistant.drafting.service.answers.strip_thoughts import strip_thoughts
from assistant.records import Function
from assistant.reports.section_functions import heading_functions
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_FENCED = re.compile(
    r"^<<<\s*\w+ (?!完)[^\n]*>>>$.*?(?:^<<<\s*\w+ 完>>>$|\Z)", re.DOTALL | re.MULTILINE
)
_TAGS = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>|<\|[^|\n]{1,40}\|>|<<<[^\n]*>>>")
_CODE = re.compile(r"^\s*```[^\n]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`")
_LIST_SIGN = re.compile(r"^\s*(?:>\s*)*(?:[-*•·]\s+|\d{1,2}[.)]\s+(?=\D))?")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")
_SENTENCE_END = re.compile(r"[。！？；：:…”）)\]］】]\s*$")
# A list of sources at the end: its heading and lines that begin with marks, or [^1]: at the bottom.
_SOURCES = group("asides.reference_label").pattern
_SOURCE_LINE = r"[ \t]*(?:[-*•][ \t]*)?[\[［【(（]?[ \t]*\^?[FPfp]?[ \t]?\d{1,3}[^\n]*(?:\n\s*|\Z)"
_REFERENCES = re.compile(
    rf"^[^\w\n]*{_SOURCES}[^\w\n]*\n\s*(?:{_SOURCE_LINE})+\Z|"
    rf"^[^\w\n]*{_SOURCES}[：:][ \t]*[\[［【(（]?[ \t]*\^?[FPfp][^\n]*\Z|"
    r"^[ \t]*[\[［【]\^\w+[\]］】][：:][^\n]*$",
    re.MULTILINE,
)
# 41.8 公里 is one figure; $98.6\%$ too.
_CLOSE_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：、（])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[\u4e00-\u9fff%％‰℃，。；])"
)
_FORMULA = re.compile(r"\$\s*(\d[\d.,]*)\s*\\?(%?)\s*\$")
_LONGEST_HEADING = 30
_FIGURE = re.compile(r"\d")
_LABEL = re.compile(r"^(?:【?(?:本节)?(?:正文|内容|标题|初稿|现稿|修改后)】?[：:])\s*")
_JSON = re.compile(r"\A\s*(?:json\s*)?[\[{]\s*[\"\[{]", re.IGNORECASE)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?', re.DOTALL)
_NAME = re.compile(r"[FP]\d+")
_SHORTEST_TEXT = 8  # characters of a string of JSON that may be prose
_RESULTS = re.compile("(?:工作|完成)(?:情况|成效|成绩|回顾|总结)$|主要(?:成效|做法|成绩)")
_ASIDE = re.compile(
    f"^{group('asides.opening').pattern}|"
    f"^{group('asides.agreement').pattern}[，,。！!]|"
    f"^[（(]?{group('asides.note').pattern}(?:共|约|[：:])|"
    f"{group('asides.anywhere').pattern}|如下[：:]$"
)
_LATIN, _HAN = re.compile("[A-Za-z]"), re.compile("[\u4e00-\u9fff]")
_FEW_LETTERS = 12


def extract_prose(answer: str, brief: Brief, *, echoed: Collection[str] = ()) -> list[str]:
    """Return the lines of the section's text, marks of sources still in them.

    Dropped are reasoning, code fences, Markdown, tables, headings, the text under a heading of
    another section, and lines that only repeat the prompt (`echoed`). From JSON its texts are
    taken.
    """
    text = _CODE.sub("", strip_thoughts(answer)).strip()
    if _JSON.match(text):
        text = "\n".join(_json_texts(text))
    text = _TAGS.sub("", _FENCED.sub("", text))
    text = _CLOSE_GAP.sub("", _FORMULA.sub(r"\1\2", _REFERENCES.sub("", text)))
    lines, is_ours = [], True
    for line in text.splitlines():
        if not line.strip() or line.strip() in echoed or _RULE.match(line) or _TABLE.match(line):
            continue
        if heading := _standalone_heading(line):
            is_ours = not _is_of_another_section(heading, brief)
        elif is_ours and (body := _body_text(line, brief)):
            lines.append(body)
    return lines


def is_aside(sentence: str) -> bool:
    """Return whether a sentence is addressed to the user, or is not Chinese.

    >>> is_aside("好的，以下是本节正文："), is_aside("以下半年为重点抓好落实。")
    (True, False)
    """
    letters, han = len(_LATIN.findall(sentence)), len(_HAN.findall(sentence))
    is_foreign = letters > han and (letters >= _FEW_LETTERS or not han)
    return is_foreign or bool(_ASIDE.search(sentence.strip()))


def _standalone_heading(line: str) -> str:
    """Return the heading that is alone on a line, "" where the line is text."""
    bare = _EMPHASIS.sub("", line).strip()
    is_marked = bare.startswith("#")
    bare = bare.lstrip("# ")
    numbered = parse_heading(bare)
    if numbered is not None:
        alone = not numbered.rest and not bare.endswith("。")
        return numbered.title if alone or is_marked else ""
    if is_marked:
        return bare or "#"
    is_text = len(bare) > _LONGEST_HEADING or _SENTENCE_END.search(bare) or _FIGURE.search(bare)
    return "" if is_text else bare


def _is_of_another_section(heading: str, brief: Brief) -> bool:
    if any(heading in own for own in (brief.topic, *brief.headings)):
        return False
    functions = {*heading_functions(heading, period=brief.period)}
    if functions & {Function.PROBLEMS, Function.PLAN}:
        return not functions & {*brief.functions}
    looks_elsewhere = {*brief.functions} <= {Function.PROBLEMS, Function.PLAN}
    return looks_elsewhere and _RESULTS.search(heading) is not None


def _body_text(line: str, brief: Brief) -> str:
    """Return the text of a line without list signs, emphasis and the section's heading."""
    body = _LABEL.sub("", _LIST_SIGN.sub("", _EMPHASIS.sub("", line)).strip())
    numbered = parse_heading(body)
    if numbered is not None and numbered.title in (brief.topic, *brief.headings):
        return numbered.rest
    if numbered is not None and numbered.level in {1, 2}:  # they are the outline's
        return body[body.index(numbered.title) :]
    return body


def _json_texts(answer: str) -> Iterator[str]:
    """Yield the texts in an answer of JSON, complete or not; names of sources become marks."""
    pending = ""
    for found in _STRING.finditer(answer):
        if found[2]:  # a key
            continue
        try:
            value = str(json.loads(f'"{found[1]}"', strict=False))
        except ValueError:
            continue
        if _NAME.fullmatch(value):
            pending += f"[{value}]"
        elif len(value) >= _SHORTEST_TEXT or value.endswith("。"):
            yield pending
            pending = value
    yield pending
