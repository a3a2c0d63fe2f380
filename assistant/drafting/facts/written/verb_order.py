"""Put the verb in front of its thing and how many of it: 智慧黑板换了52块 is 更换智慧黑板52块."""

from __future__ import annotations

import re

from assistant.drafting.facts.written.verb_choice import (
    choose_verb,
    is_named,
    object_count,
    spoken_verb_pattern,
    spoken_verbs,
    written_verbs,
)
from assistant.text.fluency.character_ngrams import is_known
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words, segment, tagged_words, verbs_in
from assistant.text.wording import is_word

_BY_THEN = f"{group('outlook.occasion').pattern}{group('outlook.by_then').pattern}"
_TIME = (
    rf"(?P<year>今年|年内|全年|20\d\d年)?(?:{_BY_THEN}|{group('spoken.part_of_year').pattern}"
    "|(?:1[0-2]|[1-9])月(?:份|底前)?|[\u4e00-\u9fff]{1,4}[前后])?"
)
_THING = "[“”\u4e00-\u9fff]{2,14}?"
_AMOUNT = r"(?:[约近超逾]|超过)?\d[\d,]*(?:\.\d+)?[百千]?余?[万亿]?余?"
_VERB = spoken_verb_pattern()
_AGAIN = group("spoken.again").pattern
_CLAUSE = re.compile(
    rf"(?<![^，；。])(?P<time>{_TIME})(?P<thing>{_THING})(?P<again>{_AGAIN})?"
    rf"(?P<verb>{_VERB})(?P<done>了)?"
    rf"(?P<amount>{_AMOUNT})(?P<unit>{group('units.any').pattern})(?=[，；。、（\d]|$)"
)
_FORMAL = re.compile(
    rf"(?<![^，；。])(?P<thing>{_THING})(?P<verb>{'|'.join(written_verbs())})了"
    rf"(?P<amount>{_AMOUNT}{group('units.any').pattern})(?=[，；。、（]|$)"
)
_LEADING = re.compile(
    rf"(?<![^，；。])(?P<before>{_TIME}{_AGAIN}?)(?P<verb>{_VERB})(?P<done>了)?"
    rf"(?P<thing>{_THING})(?P<amount>{_AMOUNT})(?P<unit>{group('units.any').pattern})(?=[，；。、（]|$)"
)
_BEHIND = re.compile(
    rf"(?<![^，；。])(?P<before>{_TIME})(?P<actor>[“”\u4e00-\u9fff]{{0,12}}?)(?P<again>{_AGAIN})?"
    rf"(?P<verb>{_VERB})(?P<done>了)?(?P<amount>{_AMOUNT})(?P<unit>(?>{group('units.any').pattern}))"
    rf"(?P<thing>{_THING})(?=[，。；（]|$)"
)
_ACTED = re.compile(
    rf"(?<![^，。；：])(?P<actor>[“”\u4e00-\u9fff]{{2,14}}?)(?P<verb>{_VERB})(?P<done>了)?"
    rf"(?P<thing>{_THING})(?P<amount>{_AMOUNT})(?P<unit>{group('units.any').pattern})"
    r"(?=[，；。、（\d]|$)"
)
_ALONE = re.compile(
    rf"(?<![^，；。])(?P<again>{_AGAIN})?(?P<verb>{_VERB})(?P<done>了)?"
    rf"(?P<amount>{_AMOUNT})(?P<unit>{group('units.any').pattern})(?=[，；。、（]|$)"
)
_LATE_TIME = re.compile(
    rf"(?<![^，；。：])(?P<thing>[\u4e00-\u9fff]{{2,8}}?)(?P<time>{group('spoken.part_of_year').pattern})"
    r"(?=[再新]?[\u4e00-\u9fff]{0,3}\d)(?!\d{1,2}月)"
)
_SAID_BEFORE = re.compile("([\u4e00-\u9fff]{2,8})\\d")
_MOVE = group("moves.change")
_PLANNER, _EVENT = group("ledger.office"), group("ledger.event")
_NO_THING = group("spoken.no_thing")
_IN_FRONT = group("spoken.in_front")
_TIMES_UNIT = group("spoken.times_unit")
_PLACE, _GENERAL = group("units.place"), group("spoken.general_unit")
_REPAIRED = group("act_kinds.renovate")
_DEED, _AIM = group("ledger.act"), group("totals.plan")
_ACTIVITY = group("ledger.activity")
_KINDS = group("spoken.thing_kind")


def put_verb_first(text: str) -> str:
    """Return `text` with each clause of thing, spoken verb and quantity as reports word it.

    What may be the one who acts, or a place, stays in front of the written verb; a clause that is
    not plain stays as it is.

    >>> put_verb_first("智慧黑板换了52块，路灯再装8盏"), put_verb_first("巡查队查了57家")
    ('更换智慧黑板52块，再安装路灯8盏', '巡查队检查57家')
    """
    text = _LATE_TIME.sub(_with_time_first, text)
    text = _ACTED.sub(_with_actor, _LEADING.sub(_led, _BEHIND.sub(_with_thing_first, text)))
    text = _CLAUSE.sub(_written, text)
    return _ALONE.sub(_alone, _FORMAL.sub(_turned, text))


def _with_time_first(found: re.Match[str]) -> str:
    """Return 下半年电梯再开工8台 for 电梯下半年再开工8台, where a thing stands in front."""
    thing = found["thing"]
    is_thing = tagged_words(thing)[-1][1].startswith("n") or bool(_EVENT.closing(thing))
    is_plain = is_thing and not (_NO_THING.occurs_in(thing) or _IN_FRONT.closing(thing))
    return f"{found['time']}{thing}" if is_plain else found[0]


def _with_thing_first(found: re.Match[str]) -> str:
    """Return a clause of a spoken verb, how many and what with the thing in front: 建6座桥."""
    verb, thing, unit, actor = (found[name] for name in ("verb", "thing", "unit", "actor"))
    is_said = found["done"] or found["again"] or len(verb) > 1 or not actor
    is_said = is_said or bool(_PLANNER.closing(actor))
    is_plain = is_said and not (_NO_THING.occurs_in(thing) or _is_deed(thing))
    if actor and not (_is_actor(actor) and _is_apart(actor, verb)):
        return found[0]
    written = choose_verb(verb, thing, unit) if is_plain and unit not in _TIMES_UNIT else ""
    if not written or not _ends_with_thing(thing):
        return found[0]
    done = _once_new(found["again"], written)
    return f"{found['before']}{actor}{done}{thing}{found['amount']}{unit}"


def _is_actor(text: str) -> bool:
    """Return whether somebody, or something that one can do, may stand there."""
    last, tag = tagged_words(text)[-1]
    return bool(_IN_FRONT.closing(text)) or (len(last) > 1 and tag.startswith(("n", "s")))


def _is_deed(thing: str) -> bool:
    """Return whether what stands behind a number goes on with a deed: 3个村通水."""
    return bool(verbs_in(thing))


def _ends_with_thing(thing: str) -> bool:
    """Return whether the last word is a noun, or what nobody knows for a verb."""
    return not tagged_words(thing)[-1][1].startswith(("v", "a", "d", "p", "t"))


def _once_new(again: str | None, written: str) -> str:
    """Return the written verb with 再 or 新 in front of it, if it does not say so itself: 新增."""
    return written if again and written.startswith(again) else f"{again or ''}{written}"


def _alone(found: re.Match[str]) -> str:
    """Return a clause of a spoken verb and how many, the thing said before, with the written."""
    is_said = found["done"] or len(found["verb"]) > 1
    written = _verb_for_said(found) if is_said else ""
    if not written:
        return found[0]
    return f"{_once_new(found['again'], written)}{found['amount']}{found['unit']}"


def _verb_for_said(found: re.Match[str]) -> str:
    """Return the verb for the nearest thing said before that it goes with: 隐患9处，改了6处."""
    verb, unit = found["verb"], found["unit"]
    for thing in reversed(_SAID_BEFORE.findall(found.string[: found.start()])):
        written = "" if _MOVE.closing(thing) else choose_verb(verb, thing, unit)
        if written and (is_named(written, thing) or object_count(written, thing)):
            return written
    return choose_verb(verb, "", unit)


def _led(found: re.Match[str]) -> str:
    """Return a clause that begins with a spoken verb with the written one: 写报告6篇."""
    verb, thing, unit = found["verb"], found["thing"], found["unit"]
    before = _told_time(found, "before")
    # 新种桑园, 共建园区, 再审建议
    is_torn = len(segment(thing)[0]) == 1 and not found["done"]  # 省道改线资金
    is_idiom = (
        is_torn
        or before.endswith("新")
        or is_word(before[-1:] + verb)
        or _is_one(before[-1:] + verb)
    )
    if is_idiom or _NO_THING.occurs_in(thing) or _begins_word(verb, thing):
        return found[0]
    written = choose_verb(verb, thing, unit)
    is_deed = (
        not found["done"] and unit in _GENERAL and tagged_words(thing)[-1][1] == "v"
    )  # 装电梯提取
    if not written or is_deed or not (found["done"] or _is_sure(written, thing, unit)):
        written = verb + (found["done"] or "")
    return f"{before}{written}{thing}{found['amount']}{unit}"


def _is_sure(written: str, thing: str, unit: str) -> bool:
    """Return whether more than a measure word for anything tells of a verb's object."""
    return unit not in _GENERAL or is_named(written, thing) or object_count(written, thing) > 0


def _with_actor(found: re.Match[str]) -> str:
    """Return a clause of who, a spoken verb and its thing with the written verb."""
    verb, thing, actor = found["verb"], found["thing"], found["actor"]
    is_said = found["done"] or len(verb) > 1
    is_plain = (
        is_said
        and _is_apart(actor, verb)
        and not (_NO_THING.occurs_in(thing) or _begins_word(verb, thing))
    )
    written = choose_verb(verb, thing, found["unit"]) if is_plain else ""
    if not written:
        return found[0]
    return f"{actor}{written}{thing}{found['amount']}{found['unit']}"


def _is_one(two: str) -> bool:
    """Return whether two characters are one word of the dictionary."""
    return len(two) == 2 and len(dictionary_words(two)) == 1


def _begins_word(verb: str, thing: str) -> bool:
    """Return whether a verb is only the first character of one, or what follows is another verb."""
    two = verb + thing[0]
    is_one_verb = thing[0] in spoken_verbs() and len(dictionary_words(thing[:2])) == 2  # 铺装人行道
    return (
        is_one_verb
        or two in written_verbs()
        or len(dictionary_words(two)) == 1
        or (segment(verb + thing)[0] != verb and not _is_usual(verb, thing))
        or any(thing.startswith(one) and thing != one for one in verbs_in(thing))  # 开复工项目
    )


def _is_usual(verb: str, thing: str) -> bool:
    """Return whether reports do to a thing what one of the written verbs says."""
    return object_count(choose_verb(verb, thing, ""), thing) > 0


def _turned(found: re.Match[str]) -> str:
    """Return a clause with a written verb and 了 turned round where reports have it so."""
    thing, verb = found["thing"], found["verb"]
    is_plain = not (
        _NO_THING.occurs_in(thing) or _IN_FRONT.closing(thing) or _opens_with_deed(thing)
    )
    if not is_plain or not object_count(verb, thing) or not _is_apart(thing, verb):
        return found[0]
    return f"{verb}{thing}{found['amount']}"


def _written(found: re.Match[str]) -> str:
    """Return the clause with the written verb, in front of the thing where that is its object."""
    thing, verb, unit = found["thing"], found["verb"], found["unit"]
    before, quantity = found["again"] or "", f"{found['amount']}{unit}"
    is_said = found["done"] or before or len(verb) > 1 or not _IN_FRONT.closing(thing)
    is_word_so_far = (before and _is_one(before + verb)) or _goes_on(verb, quantity)  # 新建, 签约
    is_quoted = thing.startswith("“") and thing.endswith("”")
    is_plain = is_said and not (is_word_so_far or _is_time(thing))
    is_plain = is_plain and (is_quoted or not (_NO_THING.occurs_in(thing) or _has_verb(thing)))
    is_apart = _is_apart(thing, before + verb + (found["done"] or ""))
    written = choose_verb(verb, thing, unit) if is_plain and is_apart else ""
    if not written or (before == "新" and _REPAIRED.opening(written)):
        return found[0]
    time = _told_time(found, "time")
    if _is_object(thing, written, unit):
        return f"{time}{_once_new(before, written)}{thing}{quantity}"
    if is_word(before + verb):  # 驿站再建10个
        return found[0]
    return f"{time}{thing}{_once_new(before, written)}{quantity}"


def _has_verb(thing: str) -> bool:
    """Return whether a verb of one character stands inside of a thing: 高速口查超载."""
    return any(len(word) == 1 and tag == "v" for word, tag in tagged_words(thing)[1:-1])


def _is_time(thing: str) -> bool:
    """Return whether a time stands where the thing should, or what is planned: 年底, 计划."""
    return tagged_words(thing)[-1][1] == "t" or bool(_AIM.closing(thing))


def _told_time(found: re.Match[str], name: str) -> str:
    """Return the words for a time; that a thing was done this year goes without saying."""
    words: str = found[name]
    return words.removeprefix(found["year"] or "") if found["done"] else words


def _is_apart(thing: str, verb: str) -> bool:
    """Return whether the thing ends with a whole word that does not go on into the verb."""
    if thing.endswith("”"):
        return True
    last = segment(thing)[-1]
    is_whole = len(last) > 1 or last in _KINDS or bool(_IN_FRONT.closing(thing))
    return is_whole and (
        len(verb) > 2 or verb.endswith("了") or len(dictionary_words(thing[-1] + verb[0])) > 1
    )


def _opens_with_deed(thing: str) -> bool:
    """Return whether a deed and what it is done to stand there: 组织培训, but not 培训班."""
    return len(thing.removeprefix(_DEED.opening(thing))) > 1 and bool(_DEED.opening(thing))


def _goes_on(verb: str, quantity: str) -> bool:
    """Return whether the verb is only the beginning of a word: 签约429个."""
    return not quantity[0].isdecimal() and len(dictionary_words(verb + quantity[0])) == 1


def _is_object(thing: str, written: str, unit: str) -> bool:
    """Return whether a quantity counts the thing, and the thing is what the verb is done to."""
    if is_named(written, thing):
        return True
    if _IN_FRONT.closing(thing) or _opens_with_deed(thing):
        return False
    if object_count(written, thing) or _ACTIVITY.closing(thing):
        return True
    if tagged_words(thing)[-1][1] == "v":  # 防疫
        return False
    is_counted = unit not in _GENERAL or is_known(f"{thing.strip('“”')[-1]}0{unit}")
    return is_counted and not _PLACE.closing(thing)
