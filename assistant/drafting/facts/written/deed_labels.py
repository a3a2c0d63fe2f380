"""Put the verb of a label in front of its object: 高层建筑排查204栋 is 排查高层建筑204栋."""

from __future__ import annotations

import re

from assistant.drafting.facts.written.verb_choice import object_count
from assistant.text.fluency.character_ngrams import is_known
from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

_DEED = group("ledger.done_to")
_KINDS = group("spoken.thing_kind")
_MONEY, _SUM = group("spoken.money"), re.compile("[万亿]?元$")
_LABEL = re.compile(
    rf"(?<![^，；。])(?P<time>全年|上半年|20\d\d年)?(?!其中)(?P<thing>[“”\dA-Z\u4e00-\u9fff]{{2,14}}?)"
    rf"(?P<deed>{_DEED.pattern})(?P<amount>\d[\d,]*(?:\.\d+)?[百千]?[万亿]?)"
    rf"(?P<unit>(?:{group('units.any').pattern})+)(?=[，；。（]|$)"
)
_WORD = 2  # characters of a word that names a thing
_THINGS = ("n", "i", "l")  # tags of the dictionary
_OTHER = frozenset({"v", "t", "mq"})  # of another deed, or of when it was


def turn_deed_labels(text: str) -> str:
    """Return `text` with each label of a thing and a deed as the deed that is done to it.

    What only says which kind of deed it is stays in front: 司法救助34人. So does what a sum of
    money was paid for.

    >>> turn_deed_labels("营房维修850平方米"), turn_deed_labels("服务中心改造320万元")
    ('维修营房850平方米', '服务中心改造320万元')
    """
    return _LABEL.sub(_turned, text)


def _turned(found: re.Match[str]) -> str:
    thing, deed, unit = found["thing"], found["deed"], found["unit"]
    is_sum = _SUM.search(unit) is not None
    if not _is_object(thing, deed) or (is_sum and not _MONEY.occurs_in(thing)):
        return found[0]
    return f"{found['time'] or ''}{deed}{thing}{found['amount']}{unit}"


def _is_object(thing: str, deed: str) -> bool:
    """Return whether a thing is what the deed is done to, not a word that goes with it.

    Where reports write both as one term, 司法救助, they have to write them the other way round too.
    """
    *before, (last, tag) = tagged_words(thing.strip("“”"))
    is_whole = len(last) >= _WORD or (bool(before) and last in _KINDS)  # 安置房
    is_thing = tag.startswith(_THINGS) and is_whole and not any(one in _OTHER for _, one in before)
    is_term = is_known(thing[-_WORD:] + deed)
    return is_thing and (not is_term or object_count(deed, thing) > 0)
