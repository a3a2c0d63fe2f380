"""Read facts from a list with one fact per line, under headings or section labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.chat.kept_back import points_above, split_kept_back
from assistant.drafting.facts.chat.plan_marks import (
    announced,
    heads_lines,
    heads_plans,
    split_problem_mark,
)
from assistant.drafting.facts.chat.said_line import read_said
from assistant.drafting.facts.chat.senders import (
    Senders,
    message_sender,
    put_hour_first,
    read_senders,
    sender_below,
)
from assistant.drafting.facts.chat.set_aside import KEPT_BACK, TALK, preamble_line, why_set_aside
from assistant.drafting.facts.chat.statements import split_statements
from assistant.drafting.facts.chat.talk import strip_decoration
from assistant.drafting.facts.fact_sentences import format_date
from assistant.drafting.facts.terse.section_labels import (
    ID,
    LABELLED,
    label_of,
    split_match,
    text_behind_label,
)
from assistant.text.lexicon import group
from assistant.text.list_marks import MarkKind, opening_mark, strip_opening_mark
from assistant.text.numbered_headings import MARKDOWN_HEADING, Heading, parse_heading

_RULE = re.compile(r"[-=_*+•·●\s]+$")  # or a bullet with nothing behind it
_REMARK = re.compile(  # about the ledger, not about the work
    rf"(?:[-*+•·●]\s*)?{group('ledger.remark').pattern}\s*[：:]"
)
_BULLET = re.compile(r"^(?:[-*+•·●]\s*(?=\D)|[-*+•·●]\s+)")
_LABEL_BEHIND = re.compile(r"\s*[（(【\[]章节[：:]\s*(.+?)\s*[）)】\]]$")
_SECTION_LINE = re.compile(r"章节\s*[：:]\s*(\S.*)$")
_ORIGIN = re.compile(
    r"\s*[（(【\[](?:截[至止]\s*(?P<as_of>[^，,；（）()]+)[，,；]\s*)?(?:数据)?来源[：:]\s*"
    r"(?P<source>[^）)】\]]+)[）)】\]]"
)
_LEDGER_TITLE = re.compile("台账|事实|素材|清单|数据|资料")
_FIGURE = re.compile(r"\d(?!\d{0,3}年)")
_SENTENCE = re.compile("[，。；]")
_BLOCK = re.compile(r"[^：:，,。；;！!？?]{2,24}[：:]")  # 综治办、司法所：
_NUMBERS = frozenset({MarkKind.ARABIC, MarkKind.BRACKETED_ARABIC, MarkKind.CIRCLED})
_ITEM_RANK = 3  # of a numbered line that heads nothing; what numbered lines above headed is over
_LIST_OF_FACTS = 3  # numbered facts, behind which the next number is one too
_SHORT_REST = 10  # "1.改造公厕：17座" is one fact, not a heading and its text


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListLine:
    """A line of the list: a heading, a fact, or both."""

    line: int
    rank: int  # of the numbering or the hashes; 0 without
    marked: bool = False  # a heading by its hashes: numbered lines do not end it
    heading: str = ""
    label: str = ""  # of this line alone
    text: str = ""
    certain: bool = True  # False: a numbered line that may as well be a fact
    sender: str = ""  # of the message of a copied chat that the line is of
    numbered: MarkKind | None = None  # the kind of number in front
    set_aside: str = ""  # why the line is no fact
    is_block: bool = False  # it heads the lines below it, up to the next such line


def parse_list(text: str) -> list[Fact]:
    """Return one fact per line of `text`, each with its headings or its section label.

    The id of a fact is that given in the line, or "".
    """
    facts: list[Fact] = []
    above: list[_ListLine] = []
    entries = list(_resolve_headings(_keep_back_above(_list_lines(text))))
    senders = read_senders(
        (entry.text for entry in entries), (entry.heading for entry in entries if entry.heading)
    )
    for entry in entries:
        if entry.is_block:
            above = [one for one in above if not one.is_block]
        if entry.heading:
            above = [*(one for one in above if one.rank < entry.rank), entry]
        elif entry.rank > 2:
            above = [one for one in above if one.marked or one.rank < entry.rank]
        for said in _by_statement(entry, senders):
            fact = _parse_fact(said, tuple(one.heading for one in above), senders)
            if fact is None:
                label = label_of(entry.text)
                above = [_ListLine(line=entry.line, rank=1, heading=label)] if label else []
            else:
                facts.append(fact)
    return facts


def _by_statement(entry: _ListLine, senders: Senders) -> Iterator[_ListLine]:
    """Yield a line, in its statements where it is a paragraph without a label or an id."""
    if not entry.text:
        return
    is_labelled = any(split_match(one, entry.text)[1] for one in (ID, LABELLED))
    if entry.set_aside or is_labelled or _ORIGIN.search(entry.text):
        yield entry
        return
    sender, text = senders.split(entry.text)
    head = entry.text.removesuffix(text)  # who sent it: goes with each statement
    statements = split_statements(text, is_spoken=bool(sender or entry.sender))
    if statements[0].text == text:
        yield entry
        return
    for one in statements:
        if one.is_talk:
            yield replace(entry, text=one.text, set_aside=TALK)
        else:
            yield replace(entry, text=f"{head}{one.text}", label=one.label or entry.label)


def _plain_lines(text: str) -> Iterator[_ListLine]:
    """Yield what each line says, and apart from it what of it is not to be written."""
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = put_hour_first(strip_decoration(raw.strip().replace("**", "")))
        if _RULE.fullmatch(line) or _REMARK.match(line):
            continue
        told, kept_back = split_kept_back(line)
        if kept_back:
            yield _ListLine(line=number, rank=0, text=kept_back, set_aside=KEPT_BACK)
        if told:
            yield _ListLine(line=number, rank=0, text=told)


def _list_lines(text: str) -> Iterator[_ListLine]:
    sender, preamble = "", preamble_line(text)
    for plain in _plain_lines(text):
        number, line = plain.line, plain.text
        if plain.set_aside:
            yield plain
        elif named := message_sender(line):
            sender = named
            yield _ListLine(line=number, rank=0, is_block=True)
        elif reason := why_set_aside(line, is_preamble=number == preamble):
            yield _ListLine(line=number, rank=0, text=line, set_aside=reason)
        elif hashes := MARKDOWN_HEADING.match(line):
            yield from _marked_heading(number, len(hashes[1]), hashes[2])
        elif section := _SECTION_LINE.match(line):
            yield _ListLine(line=number, rank=1, heading=section[1])
        elif name := _block_name(line):
            sender = ""
            yield _ListLine(line=number, rank=1, heading=name, is_block=True)
        else:
            entry = _numbered_or_fact(number, _BULLET.sub("", line, count=1))
            mark = opening_mark(line, _NUMBERS)
            said, label = split_problem_mark(entry.text)
            sender = "" if label or _ends_block(said) else sender_below(said, sender)
            kind = mark.kind if mark else None
            yield replace(entry, text=said, label=label, sender=sender, numbered=kind)


def _keep_back_above(entries: Iterable[_ListLine]) -> list[_ListLine]:
    """Return the lines; one below which a line only says 这条不要写 is set aside as well."""
    found: list[_ListLine] = []
    for entry in entries:
        is_above = bool(found and found[-1].text) and not found[-1].set_aside
        if is_above and entry.set_aside == KEPT_BACK and points_above(entry.text):
            found[-1] = replace(found[-1], set_aside=KEPT_BACK)
        found.append(entry)
    return found


def _block_name(line: str) -> str:
    """Return what a line calls those below it, "" for a line that tells something itself."""
    name, told = announced(Senders().split(line)[1])
    if name and not told:
        return name
    is_block = parse_heading(line) is None and (heads_lines(line) or _BLOCK.fullmatch(line))
    return line.strip("【】[] ").rstrip("：:") if is_block else ""


def _ends_block(text: str) -> bool:
    """Return whether a line turns to what is planned: no department says that of all below."""
    head, stop, _ = text.partition("：")
    return bool(stop) and heads_lines(head)


def _marked_heading(number: int, depth: int, text: str) -> Iterator[_ListLine]:
    """Yield the heading, unless it is the title of the whole list."""
    heading = parse_heading(text)
    if heading is not None:
        yield _ListLine(line=number, rank=heading.level, heading=text, marked=True)
    elif text and not _LEDGER_TITLE.search(text):
        yield _ListLine(line=number, rank=max(depth - 1, 1), heading=text, marked=True)


def _numbered_or_fact(number: int, line: str) -> _ListLine:
    if entry := _numbered_fact(number, line):
        return entry
    heading = parse_heading(line)
    if heading is None:
        return _ListLine(line=number, rank=0, text=_strip_number(line))
    body = line[line.index(heading.title) :]
    if heading.rest:
        if heading.level <= 2 or not _names_own_line(heading, body):
            name = line[: len(line) - len(body)] + heading.title
            return _ListLine(line=number, rank=heading.level, heading=name, text=heading.rest)
        return _ListLine(line=number, rank=heading.level, text=body)
    clauses = heading.level > 2 and _SENTENCE.search(heading.title[:-1])
    if clauses or _FIGURE.search(heading.title):
        return _ListLine(line=number, rank=heading.level, text=body)
    return _ListLine(line=number, rank=heading.level, heading=line, certain=heading.level <= 2)


def _names_own_line(heading: Heading, body: str) -> bool:
    """Return whether a heading such as 5、农村公路：… is the topic of its own line only."""
    colon = body[len(heading.title) :].startswith(("：", ":"))
    return colon or len(heading.rest) < _SHORT_REST or bool(_FIGURE.search(heading.title))


def _numbered_fact(number: int, line: str) -> _ListLine | None:
    """Return a numbered line that is a fact: a label or a long text follows the number.

    None for a line that may be a heading.
    """
    mark = opening_mark(line, _NUMBERS)
    if mark is None:
        return None
    rest = line[mark.end :].lstrip()
    behind = split_match(ID, rest)[0]
    if LABELLED.match(behind):
        alone = not text_behind_label(behind)
        return _ListLine(line=number, rank=0 if alone else _ITEM_RANK, text=rest)
    if parse_heading(line) is None:
        return _ListLine(line=number, rank=_ITEM_RANK, text=rest)
    return None


def _strip_number(line: str) -> str:
    """Return `line` without the number in front of a sentence."""
    return strip_opening_mark(line, _NUMBERS | {MarkKind.BRACKETED_CHINESE})


def _resolve_headings(entries: list[_ListLine]) -> Iterable[_ListLine]:
    """Yield the lines; a numbered line without lines of its own below it becomes a fact.

    So does the last one of a list of facts, whatever stands below it.
    """
    items: Counter[MarkKind | None] = Counter()  # facts by their kind of number
    for entry, following in zip_longest(entries, entries[1:]):
        is_item = entry.numbered is not None and items[entry.numbered] >= _LIST_OF_FACTS
        items[entry.numbered] += 1
        if entry.heading:
            items.clear()
        heads = following is not None and bool(following.text) and following.rank == 0
        heads = heads and not is_item
        deeper = following is not None and following.rank > entry.rank
        if entry.certain or heads or deeper:
            yield entry
        else:
            yield _ListLine(line=entry.line, rank=entry.rank, text=_strip_number(entry.heading))


def _parse_fact(entry: _ListLine, above: tuple[str, ...], senders: Senders) -> Fact | None:
    """Return the fact of a line, None for a line that is only a label."""
    if entry.set_aside:
        return Fact(id="", line=entry.line, text=entry.text, set_aside=entry.set_aside)
    text, identifier = split_match(ID, entry.text)
    text, label = split_match(LABELLED, text)
    if label and not identifier:
        text, identifier = split_match(ID, text)
    if not label and (behind := _LABEL_BEHIND.search(text)):
        text, label = text[: behind.start()], behind[1]
    origin = _ORIGIN.search(text)
    text = _ORIGIN.sub("", text).strip().rstrip("。；;，, ")
    if not text:
        return None
    section = (label,) if label else (entry.label,) if entry.label else above
    fact = read_said(text, entry.sender, senders)
    return replace(
        fact,
        id=identifier,
        line=entry.line,
        section=section,
        as_of=format_date(origin["as_of"] or "") if origin else "",
        source=origin["source"].strip() if origin else fact.source,
        is_planned=fact.is_planned or any(map(heads_plans, section)),
    )
