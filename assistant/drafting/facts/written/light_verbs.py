"""Drop a spoken verb that says nothing, where no written one is sure: 总分馆搞了23家."""

from __future__ import annotations

import re

from assistant.text.lexicon import group
from assistant.text.segmentation import tagged_words

_CLAUSE = re.compile(
    rf"(?<![^，。；])(?P<thing>[“”\u4e00-\u9fffA-Z]{{2,12}}?)(?P<total>共|累计)?"
    rf"{group('spoken.light_verb').pattern}(?:了|出)(?P<amount>[约近超]?\d[\d,]*(?:\.\d+)?[百千]?余?[万亿]?余?)"
    rf"(?P<unit>{group('units.any').pattern})(?=[，。；、（]|$)"
)
_NO_THING = group("spoken.no_thing")
_ACTORS = group("spoken.in_front"), group("ledger.sender")


def drop_light_verbs(text: str) -> str:
    """Return `text` with a thing right in front of how many of it there are.

    Who acts keeps his verb.

    >>> drop_light_verbs("总分馆搞了23家"), drop_light_verbs("工会搞了3次")
    ('总分馆23家', '工会搞了3次')
    """
    return _CLAUSE.sub(_dropped, text)


def _dropped(found: re.Match[str]) -> str:
    thing = found["thing"]
    tag = tagged_words(thing.strip("“”"))[-1][1]
    is_thing = thing.endswith("”") or tag.startswith("n") or tag == "v"
    is_actor = any(actors.closing(thing) for actors in _ACTORS)
    if not is_thing or is_actor or _NO_THING.occurs_in(thing):
        return found[0]
    return f"{thing}{found['total'] or ''}{found['amount']}{found['unit']}"
