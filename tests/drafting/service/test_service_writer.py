"""Each fault of a service ends in a finished draft or a clear error; nothing written is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from threading import Event
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.drafting.events import DraftEvent, SectionDone, SectionFailed, TextArrived
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.make_plan import make_plan
from assistant.drafting.service.answers.fill_missing_facts import UNUSABLE
from assistant.drafting.service.completion import UNENDED
from assistant.drafting.service.retry import Backoff
from assistant.drafting.service.service_writer import ServiceWriter
from assistant.settings import Settings
from tests.drafting.samples import ARCHIVE, FACTS, OUTLINE, retrieve_from
from tests.drafting.service.loopback import Loopback, Reply, obedient

QUICK = Backoff(first=0.01, longest=0.02)
RETRIEVE = retrieve_from(ARCHIVE)
MUCH = "".join(chr(0x4E00 + number % 20_000) for number in range(90_000))
FOR_EVER = 600.0  # seconds: longer than any test waits
FIRST = "（一）聚焦垃圾分类"  # 84处 and 1.92万吨 belong here


def is_about(request: dict[str, Any], heading: str) -> bool:
    where = re.search("^本节位置：(.*)$", request["messages"][1]["content"], re.MULTILINE)
    return where is not None and heading in where[1]


def at_first(*replies: Reply | Callable[[str], Reply], heading: str = FIRST) -> Callable[..., Any]:
    """Answer the section `heading` with these in turn, then as all others: obediently."""
    left = list(replies)

    def answer(request: dict[str, Any]) -> str | Reply:
        if is_about(request, heading) and left:
            reply = left.pop(0)
            return reply if isinstance(reply, Reply) else reply(obedient(request))
        return obedient(request)

    return answer


def always(reply: Reply, heading: str = FIRST) -> Callable[..., Any]:
    return lambda request: reply if is_about(request, heading) else obedient(request)


def plan() -> Plan:
    return make_plan(parse_outline(OUTLINE), parse_facts(FACTS), retrieve=RETRIEVE)


def events(service: Loopback, **more: Any) -> list[DraftEvent]:
    return list(streamed(service, **more))


def streamed(service: Loopback, *, stop: Event | None = None, **more: Any) -> Iterator[DraftEvent]:
    settings = Settings(
        llm_base_url=service.url, llm_model="m", **{"llm_timeout": 5.0, "llm_parallel": 2, **more}
    )
    writer = ServiceWriter(settings, backoff=QUICK)
    return write_sections(plan(), retrieve=RETRIEVE, writer=writer, stop=stop)


def done(found: list[DraftEvent]) -> dict[str, SectionDone]:
    ready = [event for event in found if isinstance(event, SectionDone)]
    return {event.traced.section.heading: event for event in ready}


def failed(found: list[DraftEvent]) -> list[SectionFailed]:
    return [event for event in found if isinstance(event, SectionFailed)]


def text_of(found: list[DraftEvent], heading: str) -> str:
    (event,) = [event for name, event in done(found).items() if heading in name]
    return "".join(sentence.text for sentence in event.traced.section.sentences)


def remarks(found: list[DraftEvent]) -> list[str]:
    return [row.reason for event in done(found).values() for row in event.traced.unresolved]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_what_passes_is_waited_for(service: Loopback, status: int) -> None:
    service.answer = at_first(Reply(status=status), Reply(status=status))
    found = events(service)
    assert not failed(found)
    assert "84处" in text_of(found, FIRST)
    assert len(service.requests) == 4 + 2
    assert remarks(found) == []


def test_retry_after_is_kept_by_all_sections(service: Loopback) -> None:
    service.answer = at_first(Reply(status=429, headers={"Retry-After": "0.3"}))
    found = events(service, llm_parallel=1)
    assert not failed(found)
    waits = [later - earlier for earlier, later in pairwise(service.times)]
    assert waits[0] >= 0.3, "as long as asked, not as short as the backoff says"


@pytest.mark.parametrize(
    ("reply", "requests", "says"),
    [
        pytest.param(Reply(status=429), 5, "限流", id="busy for good"),
        pytest.param(Reply(status=503), 5, "HTTP 503", id="down for good"),
        pytest.param(Reply(status=422), 1, "HTTP 422", id="this prompt is refused"),
        pytest.param(Reply(status=429, headers={"Retry-After": "9999"}), 1, "限流", id="too long"),
        pytest.param(Reply(raw=b"<html>login</html>"), 2, "看不懂", id="a page, not JSON"),
        pytest.param(Reply(raw=b"data: {oops\n\n"), 4, "看不懂", id="a stream, not JSON"),
    ],
)
def test_a_section_that_fails_costs_no_other(
    service: Loopback, reply: Reply, requests: int, says: str
) -> None:
    service.answer = always(reply, heading="三、2026年工作计划")
    found = events(service, llm_parallel=1)
    (failure,) = failed(found)
    assert failure.number == 5
    assert says in str(failure.error)
    assert failure.error.hint
    assert len(done(found)) == 5
    assert len(service.requests) == 3 + requests


@pytest.mark.parametrize("parallel", [1, 4])
@pytest.mark.parametrize(
    ("reply", "says"),
    [
        pytest.param(Reply(status=401), "不接受密钥", id="wrong key"),
        pytest.param(Reply(status=402), "余额不足", id="no money"),
        pytest.param(Reply(status=429, code="insufficient_quota"), "余额不足", id="no quota"),
        pytest.param(Reply(status=404), "没有模型", id="no such model"),
        pytest.param(Reply(raw=b"<html>login</html>"), "看不懂", id="a page"),
    ],
)
def test_what_no_section_survives_is_asked_once_and_written_offline(
    service: Loopback, reply: Reply, says: str, parallel: int
) -> None:
    service.answer = lambda _request: reply
    found = events(service, llm_parallel=parallel)
    assert not failed(found)
    assert len(service.requests) == 1
    assert len(done(found)) == 6
    assert "84处" in text_of(found, FIRST)
    (told,) = refusals(found)
    assert says in told
    assert "和其余3节由自带的起草器写成" in told
    assert told.endswith("）"), "with the way out"


def refusals(found: list[DraftEvent]) -> list[str]:
    return [row for row in remarks(found) if "由自带的起草器写成，可逐节重写" in row]


def test_what_is_refused_later_is_written_offline_from_there(service: Loopback) -> None:
    service.answer = lambda request: (
        obedient(request) if len(service.requests) < 3 else Reply(status=402)
    )
    found = events(service, llm_parallel=1)
    assert len(service.requests) == 3
    assert "统筹推进各项工作" in text_of(found, FIRST)
    assert len(done(found)) == 6
    assert len(refusals(found)) == 1


def test_a_section_to_be_redone_is_left_to_the_model(service: Loopback) -> None:
    service.answer = lambda _request: Reply(status=401)
    brief = replace(plan().briefs[2], current="新建分类投放点84处。", instruction="更简洁")
    writer = ServiceWriter(Settings(llm_base_url=service.url, llm_model="m"), backoff=QUICK)
    (event,) = writer.stream([brief], retrieve=RETRIEVE, stop=Event())
    assert isinstance(event, SectionFailed)
    assert "不接受密钥" in str(event.error)


def test_a_stream_that_breaks_is_begun_anew(service: Loopback) -> None:
    service.answer = at_first(lambda text: Reply(text=text, breaks_after=1))
    found = events(service)
    assert text_of(found, FIRST).count("84处") == 1
    assert remarks(found) == []


def test_a_stream_that_always_breaks_leaves_its_whole_sentences(service: Loopback) -> None:
    text = "健全分类投放体系[P1]。完善收运网络[P1]。推动"
    service.answer = always(Reply(text=text, piece=8, breaks_after=3))
    found = events(service)
    assert not failed(found)
    assert text_of(found, FIRST).startswith("健全分类投放体系。")
    assert "推动" not in text_of(found, FIRST)
    assert "84处" in text_of(found, FIRST), "facts the model did not come to are added"
    assert any("中途断开" in row and "可能不全" in row for row in remarks(found))


def test_a_stream_that_ends_without_a_word_counts_as_broken(service: Loopback) -> None:
    service.answer = at_first(lambda text: Reply(text=text[:12], finish=""))
    found = events(service)
    assert text_of(found, FIRST).count("84处") == 1
    assert len(service.requests) == 5


def test_an_empty_answer_is_asked_for_again(service: Loopback) -> None:
    service.answer = at_first(Reply(text=""))
    assert "统筹推进各项工作" in text_of(events(service), FIRST)
    service.answer = always(Reply(text="<think>不知道</think>"))
    found = events(service)
    assert "84处" in text_of(found, FIRST)
    assert {"模型没有写出内容", UNUSABLE} <= {*remarks(found)}


def test_silence_is_given_up_after_a_second_try(service: Loopback) -> None:
    service.answer = always(Reply(text="健全体系。推动", piece=5, pause=FOR_EVER))
    found = events(service, llm_timeout=1.5)
    assert text_of(found, FIRST).startswith("健全体系。")
    assert any("1.5 秒没有回答" in row for row in remarks(found))
    assert sum(is_about(request, FIRST) for request in service.requests) == 2


def test_a_slow_drip_ends(service: Loopback) -> None:
    service.answer = always(Reply(text="健全体系。" + MUCH, piece=5, pause=0.1))
    found = events(service, llm_timeout=1.0)  # never silent so long; 5 times so long in all
    assert text_of(found, FIRST).startswith("健全体系。")
    assert any("写得太慢" in row for row in remarks(found))


def test_an_answer_cut_off_by_its_length_is_continued(service: Loopback) -> None:
    whole = "健全分类投放体系[P1]。完善收运网络，推动有序衔接[P1]。"
    service.answer = at_first(
        Reply(text=whole[:20], finish="length"), Reply(text=whole[14:], finish="stop")
    )
    found = events(service)
    expected = "健全分类投放体系。完善收运网络，推动有序衔接。"
    assert text_of(found, FIRST).startswith(expected), "what is repeated is joined"
    continued = next(r for r in service.requests if len(r["messages"]) == 4)
    assert continued["messages"][2] == {"role": "assistant", "content": whole[:20]}
    assert "接着写" in continued["messages"][3]["content"]
    assert remarks(found) == []


def test_an_answer_that_never_ends_is_told(service: Loopback) -> None:
    service.answer = always(Reply(text="加强日常巡查[P1]。落实责任", finish="length"))
    found = events(service)
    assert any("长度限制" in row for row in remarks(found))
    assert len(service.requests) == 3 + 4


def test_a_prompt_too_long_for_the_model_is_shortened(service: Loopback) -> None:
    refusal = Reply(status=400, message="maximum context length is 4096 tokens")
    service.answer = lambda request: (
        refusal if "P1>>>" in request["messages"][1]["content"] else obedient(request)
    )
    found = events(service, llm_context=1024, llm_parallel=1)
    assert not failed(found)
    assert "84处" in text_of(found, FIRST)


@pytest.mark.parametrize(
    "message",
    [
        "This model's maximum context length is 600 tokens. However, you requested 1500 tokens",
        "the request exceeds the available context size (600 tokens), try increasing it",
        "上下文超长：最多 600 个词元，本次 1500 个词元",
    ],
)
def test_a_window_too_small_for_the_task_is_asked_once(service: Loopback, message: str) -> None:
    service.answer = lambda _: Reply(status=400, message=message)
    found = events(service, llm_parallel=1)
    assert len(service.requests) == 1
    (told,) = refusals(found)
    assert "按 600 个词元" in told
    assert "llm_context" in told


def test_a_prompt_is_cut_to_the_window_that_a_refusal_names(service: Loopback) -> None:
    def answer(request: dict[str, Any]) -> str | Reply:
        size = sum(len(message["content"]) for message in request["messages"])
        if size <= 1800:
            return obedient(request)
        said = f"maximum context length is 3600 tokens. However, you requested {2 * size} tokens"
        return Reply(status=400, message=said)

    service.answer = answer
    found = events(service, llm_parallel=1)
    assert not failed(found)
    assert remarks(found) == []
    assert len(service.requests) <= 4 + 1


def test_a_stream_that_breaks_before_a_word_is_asked_for_plainly(service: Loopback) -> None:
    def answer(request: dict[str, Any]) -> str | Reply:
        size = sum(len(message["content"]) for message in request["messages"])
        if size <= 1800:
            return obedient(request)
        if request.get("stream"):
            return Reply(text="无", breaks_after=0)
        said = f"maximum context length is 3600 tokens. However, you requested {2 * size} tokens"
        return Reply(status=400, message=said)

    service.answer = answer
    found = events(service, llm_parallel=1)
    assert not failed(found)
    assert remarks(found) == []
    assert service.requests[-1].get("stream"), "the next ones stream again"


def test_a_refused_system_message_opens_the_user_s(service: Loopback) -> None:
    refusal = Reply(status=400, message="roles must alternate; system role not supported")
    service.answer = lambda request: (
        refusal if request["messages"][0]["role"] == "system" else _of_one_message(request)
    )
    found = events(service, llm_parallel=1)
    assert not failed(found)
    assert "84处" in text_of(found, FIRST)
    assert remarks(found) == []
    assert len(service.requests) == 4 + 1, "it is remembered"
    assert service.requests[1]["messages"][0]["content"].startswith("你是机关单位的文稿起草人")


def _of_one_message(request: dict[str, Any]) -> str:
    return obedient({"messages": [{}, request["messages"][0]]})


@pytest.mark.parametrize(
    "refusal",
    [
        pytest.param(Reply(status=400, code="data_inspection_failed"), id="by its code"),
        pytest.param(Reply(status=400, message="输入内容涉及敏感信息"), id="in words"),
        pytest.param(Reply(status=403, message="content policy violation"), id="forbidden"),
    ],
)
def test_inspected_content_is_asked_once_and_written_by_the_program(
    service: Loopback, refusal: Reply
) -> None:
    service.answer = always(refusal)
    found = events(service, llm_parallel=1)
    assert not failed(found)
    assert len(service.requests) == 4
    assert "84处" in text_of(found, FIRST)
    assert {"服务方的内容审查不放行这一节", UNUSABLE} <= {*remarks(found)}


def test_a_service_that_never_says_it_has_finished_is_asked_once(service: Loopback) -> None:
    service.answer = lambda request: Reply(text=obedient(request), finish="")
    found = events(service, llm_parallel=1)
    assert "84处" in text_of(found, FIRST)
    assert len(service.requests) == 4
    assert remarks(found) == [UNENDED] * 4


def test_a_model_that_loses_itself_is_stopped(service: Loopback) -> None:
    text = "健全分类投放体系[P1]。" + "推动有序衔接，" * 4000
    service.answer = always(Reply(text=text, piece=7, pause=0.001))
    found = events(service)
    assert text_of(found, FIRST).startswith("健全分类投放体系。")
    assert "84处" in text_of(found, FIRST)
    assert any("翻来覆去" in row for row in remarks(found))
    told = [event for event in found if isinstance(event, TextArrived)]
    assert max(len(event.text) for event in told) < 1000, "nobody listens to the end"
    assert len(service.requests) == 4


def test_a_refusal_is_told_in_the_service_s_words(service: Loopback) -> None:
    service.answer = lambda _: Reply(status=400, message="thinking mode wants\n stream=true sk-1")
    found = events(service, llm_parallel=1, llm_api_key=SecretStr("sk-1"))
    (message,) = refusals(found)
    assert "thinking mode wants" in message
    assert "sk-1" not in message


def test_a_service_that_will_not_count_tokens_is_not_asked_to(service: Loopback) -> None:
    refusal = Reply(status=400, message="unknown field: stream_options")
    service.answer = lambda request: refusal if "stream_options" in request else obedient(request)
    assert not failed(events(service, llm_parallel=1))


@pytest.mark.parametrize(
    "streamed",
    [
        pytest.param(Reply(status=400, message="stream is not supported"), id="refused"),
        pytest.param(Reply(status=501, message="Streaming not implemented"), id="not implemented"),
        pytest.param(Reply(text="统筹推进。", is_whole=True), id="answered at once all the same"),
        pytest.param(Reply(raw=b"data: {}\n\n"), id="another kind of stream"),
    ],
)
def test_a_service_that_does_not_stream_is_asked_plainly(
    service: Loopback, streamed: Reply
) -> None:
    service.answer = lambda request: streamed if request.get("stream") else obedient(request)
    found = events(service, llm_parallel=1)
    assert not failed(found)
    assert "84处" in text_of(found, FIRST)
    assert remarks(found) == []
    asked = [bool(request.get("stream")) for request in service.requests]
    assert asked == [True, False, False, False, False], "it is remembered"


def test_what_is_refused_is_refused_once_however_many_ask(service: Loopback) -> None:
    refusal = Reply(status=400, message="unknown field: stream_options")
    service.answer = lambda request: refusal if "stream_options" in request else obedient(request)
    assert not failed(events(service, llm_parallel=4))
    assert len(service.requests) == 4 + 1


def test_effort_and_text_are_told(service: Loopback) -> None:
    service.answer = lambda request: Reply(
        text=obedient(request), piece=6, prompt_tokens=700, answer_tokens=90
    )
    found = events(service)
    effort = done(found)["二、存在的问题"].effort
    assert (effort.prompt_tokens, effort.answer_tokens) == (700, 90)
    assert effort.seconds > 0
    grown = [event.text for event in found if isinstance(event, TextArrived) and event.number == 4]
    assert all(later.startswith(earlier) for earlier, later in pairwise(grown))
    assert grown[0] == "统筹推进各项"
    assert "[" not in "".join(grown)


def test_stopping_keeps_what_is_done(service: Loopback) -> None:
    service.answer = always(Reply(text=MUCH, piece=1, pause=0.05))
    found = []
    stop = Event()
    for event in streamed(service, stop=stop):
        found.append(event)
        if "二、存在的问题" in done(found):
            stop.set()
    assert not failed(found)
    assert "二、存在的问题" in done(found)
