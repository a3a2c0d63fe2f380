"""Find blanks: placeholders, masks, letters in place of words, holes where names stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.review.findings import DraftParagraph, DraftText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context, Rule, RuleMatch, enclosing_sentence
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.masks import mask_spans
from assistant.text.spans import merge_spans, overlaps
from assistant.text.substitutes import restore_party, restore_wechat

_REQUEST = "待[填补核定]|请[填补核]|此处[填补插]|数据待"
_TO_FILL = re.compile(
    f"〔(?:{_REQUEST}|此处)[^〕]*〕"
    f"|[【\\[（(](?:(?:{_REQUEST})[^】\\]）)]{{0,20}}|TODO|TBD)[】\\]）)]"
    "|待填写|待核实(?=[。，；）)]|$)|数据待[补定]|#{2,}|[?？]{3,}|……(?=万|元|%|个|项|人)"
)
_LOREM = re.compile("TODO|TBD|FIXME")
_BEFORE, _AFTER = 4, 2  # characters that show what a mask stands for
_GRADES = re.compile("[ABC](?![A-Za-z])")  # 升A晋B减C消D
_GRADED = re.compile("(?:评|级|信用)[^，。；]{0,4}$")  # 信用等级获评AAA
_GRADE = re.compile("[^，。；]{0,6}(?:信用|评级)")  # AAA、AA+信用评级
_GIVER = re.compile("书记|主席|总理|领导|[省市县区]委")
_HAN = re.compile("[\u4e00-\u9fff]")


def _find_blanks(draft: DraftText, _context: Context) -> Iterator[RuleMatch]:
    """Yield placeholders, masks and substitute letters; of two that overlap the first."""
    for paragraph in draft.paragraphs:
        taken: list[tuple[int, int]] = []
        if not _HAN.search(paragraph.text):
            continue  # rules and asterisks that set parts off
        for match in (
            *_find_placeholders(paragraph),
            *_find_masks(paragraph),
            *_find_substitutes(paragraph),
        ):
            if not overlaps(match.start, match.end, taken):
                taken.append((match.start, match.end))
                yield match


def _find_placeholders(paragraph: DraftParagraph) -> Iterator[RuleMatch]:
    """Yield requests to fill something in, such as 〔待填〕 or 待核实."""
    for pattern in (_TO_FILL, _LOREM):
        for match in pattern.finditer(paragraph.text):
            yield _match(paragraph, *match.span(), "这里还没有填写", "补上内容，或删去这一句")


def _find_masks(paragraph: DraftParagraph) -> Iterator[RuleMatch]:
    """Yield each mask with enough of its surroundings to show what is missing."""
    text = paragraph.text
    masks = [span for span in mask_spans(text) if not _names_giver(text, *span)]
    spans = merge_spans([*masks, *_masked_figures(text)], touching=False)
    previous = 0
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        first, last = _widen(text, start, end, previous, following)
        previous = last
        found = _match(
            paragraph, first, last, "这里的内容被隐去了，不是真实的数字或名称", "填上实际内容"
        )
        # “XX行政审批局”的印章, “数据要素X”行动: a pattern, or a sign, that is quoted
        is_quoted = text[:start].endswith("“") or text[end:].startswith("”")
        yield replace(found, severity=Severity.SHOULD) if is_quoted else found


def _masked_figures(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in find_figures(text) if one.kind is FigureKind.MASKED]


def _names_giver(text: str, start: int, end: int) -> bool:
    """Return whether the sentence names who gave the instruction after all."""
    sentence = text[enclosing_sentence(text, start)[0] : start]
    return "指示" in text[start:end] and _GIVER.search(sentence) is not None


def _widen(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    for _ in range(_BEFORE):
        if start > first and _HAN.match(text[start - 1]):
            start -= 1
    for _ in range(_AFTER):
        if end < last and _HAN.match(text[end]):
            end += 1
    return start, end


def _find_substitutes(paragraph: DraftParagraph) -> Iterator[RuleMatch]:
    """Yield D where 党 and AAA where 微信 is meant."""
    text = paragraph.text
    if "D" in text:
        # One character stands for one, so that the places agree.
        pairs = enumerate(zip(text, restore_party(text), strict=True))
        changed = [offset for offset, (raw, plain) in pairs if raw != plain]
        for offset in [one for one in changed if not _GRADES.search(text[max(0, one - 6) : one])]:
            yield _substitute_match(paragraph, offset, offset + 1, "党")
    for match in re.finditer("AAA", text):
        piece = text[max(0, match.start() - 4) : match.end() + 4]
        graded = _GRADED.search(text[: match.start()]) or _GRADE.match(text, match.end())
        if restore_wechat(piece) != piece and not graded:
            yield _substitute_match(paragraph, *match.span(), "微信")


def _substitute_match(paragraph: DraftParagraph, start: int, end: int, word: str) -> RuleMatch:
    letters = paragraph.text[start:end]
    around = max(0, start - 2), min(len(paragraph.text), end + 2)
    reason = f"“{letters}”代替了“{word}”，多半是从别处复制来的"
    return _match(paragraph, *around, reason, f"改为“{word}”")


def _match(
    paragraph: DraftParagraph, start: int, end: int, reason: str, suggestion: str
) -> RuleMatch:
    return RuleMatch(
        paragraph=paragraph, start=start, end=end, reason=reason, suggestion=suggestion
    )


BLANKS = Rule(
    name="空白掩码",
    severity=Severity.MUST,
    about="XXX、xx、〔待填〕、待核实等没有填写的地方，D（党）、AAA（微信）之类的替代写法，姓名被删去的空洞",
    source=Source(origin=RuleOrigin.TEXT, basis="没有填写的地方"),
    find=_find_blanks,
)
