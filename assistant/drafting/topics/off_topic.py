"""Count the fields of work in a sentence that its report has nothing to do with."""

from __future__ import annotations

from assistant.text.lexicon import group

_FIELD, _EVERYDAY = group("topics.field"), group("topics.everyday")


def count_off_topic_terms(text: str, known: str, *, same_kind: bool = False) -> int:
    """Return the number of fields of work that `text` names and `known` does not.

    In the report of a unit of the same kind everyday fields are not counted: every unit speaks of
    its staff and its funds, and only a stranger's sentence may mean another field by them.

    >>> count_off_topic_terms("规范养殖场管理，提升公厕水平", "改造公厕17座")
    1
    """
    named = {one.word for one in _FIELD.find(text) if one.word not in known}
    return sum(1 for field in named if not (same_kind and field in _EVERYDAY))
