"""Get one whole answer from a service: retried, and continued where it was cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.service.answers.parse_answer import visible_text
from assistant.drafting.service.answers.strip_thoughts import strip_thoughts
from assistant.drafting.service.endless_text import LoopWatch
from assistant.drafting.service.read_with_timeouts import (
    IdleTimeoutError,
    OverallTimeoutError,
    read_with_timeouts,
)
from assistant.drafting.service.retry import RateLimiter, RequestError
from assistant.errors import ProviderError

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_CONTINUATIONS = 3
_OVERLAP = range(80, 5, -1)  # characters that a continuation may repeat
_OVERALL_FACTOR = 5  # overall timeout of an answer, in idle timeouts
_CUT_OFF = "length"
_INCOMPLETE = "，本节可能不全"
_SENTENCE_END = re.compile(r"[。！？；\n](?:\s*[\[［【][^\]］】]*[\]］】])*")
_LOOPING = "looping"  # no service's word: we have stopped listening
_FILTERED = {"content_filter", "sensitive"}  # the latter of GLM
# Some services never say that an answer is complete; asking again would not help.
UNENDED = "模型服务没有说明回答已经写完，请看本节结尾是否完整"
_REPEATS, _LONG_REPEAT = 3, 4  # pieces, characters: then a repetition is no chance
_WAIT_LONGER = "请稍后再试，或调大设置 llm_timeout。"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChunk:
    """A piece of an answer as it streams in."""

    text: str = ""
    finish: str = ""  # the reason why the answer ends here; "" as long as it does not
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The whole answer of a model."""

    text: str
    prompt_tokens: int = 0
    answer_tokens: int = 0
    remarks: tuple[str, ...] = ()


StreamAnswer = Callable[["Sequence[BaseMessage]"], Iterator[AnswerChunk]]  # or RequestError
OnText = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSession:
    """A conversation with a model service, with its timeouts and retries."""

    stream: StreamAnswer
    rate_limiter: RateLimiter
    idle_timeout: float  # seconds
    continuation: str  # the prompt after an answer that was cut off

    def answer(self, messages: Sequence[BaseMessage], *, on_text: OnText, stop: Event) -> Answer:
        """Return the whole answer; `on_text` gets the text so far, again and again.

        An answer that breaks off each time is kept as far as it came, with a remark. Raises
        RequestError where there is no text at all, StoppedError once `stop` is set.
        """
        whole = Answer(text="")
        for _ in range(1 + _CONTINUATIONS):
            try:
                part, finish = self._ask_rest(messages, whole.text, on_text, stop)
            except RequestError as error:
                if error.partial_text is None and not whole.text:
                    raise
                return _truncate(
                    _add_answers(whole, Answer(text=error.partial_text or "")), f"{error.error}"
                )
            whole = _add_answers(whole, part)
            if finish != _CUT_OFF:
                return _with_remark(whole, finish)
        return _truncate(whole, "模型的回答一再超过它的长度限制。")

    def _ask_rest(
        self, messages: Sequence[BaseMessage], said: str, on_text: OnText, stop: Event
    ) -> tuple[Answer, str]:
        """Return the rest of an answer that begins with `said`, and the reason of its end."""
        request = [*messages, *(self._continuation(said) if said else ())]

        def show(more: str) -> None:
            on_text(visible_text(join_overlapping(said, more)))

        return self.rate_limiter.retry(lambda: self._ask_once(request, show, stop), stop)

    def _continuation(self, said: str) -> Iterator[BaseMessage]:
        from langchain_core.messages import AIMessage, HumanMessage

        yield AIMessage(strip_thoughts(said))
        yield HumanMessage(self.continuation)

    def _ask_once(
        self, messages: Sequence[BaseMessage], on_text: OnText, stop: Event
    ) -> tuple[Answer, str]:
        stream, watch = StreamedText(), LoopWatch()
        finish, tokens = "", Answer(text="")
        source = read_with_timeouts(
            lambda: self.stream(messages),
            idle=self.idle_timeout,
            overall=_OVERALL_FACTOR * self.idle_timeout,
            stop=stop,
        )
        try:
            for chunk in source:
                finish = chunk.finish or finish
                tokens = _add_answers(tokens, _token_counts(chunk))
                if chunk.text:
                    stream.add(chunk.text)
                    on_text(stream.text)
                if watch.is_looping(stream.text):
                    finish = _LOOPING
                    break
        except RequestError as error:
            error.partial_text = _if_visible(stream.text)
            raise
        except (IdleTimeoutError, OverallTimeoutError) as error:
            raise self._timeout_error(error, stream.text) from error
        _require_complete(stream.text, finish)
        return _add_answers(Answer(text=stream.text), tokens), finish

    def _timeout_error(self, error: Exception, text: str) -> RequestError:
        if isinstance(error, IdleTimeoutError):
            message, attempts = f"模型服务超过 {self.idle_timeout:g} 秒没有回答。", 2
        else:
            limit = _OVERALL_FACTOR * self.idle_timeout
            message, attempts = f"模型服务写得太慢，{limit:g} 秒还没有写完一节。", 1
        refused = ProviderError(message, hint=_WAIT_LONGER)
        return RequestError(refused, attempts=attempts, partial_text=_if_visible(text))


class StreamedText:
    """The text of an answer as it streams in: in pieces, or all of it again and again."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_cumulative = True  # each piece so far began with the one before it

    @property
    def text(self) -> str:
        """All of it so far."""
        first, last = self._pieces[:1], self._pieces[-1:]
        repeats = len(self._pieces) >= _REPEATS or len("".join(first)) >= _LONG_REPEAT
        return "".join(last if self._is_cumulative and repeats else self._pieces)

    def add(self, piece: str) -> None:
        """Take what the service sent next."""
        if self._pieces:
            before = self._pieces[-1]
            is_longer = len(piece) > len(before) and piece.startswith(before)
            self._is_cumulative = self._is_cumulative and is_longer
        self._pieces.append(piece)


def join_overlapping(said: str, more: str) -> str:
    """Return both texts as one; an end of `said` that `more` repeats stands once.

    >>> join_overlapping("新建公厕12座，改造", "公厕12座，改造8座。")
    '新建公厕12座，改造8座。'
    """
    for size in _OVERLAP:
        if len(more) >= size and said.endswith(more[:size]):
            return said + more[size:]
    return said + more


def remark_cause(remark: str) -> str:
    """Return the cause in a remark, for a section that is complete after all."""
    return remark.removesuffix(_INCOMPLETE)


def _if_visible(text: str) -> str | None:
    return text if visible_text(text) else None


def _require_complete(text: str, finish: str) -> None:
    """Raise RequestError for an answer without text, or one whose stream ended in a sentence."""
    if not visible_text(text).strip():
        empty = ProviderError("模型没有写出内容。", hint="请换一个模型再试。")
        raise RequestError(empty, attempts=2, partial_text="")
    if not finish and not _is_whole(text):
        broken = ProviderError("模型服务中途断开。", hint="请稍后再试。")
        raise RequestError(broken, attempts=3, partial_text=text)


def _add_answers(first: Answer, second: Answer) -> Answer:
    return Answer(
        text=join_overlapping(first.text, second.text),
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        answer_tokens=first.answer_tokens + second.answer_tokens,
        remarks=(*first.remarks, *second.remarks),
    )


def _token_counts(chunk: AnswerChunk) -> Answer:
    return Answer(text="", prompt_tokens=chunk.prompt_tokens, answer_tokens=chunk.answer_tokens)


def _truncate(answer: Answer, reason: str) -> Answer:
    """Return the answer up to its last whole sentence, with a remark."""
    ends = [end.end() for end in _SENTENCE_END.finditer(answer.text)]
    text = answer.text[: ends[-1]] if ends else ""
    return _add_answers(
        Answer(text=text),
        Answer(
            text="",
            prompt_tokens=answer.prompt_tokens,
            answer_tokens=answer.answer_tokens,
            remarks=(f"{reason.rstrip('。')}{_INCOMPLETE}",),
        ),
    )


def _is_whole(text: str) -> bool:
    """Return whether the text ends where a sentence does, but for marks and markup."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text)]
    return bool(ends) and not visible_text(text[ends[-1] :]).strip("*_`」』”’）)】]")


def _with_remark(answer: Answer, finish: str) -> Answer:
    if finish == _LOOPING:
        return _truncate(answer, "模型翻来覆去写同样的话，已在中途停下")
    if finish in _FILTERED:
        return _truncate(answer, "服务方拦截了部分内容")
    return answer if finish else replace(answer, remarks=(*answer.remarks, UNENDED))
