"""However a model answers, the draft says every fact in its section, and nothing else's figures."""

from __future__ import annotations

import re

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.grounding.coverage import states_fact
from assistant.drafting.service.answers.fill_missing_facts import ADDED, UNUSABLE
from assistant.drafting.service.retry import Backoff
from assistant.drafting.service.service_writer import ServiceWriter
from assistant.settings import Settings
from tests.drafting.samples import FACTS, OUTLINE, write_draft
from tests.drafting.service.loopback import Loopback
from tests.drafting.service.manners import MANNERS

FACTS_OF = {"（一）": (0, 1), "（二）": (2,), "二、": (3,), "三、": (4,)}
FORBIDDEN = re.compile(
    r"\*|#|```|\||<|>|\[|\]|xx|云岭|青石|青峦|星火|李明远|先进集体|您|好的|以下是|希望|注：|"
    r"In 2025|sentences|来源|[FP]\d|起草人|规则|本节"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def drafted(service: Loopback, manner: str) -> Draft:
    service.answer = MANNERS[manner]
    service.requests.clear()
    settings = Settings(llm_base_url=service.url, llm_model="m", llm_timeout=20.0)
    return write_draft(writer=ServiceWriter(settings, backoff=Backoff(first=0.01, longest=0.02)))


def texts(result: Draft) -> dict[str, str]:
    return {
        section.heading: "".join(sentence.text for sentence in section.sentences)
        for section in result.sections
    }


@pytest.mark.parametrize("manner", MANNERS)
def test_every_fact_stands_once_in_its_section(service: Loopback, manner: str) -> None:
    found, facts = texts(drafted(service, manner)), parse_facts(FACTS)
    for start, numbers in FACTS_OF.items():
        (text,) = [text for heading, text in found.items() if heading.startswith(start)]
        for number in numbers:
            assert states_fact(text, facts[number])
    body = "".join(text for heading, text in found.items() if heading)  # behind the opening
    for figure in ("84处", "96.4%", "1.92万吨", "27条", "0.86万处次", "413件", "6座"):
        assert body.count(figure) == 1


@pytest.mark.parametrize("manner", MANNERS)
def test_nothing_else_comes_through(service: Loopback, manner: str) -> None:
    body = "".join(texts(drafted(service, manner)).values())
    assert set(NUMBER.findall(body)) <= set(NUMBER.findall(FACTS + OUTLINE))
    assert FORBIDDEN.findall(body) == []


def test_facts_left_out_are_asked_for_once(service: Loopback) -> None:
    result = drafted(service, "forgets until reminded")
    assert len(service.requests) == 4 + 1, "only the section with two facts has one left out"
    (reminder,) = [request for request in service.requests if len(request["messages"]) == 4]
    assert "1.92万吨" in reminder["messages"][3]["content"]
    assert "84处" not in reminder["messages"][3]["content"]
    assert result.unresolved == ()


def test_facts_that_stay_out_are_woven_in_and_marked(service: Loopback) -> None:
    result = drafted(service, "says no fact")
    assert len(service.requests) == 4 + 4
    marked = [row for row in result.unresolved if row.reason == ADDED]
    assert [row.section[:2] for row in marked] == ["（一", "（二", "二、", "三、"]
    assert all(row.text in "".join(texts(result).values()) for row in marked)


def test_no_usable_text_is_said(service: Loopback) -> None:
    result = drafted(service, "English")
    assert [row.reason for row in result.unresolved].count(UNUSABLE) == 4
