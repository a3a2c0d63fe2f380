"""Put a verb in front of events that a ledger only counts: 主题党日12次 is 开展主题党日12次."""

from __future__ import annotations

import re

from assistant.drafting.facts.written.verb_choice import object_count, spoken_verbs, written_verbs
from assistant.text.lexicon import group
from assistant.text.segmentation import segment, verbs_in

_HELD, _CALLED, _TAUGHT, _CARRIED_OUT = "举办", "召开", "讲授", "开展"
_EVENT = group("ledger.event")
_HELD_EVENT, _TAUGHT_EVENT = group("ledger.held_event"), group("ledger.taught_event")
_NO_THING = group("spoken.no_thing")
_TRAINED = group("ledger.trained")
_WAY = group("ledger.event_way")
_ACTOR = group("spoken.in_front")
_PEOPLE = group("spoken.people_unit")
_CLAUSE = re.compile(
    rf"(?<![^，；。])(?P<time>{group('ledger.event_time').pattern})?"
    r"(?P<thing>[“”\u4e00-\u9fff]{2,10}?)(?P<amount>\d[\d,]*余?)"
    rf"(?P<unit>{group('units.event').pattern}|{_PEOPLE.pattern})(?=[，；。、（\d]|$)"
)


def add_event_verbs(text: str) -> str:
    """Return `text` with a verb in front of each event that is counted at the head of a clause.

    Where somebody who acts stands in front, or a verb is there, it stays; so does what happens
    without anybody's doing.

    >>> add_event_verbs("主题党日9次，防汛演练3场"), add_event_verbs("热线投诉14次，宣讲队比赛3次")
    ('开展主题党日9次，开展防汛演练3场', '热线投诉14次，宣讲队比赛3次')
    """
    return _CLAUSE.sub(_with_verb, text)


def _with_verb(found: re.Match[str]) -> str:
    thing = found["thing"]
    event = _EVENT.closing(thing.strip("“”"))
    are_people = found["unit"] in _PEOPLE and (thing == event or _HELD_EVENT.closing(event))
    if not event or are_people or _has_actor(thing, event) or _opens_with_verb(thing, event):
        return found[0]
    time = found["time"] or ""
    return f"{time}{_verb_of(event, found['unit'])}{found[0].removeprefix(time)}"


def _has_actor(thing: str, event: str) -> bool:
    """Return whether somebody stands in front of the event, other than those who are trained."""
    before = segment(thing.removesuffix(event)) if thing != event else []
    return event not in _TRAINED and any(_ACTOR.closing(word) for word in before)


def _opens_with_verb(thing: str, event: str) -> bool:
    before = thing.removesuffix(event)
    if before in _WAY:  # 下乡义诊
        return False
    last = segment(before)[-1] if before else ""
    is_spoken = last in tuple(spoken_verbs()) or _NO_THING.occurs_in(before)  # 讲党课
    return is_spoken or before.startswith((*verbs_in(before), *written_verbs()))


def _verb_of(event: str, unit: str) -> str:
    """Return the verb that reports have most in front of an event; terms of a course are held."""
    if unit in group("units.course"):
        return _HELD
    verbs = (_CARRIED_OUT, _HELD, _CALLED)
    likeliest = max(verbs, key=lambda verb: object_count(verb, event))
    if object_count(likeliest, event):
        return likeliest
    return _TAUGHT if event in _TAUGHT_EVENT else _HELD if _HELD_EVENT.closing(event) else likeliest
