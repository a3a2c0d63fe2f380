"""Get one whole answer out of a service: tried again, continued where it was cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from assistant.drafting.service.clean_answer import without_thoughts
from assistant.drafting.service.parse_answer import visible
from assistant.drafting.service.retry import FaultError, Pace
from assistant.drafting.service.stream_timeout import DrippingError, SilentError, patient
from assistant.errors import ProviderError

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_CONTINUATIONS = 3
_OVERLAP = range(80, 5, -1)  # characters that a continuation may repeat
_LONGEST = 5  # times the silence allowed that a whole answer may take
_CUT_OFF = "length"
_INCOMPLETE = "，本节可能不全"
_SENTENCE_END = re.compile(r"[。！？；\n](?:\s*[\[［【][^\]］】]*[\]］】])*")
_SLOWER = "请稍后再试，或调大设置 llm_timeout。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of an answer as it streams in."""

    text: str = ""
    finish: str = ""  # why the answer ends here; "" as long as it does not
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model said in the end."""

    text: str
    prompt_tokens: int = 0
    answer_tokens: int = 0
    remarks: tuple[str, ...] = ()


Ask = Callable[["Sequence[BaseMessage]"], Iterator[Piece]]  # raises FaultError
Hear = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """How a service is asked."""

    ask: Ask
    pace: Pace
    silence: float  # seconds
    continuing: str  # what a model is told that was cut off

    def answer(self, messages: Sequence[BaseMessage], *, hear: Hear, stop: Event) -> Answer:
        """Return the whole answer; `hear` gets what is there so far, again and again.

        What is left of an answer that breaks off each time is kept, with a remark.
        Raises FaultError where nothing came of it, StoppedError once `stop` is set.
        """
        whole = Answer(text="")
        for _ in range(1 + _CONTINUATIONS):
            try:
                part, finish = self._part(messages, whole.text, hear, stop)
            except FaultError as fault:
                if fault.left is None and not whole.text:
                    raise
                return _cut(_sum(whole, Answer(text=fault.left or "")), f"{fault.error}")
            whole = _sum(whole, part)
            if finish != _CUT_OFF:
                return _remarked(whole, finish)
        return _cut(whole, "模型的回答一再超过它的长度限制。")

    def _part(
        self, messages: Sequence[BaseMessage], said: str, hear: Hear, stop: Event
    ) -> tuple[Answer, str]:
        """Return the rest of an answer of which `said` is known, and why it ended."""
        asked = [*messages, *(self._go_on(said) if said else ())]
        return self.pace.tried(
            lambda: self._once(asked, lambda more: hear(visible(joined(said, more))), stop), stop
        )

    def _go_on(self, said: str) -> Iterator[BaseMessage]:
        from langchain_core.messages import AIMessage, HumanMessage

        yield AIMessage(without_thoughts(said))
        yield HumanMessage(self.continuing)

    def _once(self, messages: Sequence[BaseMessage], hear: Hear, stop: Event) -> tuple[Answer, str]:
        text, last, spent = "", "", Answer(text="")
        source = patient(
            lambda: self.ask(messages),
            silence=self.silence,
            longest=_LONGEST * self.silence,
            stop=stop,
        )
        try:
            for piece in source:
                last = piece.finish or last
                spent = _sum(spent, _spent(piece))
                if piece.text:
                    text += piece.text
                    hear(text)
        except FaultError as fault:
            fault.left = (visible(text) and text) or None
            raise
        except (SilentError, DrippingError) as error:
            raise self._too_slow(error, text) from error
        _check_whole(text, last)
        return _sum(Answer(text=text), spent), last

    def _too_slow(self, error: Exception, text: str) -> FaultError:
        if isinstance(error, SilentError):
            refused = ProviderError(f"模型服务超过 {self.silence:g} 秒没有回答。", hint=_SLOWER)
            fault = FaultError(refused, attempts=2)
        else:
            limit = _LONGEST * self.silence
            fault = FaultError(
                ProviderError(f"模型服务写得太慢，{limit:g} 秒还没有写完一节。", hint=_SLOWER)
            )
        fault.left = (visible(text) and text) or None
        return fault


def joined(said: str, more: str) -> str:
    """Return both texts as one, what `more` repeats of the end of `said` once.

    >>> joined("新建公厕12座，改造", "公厕12座，改造8座。")
    '新建公厕12座，改造8座。'
    """
    for size in _OVERLAP:
        if len(more) >= size and said.endswith(more[:size]):
            return said + more[size:]
    return said + more


def cause(remark: str) -> str:
    """Return what a remark says of the service alone, for a section that is whole after all."""
    return remark.removesuffix(_INCOMPLETE)


def _check_whole(text: str, finish: str) -> None:
    """Raise FaultError for an answer without words, or one whose stream just ended."""
    if not visible(text).strip():
        fault = FaultError(
            ProviderError("模型没有写出内容。", hint="请换一个模型再试。"), attempts=2
        )
        fault.left = ""
        raise fault
    if not finish:
        fault = FaultError(ProviderError("模型服务中途断开。", hint="请稍后再试。"), attempts=3)
        fault.left = text
        raise fault


def _sum(first: Answer, second: Answer) -> Answer:
    return Answer(
        text=joined(first.text, second.text),
        prompt_tokens=first.prompt_tokens + second.prompt_tokens,
        answer_tokens=first.answer_tokens + second.answer_tokens,
        remarks=(*first.remarks, *second.remarks),
    )


def _spent(piece: Piece) -> Answer:
    return Answer(text="", prompt_tokens=piece.prompt_tokens, answer_tokens=piece.answer_tokens)


def _cut(answer: Answer, why: str) -> Answer:
    """Return the answer up to its last whole sentence, with a remark."""
    ends = [end.end() for end in _SENTENCE_END.finditer(answer.text)]
    text = answer.text[: ends[-1]] if ends else ""
    return _sum(
        Answer(text=text),
        Answer(
            text="",
            prompt_tokens=answer.prompt_tokens,
            answer_tokens=answer.answer_tokens,
            remarks=(f"{why.rstrip('。')}{_INCOMPLETE}",),
        ),
    )


def _remarked(answer: Answer, finish: str) -> Answer:
    if finish != "content_filter":
        return answer
    return _cut(answer, "服务方拦截了部分内容")
