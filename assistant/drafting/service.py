"""Write sections with a language model behind any OpenAI-compatible service.

The only door to `openai` and `langchain_openai`: their errors become ours here.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.drafting import stock
from assistant.drafting.answers import parse_answer
from assistant.drafting.precedents import passages_for, query_for, topics_of
from assistant.drafting.prompts import load_prompt
from assistant.drafting.records import Brief, Retrieve, Written
from assistant.errors import ProviderError
from assistant.records import Function, StoredPassage
from assistant.settings import Settings
from assistant.text.clean import clean

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_core.runnables import Runnable
    from langchain_openai import ChatOpenAI

RULES_VARIABLES = frozenset({"fence"})
SECTION_VARIABLES = frozenset(
    {"fence", "title", "organisation", "headings", "purpose", "facts", "passages", "notes"}
)

_PASSAGES = 6
_PASSAGE_LENGTH = 400  # characters
_NO_KEY = "-"  # local services want none, but the client insists on some
_PURPOSES = {
    Function.PROBLEMS: "写存在的问题和不足：直说问题、表现和原因，不写成绩。",
    Function.PLAN: "写{horizon}的工作计划：用将来时，写要做什么，不写成已经完成。",
    Function.EXPERIENCE: "写做法和体会：先做法，后数据，再成效。",
}
_RESULTS = "写已经完成的工作和成效：先做法，后数据，再成效。"
_NOTHING = "（无）"

Paragraphs = tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """One section on its way to the model."""

    brief: Brief
    passages: Mapping[str, StoredPassage]  # by the name the prompt gives them: P1
    fence: str  # drawn anew for each section, so that no past report can contain it


class ServiceWriter:
    """The writer that asks a language model; what it says goes through the same gate."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def write(self, briefs: Sequence[Brief], *, retrieve: Retrieve) -> Iterator[Paragraphs]:
        """Yield the paragraphs of each brief, sections written `llm_parallel` at a time.

        Headings that only hold other headings are not sent.
        Raises ProviderError if the service refuses, fails or does not answer; PromptError if
        a prompt file does not fit.
        """
        sent = [brief for brief in briefs if _needs_words(brief)]
        answers = iter(self._ask(sent, retrieve))
        for brief in briefs:
            yield next(answers) if _needs_words(brief) else _own_words(brief)

    def _ask(self, briefs: Sequence[Brief], retrieve: Retrieve) -> list[Paragraphs]:
        import openai

        chain = _chain(self._settings, retrieve)
        try:
            return chain.batch(
                list(briefs), config={"max_concurrency": self._settings.llm_parallel}
            )
        except openai.OpenAIError as error:
            raise _provider_error(error, self._settings) from error


def check_service(settings: Settings) -> None:
    """Ask the service for one word; ProviderError where it does not give any."""
    import openai

    try:
        _model(settings).invoke("请只回答一个字：好")
    except openai.OpenAIError as error:
        raise _provider_error(error, settings) from error


def _chain(settings: Settings, retrieve: Retrieve) -> Runnable[Brief, Paragraphs]:
    """Return retriever | prompt | model | parser."""
    from langchain_core.output_parsers import StrOutputParser
    from langchain_core.runnables import RunnableLambda, RunnablePassthrough

    model = _model(settings)
    lock = Lock()

    def gather(brief: Brief) -> dict[str, Any]:
        with lock:  # sections are written at the same time, the archive is asked one by one
            material = _material(brief, retrieve)
        return {"material": material, **_variables(material)}

    answered = RunnablePassthrough.assign(
        answer=_prompt(settings.prompts) | model | StrOutputParser()
    )
    return RunnableLambda(gather) | answered | RunnableLambda(_parse)


def _model(settings: Settings) -> ChatOpenAI:
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(
        base_url=settings.llm_base_url,
        model=settings.llm_model,
        api_key=settings.llm_api_key
        if settings.llm_api_key.get_secret_value()
        else SecretStr(_NO_KEY),
        timeout=settings.llm_timeout,
    )


def _prompt(folder: Path | None) -> ChatPromptTemplate:
    from langchain_core.prompts import ChatPromptTemplate

    rules = load_prompt("rules", variables=RULES_VARIABLES, folder=folder)
    section = load_prompt("section", variables=SECTION_VARIABLES, folder=folder)
    return ChatPromptTemplate.from_messages([("system", rules), ("human", section)])


def _parse(answered: dict[str, Any]) -> Paragraphs:
    material: _Material = answered["material"]
    facts = {fact.id: fact for fact in material.brief.facts}
    return parse_answer(answered["answer"], facts=facts, passages=material.passages)


def _needs_words(brief: Brief) -> bool:
    return bool(brief.headings) and (brief.is_leaf or bool(brief.facts))


def _own_words(brief: Brief) -> Paragraphs:
    """Return the opening, which is the same for all writers; nothing for a bare parent heading."""
    if brief.headings:
        return ()
    return (tuple(Written(text=text) for text in stock.opening(brief)),)


def _material(brief: Brief, retrieve: Retrieve) -> _Material:
    query = query_for(brief, "，".join(topics_of(brief)))
    hits = passages_for(brief, retrieve, query, limit=_PASSAGES)[:_PASSAGES]
    return _Material(
        brief=brief,
        passages={f"P{number}": hit.passage for number, hit in enumerate(hits, start=1)},
        fence=secrets.token_hex(8),
    )


def _variables(material: _Material) -> dict[str, str]:
    brief = material.brief
    purpose = _PURPOSES.get(brief.function, _RESULTS).format(horizon=brief.horizon)
    return {
        "fence": material.fence,
        "title": brief.title,
        "organisation": brief.organisation or _NOTHING,
        "headings": " ＞ ".join(brief.headings),
        "purpose": purpose,
        "facts": "\n".join(f"[{fact.id}] {fact.text}" for fact in brief.facts) or _NOTHING,
        "passages": "\n".join(_fenced(material)) or _NOTHING,
        "notes": "\n".join(brief.notes) or _NOTHING,
    }


def _fenced(material: _Material) -> Iterator[str]:
    for name, passage in material.passages.items():
        text = clean(passage.text)[:_PASSAGE_LENGTH].replace("<<<", "").replace(">>>", "")
        yield f"<<<{material.fence} {name}>>>\n{text}\n<<<{material.fence} 完>>>"


def _provider_error(error: Exception, settings: Settings) -> ProviderError:
    """Return our error for one of the service's, in words a user can act on."""
    import openai

    address = settings.llm_base_url
    known: tuple[tuple[type[Exception], str, str], ...] = (
        (
            openai.AuthenticationError,
            "模型服务不接受密钥。",
            "请检查设置 llm_api_key 与 llm_base_url 是否属于同一家服务。",
        ),
        (openai.PermissionDeniedError, "模型服务拒绝访问。", "请检查密钥的权限和余额。"),
        (
            openai.NotFoundError,
            f"模型服务没有模型 {settings.llm_model}，或地址不对：{address}",
            "请检查设置 llm_model；地址一般以 /v1 结尾。",
        ),
        (openai.RateLimitError, "模型服务限流或余额不足。", "稍后再试，或调小设置 llm_parallel。"),
        (
            openai.APITimeoutError,
            f"模型服务超过 {settings.llm_timeout:g} 秒没有回答。",
            "请稍后再试，或调大设置 llm_timeout。",
        ),
        (
            openai.APIConnectionError,
            f"连不上模型服务：{address}",
            "请检查网络和设置 llm_base_url；清空该设置即改用离线起草。",
        ),
    )
    for kind, message, hint in known:
        if isinstance(error, kind):
            return ProviderError(message, hint=hint)
    status = f"（HTTP {error.status_code}）" if isinstance(error, openai.APIStatusError) else ""
    return ProviderError(
        f"模型服务出错{status}。", hint="请稍后再试；清空设置 llm_base_url 即改用离线起草。"
    )
