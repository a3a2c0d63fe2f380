"""The only door to `openai` and `langchain_openai`: ask, and say in our words what went wrong."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import cached_property
from threading import Lock, Thread
from typing import TYPE_CHECKING

from assistant.drafting.service.completion import Piece
from assistant.drafting.service.retry import FaultError
from assistant.errors import ProviderError
from assistant.settings import Settings

if TYPE_CHECKING:
    import openai
    from langchain_core.messages import BaseMessage
    from langchain_openai import ChatOpenAI

_NO_KEY = "-"  # local services want none, but the client insists on some
_CONNECTING = 10.0  # seconds
_PASSING = frozenset({408, 409, 425, 429})  # and all from 500 on: another time they may not come
_NOT_SO = frozenset({400, 404, 405, 415, 422, 500, 501})  # refusals of how a thing is asked for
_ATTEMPTS = 5
_FEW_ATTEMPTS = 3  # where waiting seldom helps
_TOO_LONG = re.compile(
    "context|too (?:long|large|many)|maximum.*token|上下文|超长|过长", re.IGNORECASE
)
_NO_MONEY = re.compile("insufficient|quota|balance|欠费|余额", re.IGNORECASE)
_OFFLINE = "清空设置 llm_base_url（网页：“设置”页的模型服务和地址）即改用离线起草。"
_LATER = "请稍后再试。"
# What the clients raise for an answer that is not the protocol's.
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """How a service is asked; a few can do less than the protocol."""

    counts: bool = True  # whether tokens are asked for
    streams: bool = True


_PLAIN = _Manner(counts=False, streams=False)


class Service:
    """A language model behind an OpenAI-compatible service."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._making = Lock()
        self._has_answered = False
        self._manner = _Manner()

    def ask(self, messages: Sequence[BaseMessage]) -> Iterator[Piece]:
        """Yield the answer as it streams in. Raises FaultError.

        A service that will not count tokens is asked without, and one that does not stream for
        its answer at once; what worked is remembered.
        """
        yield from self._asked(messages, self._manner)

    def _asked(self, messages: Sequence[BaseMessage], manner: _Manner) -> Iterator[Piece]:
        import openai

        has_come = False
        try:
            for piece in self._pieces(messages, manner):
                self._has_answered = True
                has_come = has_come or bool(piece.text or piece.finish)
                yield piece
            if has_come or not manner.streams:
                return
        except (openai.OpenAIError, *_NONSENSE) as error:
            simpler = manner if has_come else _simpler(manner, error)
            if simpler == manner:
                raise self._fault(error) from error
        else:
            simpler = _PLAIN  # nothing came that reads as a stream
        yield from self._asked(messages, simpler)
        self._manner = simpler

    def _pieces(self, messages: Sequence[BaseMessage], manner: _Manner) -> Iterator[Piece]:
        if manner.streams:
            chunks = self._model.stream(list(messages), stream_usage=manner.counts)
            yield from map(_piece, chunks)
        else:
            yield _piece(self._model.invoke(list(messages)))

    def check(self) -> None:
        """Ask for one word; ProviderError where it does not come."""
        import openai

        try:
            self._model.invoke("请只回答一个字：好")
        except (openai.OpenAIError, *_NONSENSE) as error:
            raise self._fault(error).error from error

    def get_ready(self) -> None:
        """Import the clients and make one, which takes a second: meanwhile others may plan."""

        def make() -> None:
            with suppress(Exception):  # met again where the model is asked
                _ = self._model

        Thread(target=make, daemon=True).start()

    @property
    def _model(self) -> ChatOpenAI:
        with self._making:  # one for all sections, however many ask at once
            return self._client

    @cached_property
    def _client(self) -> ChatOpenAI:
        import openai
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        settings = self._settings
        has_key = bool(settings.llm_api_key.get_secret_value())
        return ChatOpenAI(
            base_url=settings.llm_base_url,
            model=settings.llm_model,
            api_key=settings.llm_api_key if has_key else SecretStr(_NO_KEY),
            timeout=openai.Timeout(
                settings.llm_timeout, connect=min(_CONNECTING, settings.llm_timeout)
            ),
            max_retries=0,  # done by Pace, which also knows of broken streams and other sections
        )

    def _fault(self, error: Exception) -> FaultError:
        """Return what to do about one of the client's errors."""
        import openai

        if isinstance(error, openai.APIStatusError):
            return self._refused(error)
        if isinstance(error, openai.APITimeoutError):
            return FaultError(self._silent(), attempts=2)
        if isinstance(error, openai.APIConnectionError):
            if self._has_answered:
                broken = ProviderError("模型服务中途断开。", hint=_LATER)
                return FaultError(broken, attempts=_FEW_ATTEMPTS)
            return FaultError(self._unreachable(), attempts=_FEW_ATTEMPTS, is_fatal=True)
        if isinstance(error, openai.APIError):  # told in the stream itself
            said = ProviderError(f"模型服务报错：{error.message[:100]}", hint=_LATER)
            return FaultError(said, attempts=_FEW_ATTEMPTS)
        return FaultError(self._nonsense(), attempts=2, is_fatal=not self._has_answered)

    def _refused(self, error: openai.APIStatusError) -> FaultError:
        import openai

        status = error.status_code
        if isinstance(error, openai.RateLimitError):
            refused = ProviderError(
                "模型服务限流或余额不足。", hint="稍后再试，或调小设置 llm_parallel。"
            )
            if _NO_MONEY.search(str(error.code or "")):
                return FaultError(refused, is_fatal=True)
            return FaultError(refused, attempts=_ATTEMPTS, wait=_asked_to_wait(error))
        if status in _PASSING or status >= 500:
            return FaultError(_unwell(status), attempts=_ATTEMPTS, wait=_asked_to_wait(error))
        if status in {400, 413} and _TOO_LONG.search(error.message):
            return FaultError(self._too_long(), is_too_long=True)
        return FaultError(self._misconfigured(error) or _unwell(status), is_fatal=status != 422)

    def _misconfigured(self, error: openai.APIStatusError) -> ProviderError | None:
        settings = self._settings
        known = {
            401: (
                "模型服务不接受密钥。",
                "请检查设置 llm_api_key 与 llm_base_url 是否属于同一家服务。",
            ),
            402: ("模型服务的账户余额不足。", "请充值，或换一家服务。"),
            403: ("模型服务拒绝访问。", "请检查密钥的权限和余额。"),
            404: (
                f"模型服务没有模型 {settings.llm_model}，或地址不对：{settings.llm_base_url}",
                "请检查设置 llm_model；地址一般以 /v1 结尾。",
            ),
        }
        found = known.get(error.status_code)
        return ProviderError(found[0], hint=found[1]) if found else None

    def _silent(self) -> ProviderError:
        return ProviderError(
            f"模型服务超过 {self._settings.llm_timeout:g} 秒没有回答。",
            hint="请稍后再试，或调大设置 llm_timeout。",
        )

    def _unreachable(self) -> ProviderError:
        return ProviderError(
            f"连不上模型服务：{self._settings.llm_base_url}",
            hint=f"请检查网络和设置 llm_base_url；{_OFFLINE}",
        )

    def _nonsense(self) -> ProviderError:
        return ProviderError(
            f"模型服务的回答看不懂：{self._settings.llm_base_url}",
            hint="请检查设置 llm_base_url 是否为 OpenAI 兼容的地址，一般以 /v1 结尾。",
        )

    def _too_long(self) -> ProviderError:
        return ProviderError(
            f"模型装不下本节的材料（按 {self._settings.llm_context} 个词元准备）。",
            hint="请按模型的实际长度调小设置 llm_context，或换用上下文更长的模型。",
        )


def check_service(settings: Settings) -> None:
    """Ask the service for one word; ProviderError where it does not give any."""
    Service(settings).check()


def _simpler(manner: _Manner, error: Exception) -> _Manner:
    """Return the next manner to try after an error that asks for less; the same for any other."""
    import openai

    if not isinstance(error, openai.OpenAIError):  # not the protocol of a stream
        return _PLAIN
    refused = isinstance(error, openai.APIStatusError) and error.status_code in _NOT_SO
    if refused and "stream_options" in str(error) and manner.counts:
        return replace(manner, counts=False)
    return _PLAIN if refused and "stream" in str(error).lower() else manner


def _piece(chunk: BaseMessage) -> Piece:
    usage = getattr(chunk, "usage_metadata", None) or {}
    return Piece(
        text=str(chunk.text),
        finish=chunk.response_metadata.get("finish_reason") or "",
        prompt_tokens=usage.get("input_tokens", 0),
        answer_tokens=usage.get("output_tokens", 0),
    )


def _asked_to_wait(error: openai.APIStatusError) -> float | None:
    """Return the seconds of the answer's Retry-After, in whichever form; None without one."""
    headers = error.response.headers
    milliseconds, seconds = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds:
            return max(float(milliseconds) / 1000, 0.0)
        return max(float(seconds), 0.0) if seconds else None
    except ValueError:
        return _until(seconds or "")


def _until(date: str) -> float | None:
    try:
        return max(parsedate_to_datetime(date).timestamp() - time.time(), 0.0)
    except ValueError:
        return None


def _unwell(status: int) -> ProviderError:
    return ProviderError(f"模型服务出错（HTTP {status}）。", hint=f"{_LATER}{_OFFLINE}")
