"""The development cases, written by services of every manner: nothing missing, nothing invented."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from assistant.drafting.draft import Draft, Retrieve
from assistant.drafting.output.markdown_json import to_json, to_markdown
from assistant.drafting.service.retry import Backoff
from assistant.drafting.service.service_writer import ServiceWriter
from assistant.settings import Settings
from tests.drafting.extractive.test_cases import cases, outline_and_facts, retrieve
from tests.drafting.samples import write_draft
from tests.drafting.service.loopback import Loopback
from tests.drafting.service.manners import MANNERS

__all__ = ["cases", "retrieve"]  # fixtures

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize("manner", MANNERS)
def test_cases_with_a_service(
    service: Loopback,
    cases: list[dict[str, Any]],
    retrieve: Retrieve,
    manner: str,
) -> None:
    service.answer = MANNERS[manner]
    for case in cases:
        result = _drafted(service, case, retrieve)
        body = to_markdown(result, marks=False)
        assert [term for term in case["must_mention"] if term not in body] == []
        everything = to_markdown(result) + json.dumps(to_json(result), ensure_ascii=False)
        assert [term for term in case["forbidden"] if term in everything] == []
        given = json.dumps([case["title"], case["outline"], case["facts"]], ensure_ascii=False)
        assert set(_NUMBER.findall(body)) <= set(_NUMBER.findall(given))
        assert _strayed(case, result) == []


def _strayed(case: dict[str, Any], result: Draft) -> list[str]:
    """Return the facts whose figures are not all in the chapter that they belong to."""
    chapters: dict[str, str] = {}
    chapter = ""
    for section in result.sections:
        chapter = section.heading if section.level == 1 else chapter
        text = section.heading + "".join(sentence.text for sentence in section.sentences)
        chapters[chapter] = chapters.get(chapter, "") + text
    return [
        fact["text"]
        for fact in case["facts"]
        for text in [next(t for head, t in chapters.items() if head[:1] == fact["section"][0])]
        if not set(_NUMBER.findall(fact["text"])) <= set(_NUMBER.findall(text))
    ]


def _drafted(service: Loopback, case: dict[str, Any], retrieve: Retrieve) -> Draft:
    outline, facts = outline_and_facts(case, labelled=True)
    settings = Settings(llm_base_url=service.url, llm_model="m", llm_timeout=60.0, llm_parallel=8)
    return write_draft(
        outline,
        facts,
        retrieve=retrieve,
        writer=ServiceWriter(settings, backoff=Backoff(first=0.01, longest=0.02)),
    )
