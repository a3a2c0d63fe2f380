"""Name the topics of the results, for the opening: by their headings, or as past reports do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Retrieve, Theme
from assistant.drafting.topics.heading_phrases import plan_object, topic_phrase
from assistant.drafting.topics.work_items import work_items
from assistant.records import Filter, Function
from assistant.text.clean import clean
from assistant.text.figures.read_figures import without_figures
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_READ, _VOTES = 12, 2  # passages of past reports, and those that a topic needs
_WHERE = (Function.RESULTS, Function.EXPERIENCE)
# In deviations beyond chance: how near a topic is to the facts it stands for, to the nearest and
# on average.
_NEAREST, _ON_AVERAGE = 3.3, 2.8
_SHORTEST, _LONGEST = 3, 12  # characters of a topic
_PREDICATE = re.compile(f"{group('topics.listed_predicate').pattern}[\u4e00-\u9fff]{{0,6}}$")
_HOW = re.compile("[^获，]得[\u4e00-\u9fff]{0,4}$")  # 防控网扎得更密, but not 群众获得感
_LONGEST_NAME, _PAIR = 14, 4  # characters of a heading that is listed; of two words
_MOST = 0.5  # share of the headings that have to name a work of their own
_ACTING = group("acts.push"), group("acts.degree"), group("acts.aim")
_DEED, _WORK, _FIGURES = group("acts.common"), group("topics.work"), group("topics.figures")
_JOINED, _STABLE = re.compile("[和与及、]"), re.compile("稳定$")  # 安全环保和社会稳定
_PLAIN = re.compile("[\u4e00-\u9fff、]+")


def theme_topics(
    themes: Sequence[Theme],
    retrieve: Retrieve,
    *,
    org_types: tuple[str, ...],
    nearness: TextNearness | None,
) -> list[str]:
    """Return a topic for each section that has one, in their order.

    A heading that names no work, 守望蓝天, gets the topic under which past reports of the same
    kind of unit have matters like its facts, as far as `nearness` finds one near.
    """
    if names := _plain_names(themes):
        return names
    found: list[str] = []
    for theme in themes:
        named = work_items([theme.title])[:1]
        if not named and nearness is not None and theme.facts:
            named = _meant(theme, retrieve, org_types, nearness)
        found += named
    distinct = list(dict.fromkeys(found))
    return [one for one in distinct if not any(one != two and one in two for two in distinct)]


def _plain_names(themes: Sequence[Theme]) -> list[str]:
    """Return the headings as they stand where all merely name some work, [] elsewhere.

    What heads a table of indicators is no work: 经营情况.
    """
    titles = [theme.title for theme in themes]
    named = [one for one in titles if _JOINED.search(one) or work_items([one])]
    if len(named) < len(titles) * _MOST or not all(map(_merely_names, titles)):
        return []
    return list(dict.fromkeys(one for one in titles if not _FIGURES.closing(one)))


def _merely_names(title: str) -> bool:
    """Return whether a heading is a noun phrase: it neither acts nor tells how the work went."""
    if not _PLAIN.fullmatch(title) or len(title) > _LONGEST_NAME:
        return False
    if any(words.opening(title) for words in _ACTING):
        return False
    if len(title) <= _PAIR or _WORK.closing(title):  # 安全稳定
        return True
    told = _PREDICATE.search(title) or _DEED.closing(title)
    return bool(_JOINED.search(title)) if _STABLE.search(title) else not told


def _meant(
    theme: Theme, retrieve: Retrieve, org_types: tuple[str, ...], nearness: TextNearness
) -> list[str]:
    """Return the topic that the facts of a section are near to, [] for none."""
    subjects = [without_figures(fact.indicator or fact.text) for fact in theme.facts]
    for candidates in (_in_heading(theme.title), _in_past(subjects, retrieve, org_types)):
        topics = list(candidates)
        if not topics:
            continue
        near = nearness.beyond_chance(topics, subjects)
        average = near.mean(axis=1)
        best = int(average.argmax())
        if near[best].max() >= _NEAREST and average[best] >= _ON_AVERAGE:
            return [topics[best]]
    return []


def _in_heading(title: str) -> Iterator[str]:
    """Yield what a heading names in plain words: all of it, or a clause without its predicate."""
    clauses = title.split("，")
    for clause in clauses:
        bare = plan_object(_PREDICATE.sub("", topic_phrase(_HOW.sub("", clause))))
        if (bare != clause or len(clauses) == 1) and _is_plain(bare):
            yield bare


def _in_past(
    subjects: Sequence[str], retrieve: Retrieve, org_types: tuple[str, ...]
) -> Iterator[str]:
    """Yield the topics of the headings under which past reports have such subjects."""
    if not org_types:
        return
    hits = retrieve("，".join(subjects), Filter(functions=_WHERE, org_types=org_types), _READ)
    votes = Counter(
        topic
        for hit in hits
        for heading in hit.passage.section
        for topic in work_items([_title(clean(heading))])
    )
    yield from (topic for topic, count in votes.items() if count >= _VOTES and _is_plain(topic))


def _title(heading: str) -> str:
    parsed = parse_heading(heading)
    return parsed.title if parsed else heading


def _is_plain(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and _PLAIN.fullmatch(text) is not None
