"""Find names of persons, places, offices and firms in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.grounding.landmarks import find_landmarks
from assistant.text.lexicon import group
from assistant.text.list_marks import ITEMS, opening_mark
from assistant.text.places import place_names
from assistant.text.segmentation import is_made_of_words
from assistant.text.wording import is_common, is_named_place, is_word, rare_spans

_Span = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_OWN_UNIT = re.compile("[我全本各该]")  # 我县 and 全镇 name no place

_SURNAME, _TITLE = group("names.surname").pattern, group("names.title").pattern
# 陈志强副市长, 由王海涛牵头
_PERSON_BEFORE_TITLE = re.compile(
    rf"(?:{_TITLE}|[由在以])?(?P<name>{_SURNAME}{_HAN}{{1,2}}?)"
    rf"(?=(?:副|常务副)?(?:{_TITLE}|{group('names.profession').pattern}|等人|带队|牵头|率队))"
)
# 副局长周建平带队
_PERSON_BEHIND_TITLE = re.compile(
    rf"{_TITLE}(?P<name>{_SURNAME}{_HAN}{{1,2}})"
    rf"(?={group('names.behind_person').pattern}|[，。；、的]|$)"
)
# 县长赵立新坐镇: whatever follows, where the surname forms no word
_PERSON_OF_OFFICE = re.compile(
    rf"{group('names.office').pattern}(?P<name>{_SURNAME}{_HAN}{{2}})(?={_HAN})"
)
_COUNT = re.compile("[一二两三四五六七八九十百千万几多余\\d]$")  # 两张问卷

# 到云溪县, 赴城关镇: places that no rare word gives away
_PLACE = re.compile(
    rf"(?:{group('names.before_place').pattern}|(?<!{_HAN}))"
    rf"(?P<name>{_HAN}{{2,3}}?{group('names.rank_behind_preposition').pattern}(?:{_HAN}{{2,6}}?局)?)"
)

_BUREAU = group("names.bureau").pattern
# 云溪县财政局, 市政府办公室, 联合市审计局
_OFFICE = re.compile(
    rf"(?:{_HAN}{{2,3}}[省市县区]|(?<!{_HAN})[省市州县区])"
    rf"(?:{_HAN}{{2,8}}?{_BUREAU}|委办公室|政府办公?室?)|"
    rf"[省市县区]{_HAN}{{2,6}}?{_BUREAU}"
)

# 市红十字会, 省人民医院
_LOCAL_BODY = re.compile(
    rf"(?:(?<!{_HAN})|(?<=[合同与和由在到被经获请向对助托]))[省市州县区]"
    rf"(?:第[一二三四五六])?{group('names.local_body').pattern}"
)
# 省质检院, 市农科所: bodies of a province or a city that are not in the list
_BODY_OF_REGION = re.compile(
    rf"(?:(?<!{_HAN})|{group('names.before_body').pattern})"
    rf"(?P<name>[省市县](?![级内外直]){_HAN}{{1,5}}?{group('names.body_end').pattern})(?!{_HAN}?[长级])"
)
# 打通临江路: ways whose names are ordinary words
_WAY = re.compile(
    rf"(?:{group('names.before_way').pattern}|(?<!{_HAN}))(?P<name>"
    rf"(?![与和及的等对各每]){_HAN}{{2}}{group('names.way').pattern})"
)
_RANK_ALONE = group("names.rank_behind_preposition")  # 市, but not 市民
_HELD = group("names.held").pattern
# 召开全县供水现场会, 在全市交流会上发言
_MEETING = re.compile(
    rf"(?:{_HELD}|在(?=[^，。；]{{2,20}}会上))"
    rf"(?P<name>(?:(?!{_HELD})[^，。；、：“”\d]){{2,20}}?{group('names.meeting').pattern})"
)
# 召开候船厅选址评审会: any meeting, where nothing goes on behind it
_ANY_MEETING = re.compile(
    rf"(?:召开|举行)了?(?P<name>(?:(?!{_HELD})[^，。；、：“”\d《》]){{2,20}}?(?<!社)(?<!机)会议?)(?=[，。；、\d（]|并|$)"
)
# 举办青年创业大会, 召开“护渔月”动员大会: of the second, what stands behind the quotation
_ASSEMBLY = re.compile(
    r"(?:召开|举行|举办)了?(?:“[^“”]+”)?(?P<name>[^，。；、：“”\d《》]{2,20}?大会)(?=[，。；、\d（]|$)"
)

# 全市供水现场会在我县召开
_MEETING_FIRST = re.compile(
    rf"(?<!{_HAN})(?P<name>[^，。；、：“”\d]{{2,20}}?{group('names.meeting').pattern})"
    rf"(?=[在于][^，。；]{{1,10}}{_HELD})"
)

_FIRM = re.compile(rf"{_HAN}{{2,8}}?{group('names.firm').pattern}")
_GENERIC_MEETING = re.compile(group("names.generic_meeting").pattern)
_GENERIC_FIRM = re.compile(group("names.generic_firm").pattern)

_END_OF_NAME = re.compile(
    rf"{_HAN}{{0,2}}?{group('names.end_of_name').pattern}|{group('names.end_of_landscape').pattern}"
)


def find_names(text: str) -> Iterator[_Span]:
    """Yield the (start, end) of each name in `text`; spans may overlap, the surest come first.

    A public figure, such as 雷锋, belongs to no unit and is left out; 一是村 is no village.
    """
    for start, end in _candidates(text):
        is_item = opening_mark(text[start:end], ITEMS) is not None
        if not is_item and text[start:end] not in group("names.public_figure"):
            yield start, end


def find_meetings(text: str) -> Iterator[_Span]:
    """Yield the (start, end) of each meeting in `text` that has a name: 全市供水现场会."""
    patterns = (_MEETING, _ANY_MEETING, _ASSEMBLY, _MEETING_FIRST)
    meetings = [found for pattern in patterns for found in pattern.finditer(text)]
    named = (one for one in meetings if len(_GENERIC_MEETING.sub("", one["name"])) > 1)
    yield from dict.fromkeys(one.span("name") for one in named)


def _candidates(text: str) -> Iterator[_Span]:
    yield from ((body.start, body.end) for body in group("names.known_body").find(text))
    yield from _titled_persons(text)
    yield from _persons_of_office(text)
    yield from _rare_persons(text)
    yield from _offices(text)
    yield from (body.span() for body in _LOCAL_BODY.finditer(text))
    yield from _bodies_of_region(text)
    yield from _places(text)
    yield from _ways(text)
    yield from _firms(text)
    yield from _rare_names(text)
    yield from find_landmarks(text)


def _titled_persons(text: str) -> Iterator[_Span]:
    no_person = group("names.no_person")
    for person in _PERSON_BEFORE_TITLE.finditer(text):
        if not no_person.occurs_in(person["name"]) and not is_common(person["name"] + "。"):
            yield person.span("name")
    for person in _PERSON_BEHIND_TITLE.finditer(text):
        if not no_person.occurs_in(person["name"]) and not is_word(person["name"]):
            yield person.span("name")


def _persons_of_office(text: str) -> Iterator[_Span]:
    """Yield persons behind their office whose names form no words: 县长赵立新坐镇指挥."""
    for person in _PERSON_OF_OFFICE.finditer(text):
        name = person["name"]
        if not is_word(name[:2]) and not group("names.no_person").occurs_in(name):
            yield person.span("name")


def _rare_persons(text: str) -> Iterator[_Span]:
    """Yield persons whose surname forms no word with what follows: 张伟深入一线."""
    for start, end in rare_spans(text):
        is_surname = text[start] in group("names.surname")
        if not is_surname or end - start > 3 or group("names.no_person").opening(text[start:]):
            continue
        name_end = None if _COUNT.search(text[:start]) else _end_of_person(text, start)
        if name_end is None or _END_OF_NAME.match(text, name_end):
            continue
        if not is_made_of_words(text, start, name_end):
            yield start, name_end


def _end_of_person(text: str, start: int) -> int | None:
    """Return the end of the person's name at `start`: before the next word; None for no name."""
    for end in (start + 3, start + 2):
        name = text[start:end]
        if end > len(text) or not re.fullmatch(f"{_HAN}+", name):
            continue
        following = text[end - 1 : end + 1]
        is_torn = len(following) == 2 and is_common(following) and following[1] >= "\u4e00"
        if end == start + 2 or not is_torn:
            return end
    return None


def _offices(text: str) -> Iterator[_Span]:
    for office in _OFFICE.finditer(text):
        if not _OWN_UNIT.search(office[0]):
            yield office.span()


def _bodies_of_region(text: str) -> Iterator[_Span]:
    for body in _BODY_OF_REGION.finditer(text):
        if body["name"][0] == "省" or _RANK_ALONE.opening(body["name"]):
            yield body.span("name")


def _places(text: str) -> Iterator[_Span]:
    for place in _PLACE.finditer(text):
        is_generic = group("names.no_place").occurs_in(place["name"])
        if not is_generic and not is_made_of_words(text, *place.span("name")):
            yield place.span("name")


def _ways(text: str) -> Iterator[_Span]:
    for way in _WAY.finditer(text):
        if not group("names.generic_way").opening(way["name"]):
            yield way.span("name")


def _firms(text: str) -> Iterator[_Span]:
    for firm in _FIRM.finditer(text):
        before = group("names.before_firm").find(firm[0])
        start = firm.start() + (before[-1].end if before else 0)
        if len(_GENERIC_FIRM.sub("", text[start : firm.end()])) > 1:
            yield start, firm.end()


def _rare_names(text: str) -> Iterator[_Span]:
    """Yield rare words that are names: with a rank behind them, places, or in quotes.

    Any other rare word may be an ordinary one.
    """
    for start, end in rare_spans(text):
        rank = _END_OF_NAME.match(text, end)
        if rank:
            if not _OWN_UNIT.search(text[start : rank.end()]):
                yield start, rank.end()
        elif end - start > 1 and (_is_quoted(text, start) or _is_place(text[start:end])):
            yield start, end


def _is_place(name: str) -> bool:
    return name in place_names() or is_named_place(name)


def _is_quoted(text: str, offset: int) -> bool:
    return text.rfind("“", 0, offset) > text.rfind("”", 0, offset)
