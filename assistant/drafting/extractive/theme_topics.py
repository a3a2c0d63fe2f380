"""Name the topics of the results, for the opening: by their headings, or as past reports do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.drafting.draft import Retrieve, Theme
from assistant.drafting.topics.work_items import work_items
from assistant.records import Filter, Function
from assistant.text.clean import clean
from assistant.text.numbered_headings import parse_heading

_READ = 12  # passages of past reports
_LEAST_VOTES = 2  # passages that stand under a topic
_FACTS = 5  # whose words are searched for
_WHERE = (Function.RESULTS, Function.EXPERIENCE)


def theme_topics(
    themes: Sequence[Theme], retrieve: Retrieve, *, org_types: tuple[str, ...]
) -> list[str]:
    """Return a topic for each section that has one, in their order.

    A heading that names no work, 守望蓝天, gets the topic under which past reports of the same
    kind of unit have matters like its facts.
    """
    named = (
        work_items([theme.title]) or _past_topic(theme, retrieve, org_types) for theme in themes
    )
    return work_items(topic for topics in named for topic in topics)


def _past_topic(theme: Theme, retrieve: Retrieve, org_types: tuple[str, ...]) -> list[str]:
    """Return the topic that most passages like the facts of a section stand under, [] for none."""
    words = "，".join(fact.indicator or fact.text for fact in theme.facts[:_FACTS])
    if not words or not org_types:
        return []
    hits = retrieve(words, Filter(functions=_WHERE, org_types=org_types), _READ)
    votes = Counter(
        topic
        for hit in hits
        if hit.passage.section
        for topic in work_items([_title(clean(hit.passage.section[-1]))])
    )
    return [topic for topic, count in votes.most_common(1) if count >= _LEAST_VOTES]


def _title(heading: str) -> str:
    parsed = parse_heading(heading)
    return parsed.title if parsed else heading
