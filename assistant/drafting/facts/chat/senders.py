"""Tell who sent the lines of a list: 经发小张, 小孟@流通, 财务部6月报表."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.drafting.facts.chat.meeting_speakers import (
    LEAST_CLEAR,
    LEAST_SHARE,
    OFFICE,
    read_speakers,
)
from assistant.drafting.facts.fact_sentences import counted_subject
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_HEAD = re.compile(
    r"(?P<head>[^：:，,。；;！!？?“”《》]{1,24}?)(?:(?<!\d)[：:]|[：:](?!\d))\s*(?=\S)"
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = r"(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
_STAMP = re.compile(rf"^[\[【(（]?(?:{_DAY}\s*)?{_CLOCK}[\]】)）]?\s+(?=\S)")
_HOUR_BEHIND = re.compile(
    r"^(?P<who>[^\s：:，,。；;!！?？“”《》]{1,24}(?: [^\s\d：:，,。；;]{1,4})?)"
    rf"\s+(?P<hour>(?:{_DAY}\s*)?{_CLOCK})\s*(?:：|:(?!\d))\s*(?=\S)"
)
_MESSAGE = re.compile(
    r"(?P<who>[^\s：:，,。；;]{1,16}(?: [^\s\d：:，,。；;]{1,4})?)"  # 城管办 小周
    rf"(?:\s*[：:]|\s+(?:{_DAY}\s*)?(?:星期.\s*|[上下]午\s*|晚上\s*)?{_CLOCK})"
)
_BARE_HEAD = re.compile(r"(?P<who>[^\s：:，,。；]{1,24})\s*[：:]")
_HANDLE = re.compile(r"(?P<name>[^@\s]{1,8})@(?P<office>[^@\s]{1,10})")
_CALLED = re.compile(r"@(?P<name>[^@\s：:，,。；;！!]{1,10})[\s：:，,]+")
_BRACKETED = re.compile(r"[（(【\[](?P<inside>[^（()）【】\[\]]*)[）)】\]]$")
_PARTS = re.compile(r"\s*[-—–·/|]\s*|\s+")  # 城管办-张立
_LONGEST_NAME = 4  # characters of a person's
_SURNAME = group("names.surname").pattern
_TITLE = f"(?:{group('names.title').pattern}|{group('names.profession').pattern})"
_PERSON = re.compile(
    rf"(?!{group('chat.no_nickname').pattern})(?:{group('chat.before_surname').pattern}{_SURNAME}"
    rf"|{_SURNAME}(?:{group('chat.form_of_address').pattern}|[\u4e00-\u9fff]{{0,2}}{_TITLE})"
    r"|(?P<twin>[\u4e00-\u9fff])(?P=twin))$"
)
_NICKNAME = re.compile(rf"{group('chat.before_surname').pattern}[\u4e00-\u9fff]$")
_NUMBERED = re.compile(rf"[一二三四五六七八九十]{{1,2}}{group('ledger.sender').pattern}")
_HOW = group("chat.how_reported")
_WHEN = re.compile(r"^(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:份|初|底|末)?")
_ANNOUNCING = re.compile(
    rf"[（(【\[]?{group('chat.announcing').pattern}(?:[\s：:，,）)】\]]+|(?=[^\s：:，,]))"
)
_VAGUE, _LEADS = group("ledger.vague_topic"), group("chat.leads_on")
_LATER = group("sections.later"), group("outlook.second_half"), group("outlook.next_year")
_OF_ITSELF, _BARE, _RATE = (
    group("chat.of_itself"),
    group("ledger.bare_subject"),
    group("ledger.rate"),
)
_STOP = re.compile("[，。；]")
_SHORT = 3  # characters of a subject that says nothing by itself: 覆盖率
_POST, _PLACE = group("ledger.post"), group("circumstances.place_end")
_LONGEST_HEAD = 4  # characters of a head that only its place tells to be a sender: 训练, ICU
_LONGEST_OFFICE = 10  # characters in front of a name
_HEADED = re.compile(r"(?P<office>[\u4e00-\u9fff]{2,10})[（(](?P<name>[\u4e00-\u9fff]{1,4})[）)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sent a line: the words in front of its colon, and whose department that is."""

    said: str  # all of them: 经发小张, 财务部6月报表
    office: str = ""  # 经发, 财务部; "" for a person of whom no line says more
    is_named: bool = True  # by what it is called; False where only its place tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Senders:
    """What all lines of a list tell of who sent them."""

    is_column: bool = False  # whatever stands in front of a colon is a sender
    offices: dict[str, str] = field(default_factory=dict)  # of a person: 小张 is of 经发

    def split(self, text: str) -> tuple[Sender | None, str]:
        """Return who sent a line and the text behind, None where nothing says so.

        >>> lines = ("环卫小田：清运垃圾9万吨", "小田：新建驿站3座")
        >>> sender, text = read_senders(lines).split(lines[1])
        >>> sender.said, sender.office, text
        ('小田', '环卫', '新建驿站3座')
        """
        if called := _CALLED.match(text):
            said, office = called[0].strip("：:，, "), self.offices.get(called["name"], "")
            return Sender(said=said, office=office), text[called.end() :]
        bare = _STAMP.sub("", text, count=1)
        found = _HEAD.match(bare)
        head = found["head"].strip() if found else ""
        stamped = bare != text
        if found is None or (_is_no_sender(head) and not stamped):
            return None, text
        known = Sender(said=head, office=self.offices[head]) if head in self.offices else None
        sender = known or _read_head(head) or (_stamped(head) if stamped else self._by_place(head))
        if sender and not sender.office:
            sender = replace(sender, office=self.offices.get(head, ""))
        return sender, bare[found.end() :] if sender else text

    def _by_place(self, head: str) -> Sender | None:
        works_there = _POST.closing(head) or _PLACE.closing(head)  # 自习岗, 服务区: whose it is
        is_sender = self.is_column and len(head) <= _LONGEST_HEAD and not works_there
        return Sender(said=head, office=head, is_named=False) if is_sender else None


def read_senders(lines: Iterable[str], headings: Iterable[str] = ()) -> Senders:
    """Return what the lines of a list, and its headings, tell of who sent them.

    Where departments and people stand in front of most colons, all that stands there are senders.
    A heading may name who spoke: 党建办（赵）.
    """
    heads = [found["head"].strip() for line in lines if (found := _HEAD.match(line))]
    named = [head for head in heads if not _is_no_sender(head)]
    clear = [sender for head in named if (sender := _read_head(head))]
    offices = dict(pair for head in (*headings, *named) for pair in _person_of(head))
    offices |= read_speakers(named)
    is_column = len(clear) >= max(LEAST_CLEAR, LEAST_SHARE * len(named))
    return Senders(is_column=is_column, offices=offices)


def put_hour_first(line: str) -> str:
    """Return a line of a copied chat with the hour in front of who sent it; others as they are.

    >>> put_hour_first("方敏（园林所） 09:12：新建驿站3座")
    '09:12 方敏（园林所）：新建驿站3座'
    """
    return _HOUR_BEHIND.sub(r"\g<hour> \g<who>：", line, count=1)


def is_stamped(line: str) -> bool:
    """Return whether a line opens with the hour at which it was sent.

    >>> is_stamped("3月8日 9:12 方敏：新建驿站3座"), is_stamped("3月8日新建驿站3座")
    (True, False)
    """
    return bool(_STAMP.match(line))


def sender_below(text: str, sender: str) -> str:
    """Return who sent this line and those below it: a message with its hour goes on."""
    named = Senders().split(text)[0]
    if named is None:
        return sender
    return named.said if is_stamped(text) else ""


def message_sender(line: str) -> str:
    """Return the sender that a line of a copied chat names above what was sent, "" for others.

    >>> message_sender("小田 12-30 10:21:05"), message_sender("环卫小田：")
    ('小田', '环卫小田')
    >>> message_sender("3月8日 9:12 园林所-方敏：")
    '园林所-方敏'
    """
    line = line.strip()
    if (stamp := _STAMP.match(line)) and (bare := _BARE_HEAD.fullmatch(line[stamp.end() :])):
        return bare["who"]
    found = _MESSAGE.fullmatch(line)
    if found is None or _is_no_sender(found["who"]) or not _read_head(found["who"]):
        return ""
    return found["who"]


def split_announcement(text: str) -> tuple[str, str]:
    """Return a text without the words that it comes later than others, and those words.

    >>> split_announcement("补一句 夜校开了3期"), split_announcement("补充医疗保险2万人")
    (('夜校开了3期', '补一句'), ('补充医疗保险2万人', ''))
    """
    found = _ANNOUNCING.match(text)
    if found is None or not re.search(r"[\s：:，,）)】\]句条下个]", found[0][-1]):
        return text, ""
    return text[found.end() :], found[0].strip("：:，,（()）【】[] ")


def state_sent(text: str, sender: Sender) -> str:
    """Return a text as it stands without its sender, who is named only where he is its subject.

    >>> state_sent("评成市级示范专科", Sender(said="肾内科", office="肾内科"))
    '肾内科评成市级示范专科'
    >>> state_sent("覆盖率98%", Sender(said="管网", office="管网", is_named=False))
    '管网覆盖率98%'
    """
    subject = counted_subject(text)
    is_person = sender.said != sender.office
    if _OF_ITSELF.opening(text):
        return text if is_person else f"{sender.office}{text}"
    if sender.is_named or sender.office in _STOP.split(text)[0]:
        return text
    is_bare = subject in _BARE or (len(subject) <= _SHORT and bool(_RATE.closing(subject)))
    return f"{sender.office}{text}" if is_bare else text


def _is_no_sender(head: str) -> bool:
    """Return whether words in front of a colon count something, or say what kind of line it is."""
    if _LEADS.opening(head) or any(words.opening(head) for words in _LATER) or head in _VAGUE:
        return True
    counted = _NUMBERED.sub("", head, count=1) if _NUMBERED.match(head) else head  # 三部, no 3部
    return any(one.kind in MEASURED and one.unit for one in find_figures(counted))


def _stamped(head: str) -> Sender:
    """Return the sender whose name stands behind a day and an hour: nothing else does."""
    office, dash, _name = head.partition("-")
    inside = _BRACKETED.search(head)
    if inside and OFFICE.fullmatch(inside["inside"]):
        return Sender(said=head, office=inside["inside"])
    return Sender(said=head, office=office if dash else "")


def _read_head(head: str) -> Sender | None:
    """Return the sender that a head names by its form, None for a topic."""
    if handle := _HANDLE.fullmatch(head):
        return Sender(said=head, office=handle["office"])
    inside = _BRACKETED.search(head)
    bare = _BRACKETED.sub("", head).strip()
    parts = _PARTS.split(bare)
    if len(parts) > 1:
        offices = [one for one in parts if OFFICE.fullmatch(one)]
        bare = "".join(parts)
        if offices and len(bare) - len(offices[0]) <= _LONGEST_NAME:
            return Sender(said=head, office=offices[0])
    name = _without_how(bare)
    if _NUMBERED.match(bare):  # 三部公益诉讼
        return Sender(said=head, office=bare)
    person = _PERSON.search(name)
    if person and not person.start():
        office = inside["inside"] if inside and not _is_how(_WHEN.sub("", inside["inside"])) else ""
        return Sender(said=head, office=office)
    if name and OFFICE.fullmatch(name):  # before 卫科 is taken for a person of 公: 公卫科
        return Sender(said=head, office=name)
    if (called := _NICKNAME.search(name)) and OFFICE.fullmatch(name[: called.start()]):
        return Sender(said=head, office=name[: called.start()])
    office = name[: person.start()] if person else ""
    return Sender(said=head, office=office) if office and _is_plain(office) else None


def _without_how(head: str) -> str:
    """Return a head without the words on how and when it was reported.

    >>> _without_how("财务部6月报表"), _without_how("税务所给的数"), _without_how("统计科")
    ('财务部', '税务所', '统计科')
    """
    office = OFFICE.match(head)
    if office is None:
        return head
    for end in range(office.end(), len(head)):
        how = _WHEN.sub("", head[end:], count=1)
        if OFFICE.fullmatch(head[:end]) and _is_how(how):
            return head[:end]
    return head


def _is_how(words: str) -> bool:
    while (found := _HOW.opening(words)) and words:
        words = words[len(found) :]
    return not words


def _is_plain(office: str) -> bool:
    return not re.search(r"[\d\s]", office) and len(office) <= _LONGEST_OFFICE


def _person_of(head: str) -> Iterable[tuple[str, str]]:
    """Yield the name of a person with the office that a head gives for it."""
    headed = _HEADED.search(head)
    if headed and re.fullmatch(rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}", headed["name"]):
        yield headed["name"], headed["office"]
    if handle := _HANDLE.fullmatch(head):
        yield handle["name"], handle["office"]
    elif (sender := _read_head(head)) and sender.office:
        yield head.removeprefix(sender.office), sender.office
