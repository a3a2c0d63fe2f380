"""Put a verb that speech splits or says twice together: 开了36次庭, 收费收了86万元."""

from __future__ import annotations

import re

from assistant.drafting.facts.written.verb_choice import names_thing
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words, tagged_words

_HAN = "\u4e00-\u9fff"
_TIMES = group("units.event").pattern
_SPLIT = re.compile(
    rf"(?P<verb>[{_HAN}])了?(?P<amount>\d[\d,]*余?{_TIMES})(?P<object>[{_HAN}])(?=[，。；、（]|$)"
)
_TWICE = re.compile(rf"(?<![^，。；：、])(?P<deed>[{_HAN}]{{2,14}}?)(?P<verb>[{_HAN}])了(?=\d)")
_DEED = 2  # characters of a verb with its object


def join_split_verbs(text: str) -> str:
    """Return `text` with each verb and its object in one word, said once.

    >>> join_split_verbs("下乡开了36次庭，查酒驾查了260起"), join_split_verbs("树种了26棵")
    ('下乡开庭36次，查酒驾260起', '树种了26棵')
    """
    return _TWICE.sub(_once, _SPLIT.sub(_together, text))


def _together(found: re.Match[str]) -> str:
    """Return 开庭36次 for 开了36次庭, where the dictionary has both as one verb."""
    deed = found["verb"] + found["object"]
    is_one = len(dictionary_words(deed)) == 1
    return f"{deed}{found['amount']}" if is_one else found[0]


def _once(found: re.Match[str]) -> str:
    """Return a deed without the verb said again behind it."""
    words = [word for word, _ in tagged_words(found["deed"])]
    last = words[-1] if len(words[-1]) > 1 or len(words) < _DEED else "".join(words[-_DEED:])
    is_again = len(last) > 1 and last[0] == found["verb"]
    return found["deed"] if is_again and not names_thing(found["verb"], last) else found[0]
