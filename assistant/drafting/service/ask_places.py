"""Ask a model service which sections facts belong to: one request, never repeated."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.planning.placement_question import PlacementQuestion
from assistant.drafting.service.answers.strip_thoughts import strip_thoughts
from assistant.drafting.service.completion import StreamAnswer, StreamedText
from assistant.drafting.service.fenced_text import fence_text, new_fence
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.read_with_timeouts import (
    IdleTimeoutError,
    OverallTimeoutError,
    read_with_timeouts,
)
from assistant.drafting.service.retry import RequestError
from assistant.drafting.service.token_budget import TokenBudget
from assistant.errors import ProviderError

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

PLACEMENT_VARIABLES = frozenset({"fence", "title", "organisation", "sections", "facts"})

_NOTHING = "（无）"
_OVERALL_FACTOR = 2  # overall timeout, in idle timeouts: the user waits for the plan


def ask_places(
    question: PlacementQuestion,
    *,
    stream: StreamAnswer,
    budget: TokenBudget,
    timeout: float,
    prompts: Path | None,
) -> str:
    """Return the answer, without the model's thoughts.

    Of a question too long for the model's window the most certain facts are left out. Raises
    ProviderError where no answer comes, PromptError for a prompt file that does not fit.
    """
    template = load_prompt("placement", variables=PLACEMENT_VARIABLES, folder=prompts)
    text = _fill_in(template, question)
    while not budget.fits(text):
        question = question.shortened()
        if not question.facts:
            raise ProviderError("提纲太长，模型装不下", hint="请换用上下文更长的模型。")
        text = _fill_in(template, question)
    return strip_thoughts(_answer(text, stream, timeout))


def _fill_in(template: str, question: PlacementQuestion) -> str:
    fence = new_fence()
    sections = "\n".join(section.line for section in question.sections)
    facts = "\n".join(fact.line for fact in question.facts)
    return template.format(
        fence=fence,
        title=question.title,
        organisation=question.organisation or _NOTHING,
        sections=fence_text("章节", sections, fence),
        facts=fence_text("事实", facts, fence),
    )


def _answer(text: str, stream: StreamAnswer, timeout: float) -> str:
    source = read_with_timeouts(
        lambda: stream([_message(text)]),
        idle=timeout,
        overall=_OVERALL_FACTOR * timeout,
        stop=Event(),
    )
    said = StreamedText()
    try:
        for chunk in source:
            if chunk.text:
                said.add(chunk.text)
    except RequestError as error:
        raise error.error from error
    except (IdleTimeoutError, OverallTimeoutError) as error:
        raise ProviderError(
            "模型服务没有及时回答", hint="请稍后再试，或调大设置 llm_timeout。"
        ) from error
    return said.text


def _message(text: str) -> BaseMessage:
    from langchain_core.messages import HumanMessage

    return HumanMessage(text)
