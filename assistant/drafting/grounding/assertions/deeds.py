"""Find deeds that facts contradict: 建成 where they say 开工, 未召开 where they say 召开."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.subjects import TextSpan, is_about
from assistant.text.lexicon import group, groups

_NOT = group("claims.not_yet").pattern
_STAGES = tuple(group(f"act_kinds.{stage}") for stage in ("sign", "start", "finish"))
_STAGE = re.compile("|".join(stage.pattern for stage in _STAGES))
_DEED = "|".join(kind.pattern for kind in (*groups("act_kinds"), group("acts.count")))
_NEGATED = re.compile(rf"{_NOT}(?P<deed>{_DEED})(?![^，。；]{{0,6}}的)")
_PLANNED = group("claims.planned")


def find_deeds(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each stage of a project and each deed not done in `text`."""
    for found in (*_NEGATED.finditer(text), *_STAGE.finditer(text)):
        yield found.span()


def contradicting_fact(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return a fact about the same thing that says otherwise, unless another one agrees."""
    about = [fact for fact in facts if is_about(fact, text, span)]
    negated = _NEGATED.fullmatch(text, *span)
    if negated is not None:
        return next((fact for fact in about if _does(fact, negated["deed"])), None)
    done = [fact for fact in about if not _PLANNED.occurs_in(fact.text)]
    own = next(stage for stage in _STAGES if stage.occurs_in(text[span[0] : span[1]]))
    if any(own.occurs_in(fact.text) for fact in done):
        return None
    return _first_with_stage(done)


def _does(fact: Fact, deed: str) -> bool:
    return deed in fact.text and re.search(f"{_NOT}[^，。；]{{0,4}}{deed}", fact.text) is None


def _first_with_stage(facts: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in facts if _STAGE.search(fact.text)), None)
