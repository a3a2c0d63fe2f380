"""How language models answer: well, forgetfully, with inventions, in every wrong form."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.drafting.service.loopback import Reply

Request = dict[str, Any]
Manner = Callable[[Request], str | Reply]

_FACT = re.compile(r"^\[(F\d+)\] (.+)$", re.MULTILINE)
_PASSAGE = re.compile(r"^<<<\w+ (P\d+)>>>\n(.*?)\n<<<\w+ 完>>>$", re.MULTILINE | re.DOTALL)


def facts_of(request: Request) -> list[tuple[str, str]]:
    """Return the facts that the last message of a request names."""
    return _FACT.findall(request["messages"][-1]["content"])


def sensible(request: Request) -> str:
    """Say each fact once in a paragraph, marked as asked."""
    facts = facts_of(request)
    said = "".join(f"{text.rstrip('。')}[{name}]。" for name, text in facts)
    return f"坚持问题导向，统筹推进各项工作，抓好责任落实[P1]。{said}"


def forgetful(request: Request) -> str:
    """Say the first fact only, however often asked."""
    first = facts_of(request)[:1]
    return "统筹推进各项工作[P1]。" + "".join(f"{text}[{name}]。" for name, text in first)


def forgetful_once(request: Request) -> str:
    """Say the first fact; the others when reminded of them."""
    return forgetful(request) if len(request["messages"]) == 2 else sensible(request)


def idle(_request: Request) -> str:
    """Say no fact at all."""
    return "统筹推进各项工作，抓好责任落实，取得较好成效。"


def inventive(request: Request) -> str:
    """Add figures, names, awards and quotations of its own to every section."""
    return (
        "在青峦市率先推行“星火驿站”品牌，全年新增就业8713人，增长37.6%[P1]。"
        + sensible(request)
        + "荣获全省先进集体称号，受到省委书记李明远批示肯定[P1]。投入资金6.66亿元[F1]。"
    )


def altering(request: Request) -> str:
    """Change a digit of each figure."""
    return re.sub(
        r"(?<![F\d])(\d)(?=[\d.]*[\u4e00-\u9fff%])",
        lambda found: str((int(found[1]) + 1) % 10 or 3),
        sensible(request),
    )


def copying(request: Request) -> str:
    """Copy the passages word for word, then say the facts."""
    copied = "\n".join(f"{text}[{name}]" for name, text in _passages(request))
    return f"{copied}\n{sensible(request)}"


def markdown(request: Request) -> str:
    """Answer in Markdown with a heading and a list."""
    items = "\n".join(f"- **{text}** [{name}]" for name, text in facts_of(request))
    return f"## 工作成效\n\n{items}\n\n---\n"


def table(request: Request) -> str:
    """Put all facts into a table."""
    rows = "\n".join(f"| {name} | {text} |" for name, text in facts_of(request))
    return f"| 编号 | 内容 |\n|---|---|\n{rows}"


def thinking(request: Request) -> str:
    """Think aloud, figures of its own included."""
    return f"<think>应该写999个？[F1]先不写。</think>\n\n{sensible(request)}"


def chatty(request: Request) -> str:
    """Talk to the person before and after, in a code fence."""
    return (
        "好的，以下是根据您提供的材料撰写的本节正文：\n\n```text\n"
        + sensible(request)
        + "\n```\n\n（注：全文约120字）\n希望以上内容对您有所帮助，如需调整请告诉我。"
    )


def sectioning(request: Request) -> str:
    """Write a whole report of its own in place of the section."""
    return (
        f"# 工作总结\n\n一、主要工作成效\n{sensible(request)}\n\n二、存在的问题\n人手不足13人。\n\n"
        "三、下一步工作打算\n2027年计划投入520万元。\n"
    )


def english(_request: Request) -> str:
    """Answer in English."""
    return "In 2025 the bureau built 84 collection points and improved sanitation in 27 streets."


def wrong_marks(request: Request) -> str:
    """Mark sources as nobody asked: before, in round brackets, as notes, bare."""
    forms = ("（来源：{}）", "[^{}]", "{}", "(见{})", "【依据{}】", "〔{}〕")
    facts = enumerate(facts_of(request))
    return "".join(f"{text}{forms[n % len(forms)].format(name)}。" for n, (name, text) in facts)


def parroting(request: Request) -> str:
    """Repeat the whole prompt before the answer."""
    prompt = "\n".join(message["content"] for message in request["messages"])
    return f"{prompt}\n\n{sensible(request)}"


def structured(request: Request) -> str:
    """Answer in JSON."""
    sentences = [{"text": f"{text}。", "sources": [name]} for name, text in facts_of(request)]
    return json.dumps({"heading": "工作成效", "sentences": sentences}, ensure_ascii=False)


def repeating(request: Request) -> str:
    """Say everything three times."""
    return "\n".join([sensible(request)] * 3)


MANNERS: dict[str, Manner] = {
    "sensible": sensible,
    "forgets all but one fact": forgetful,
    "forgets until reminded": forgetful_once,
    "says no fact": idle,
    "invents": inventive,
    "alters figures": altering,
    "copies past reports": copying,
    "Markdown": markdown,
    "table": table,
    "thinks aloud": thinking,
    "chats": chatty,
    "writes sections of its own": sectioning,
    "English": english,
    "wrong marks": wrong_marks,
    "repeats the prompt": parroting,
    "JSON": structured,
    "repeats itself": repeating,
}


def _passages(request: Request) -> Iterator[tuple[str, str]]:
    yield from _PASSAGE.findall(request["messages"][1]["content"])
