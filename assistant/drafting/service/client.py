"""Send requests to a model service; the only door to `openai` and `langchain_openai`."""

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

from assistant.drafting.service.completion import AnswerChunk
from assistant.drafting.service.retry import RequestError
from assistant.errors import ProviderError
from assistant.settings import Settings

if TYPE_CHECKING:
    import openai
    from langchain_core.messages import BaseMessage
    from langchain_openai import ChatOpenAI

_NO_KEY = "-"  # local services want none, but the client insists on some
_CONNECT_TIMEOUT = 10.0  # seconds
_TRANSIENT = frozenset({408, 409, 425, 429})  # and all from 500 on: a retry may pass
_UNSUPPORTED = frozenset({400, 404, 405, 415, 422, 500, 501})  # for an option of the request
_ATTEMPTS = 5
_FEW_ATTEMPTS = 3  # where a retry seldom helps
_TOO_LONG = re.compile(
    "context|too (?:long|large|many)|maximum.*token|上下文|超长|过长", re.IGNORECASE
)
_NO_MONEY = re.compile("insufficient|quota|balance|欠费|余额", re.IGNORECASE)
_OFFLINE = "清空设置 llm_base_url（网页：“设置”页的模型服务和地址）即改用离线起草。"
_TRY_LATER = "请稍后再试。"
# Raised by the clients for an answer that does not follow the protocol.
_MALFORMED = (ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RequestOptions:
    """The options of a request; some services support less than the protocol."""

    count_tokens: bool = True
    stream: bool = True


_PLAIN = _RequestOptions(count_tokens=False, stream=False)


class ModelService:
    """A language model behind an OpenAI-compatible service."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._creating = Lock()
        self._has_answered = False
        self._options = _RequestOptions()

    def stream(self, messages: Sequence[BaseMessage]) -> Iterator[AnswerChunk]:
        """Yield the answer as it streams in; RequestError where it does not.

        A service that refuses to count tokens or to stream gets the request again without; the
        options that worked are kept.
        """
        yield from self._stream(messages, self._options)

    def _stream(
        self, messages: Sequence[BaseMessage], options: _RequestOptions
    ) -> Iterator[AnswerChunk]:
        import openai

        has_begun = False
        try:
            for chunk in self._chunks(messages, options):
                self._has_answered = True
                has_begun = has_begun or bool(chunk.text or chunk.finish)
                yield chunk
            if has_begun or not options.stream:
                return
        except (openai.OpenAIError, *_MALFORMED) as error:
            simpler = options if has_begun else _simplify(options, error)
            if simpler == options:
                raise self._request_error(error) from error
        else:
            simpler = _PLAIN  # nothing came that reads as a stream
        yield from self._stream(messages, simpler)
        self._options = simpler

    def _chunks(
        self, messages: Sequence[BaseMessage], options: _RequestOptions
    ) -> Iterator[AnswerChunk]:
        if options.stream:
            chunks = self._model.stream(list(messages), stream_usage=options.count_tokens)
            yield from map(_to_chunk, chunks)
        else:
            yield _to_chunk(self._model.invoke(list(messages)))

    def check(self) -> None:
        """Request one word; ProviderError where it does not come."""
        import openai

        try:
            self._model.invoke("请只回答一个字：好")
        except (openai.OpenAIError, *_MALFORMED) as error:
            raise self._request_error(error).error from error

    def preload(self) -> None:
        """Import the client libraries in a thread, which takes a second."""

        def make() -> None:
            with suppress(Exception):  # raised again by the first request
                _ = self._model

        Thread(target=make, daemon=True).start()

    @property
    def _model(self) -> ChatOpenAI:
        with self._creating:  # one for all sections
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
                settings.llm_timeout, connect=min(_CONNECT_TIMEOUT, settings.llm_timeout)
            ),
            max_retries=0,  # done by RateLimiter, for broken streams and other sections too
        )

    def _request_error(self, error: Exception) -> RequestError:
        """Return an error of the client with its retry policy."""
        import openai

        if isinstance(error, openai.APIStatusError):
            return self._status_error(error)
        if isinstance(error, openai.APITimeoutError):
            return RequestError(self._timeout(), attempts=2)
        if isinstance(error, openai.APIConnectionError):
            if self._has_answered:
                broken = ProviderError("模型服务中途断开。", hint=_TRY_LATER)
                return RequestError(broken, attempts=_FEW_ATTEMPTS)
            return RequestError(self._unreachable(), attempts=_FEW_ATTEMPTS, is_fatal=True)
        if isinstance(error, openai.APIError):  # sent in the stream itself
            said = ProviderError(f"模型服务报错：{error.message[:100]}", hint=_TRY_LATER)
            return RequestError(said, attempts=_FEW_ATTEMPTS)
        return RequestError(self._malformed(), attempts=2, is_fatal=not self._has_answered)

    def _status_error(self, error: openai.APIStatusError) -> RequestError:
        import openai

        status = error.status_code
        if isinstance(error, openai.RateLimitError):
            refused = ProviderError(
                "模型服务限流或余额不足。", hint="稍后再试，或调小设置 llm_parallel。"
            )
            if _NO_MONEY.search(str(error.code or "")):
                return RequestError(refused, is_fatal=True)
            return RequestError(refused, attempts=_ATTEMPTS, wait=_retry_after(error))
        if status in _TRANSIENT or status >= 500:
            return RequestError(_server_error(status), attempts=_ATTEMPTS, wait=_retry_after(error))
        if status in {400, 413} and _TOO_LONG.search(error.message):
            return RequestError(self._too_long(), is_too_long=True)
        return RequestError(
            self._misconfigured(error) or _server_error(status), is_fatal=status != 422
        )

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

    def _timeout(self) -> ProviderError:
        return ProviderError(
            f"模型服务超过 {self._settings.llm_timeout:g} 秒没有回答。",
            hint="请稍后再试，或调大设置 llm_timeout。",
        )

    def _unreachable(self) -> ProviderError:
        return ProviderError(
            f"连不上模型服务：{self._settings.llm_base_url}",
            hint=f"请检查网络和设置 llm_base_url；{_OFFLINE}",
        )

    def _malformed(self) -> ProviderError:
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
    """Request one word from the service; ProviderError where it does not come."""
    ModelService(settings).check()


def _simplify(options: _RequestOptions, error: Exception) -> _RequestOptions:
    """Return simpler options after an error that an option caused; the same for any other."""
    import openai

    if not isinstance(error, openai.OpenAIError):  # not the protocol of a stream
        return _PLAIN
    refused = isinstance(error, openai.APIStatusError) and error.status_code in _UNSUPPORTED
    if refused and "stream_options" in str(error) and options.count_tokens:
        return replace(options, count_tokens=False)
    return _PLAIN if refused and "stream" in str(error).lower() else options


def _to_chunk(chunk: BaseMessage) -> AnswerChunk:
    usage = getattr(chunk, "usage_metadata", None) or {}
    return AnswerChunk(
        text=str(chunk.text),
        finish=chunk.response_metadata.get("finish_reason") or "",
        prompt_tokens=usage.get("input_tokens", 0),
        answer_tokens=usage.get("output_tokens", 0),
    )


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Return the seconds of the Retry-After header, in any of its forms; None without one."""
    headers = error.response.headers
    milliseconds, seconds = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds:
            return max(float(milliseconds) / 1000, 0.0)
        return max(float(seconds), 0.0) if seconds else None
    except ValueError:
        return _seconds_until(seconds or "")


def _seconds_until(date: str) -> float | None:
    try:
        return max(parsedate_to_datetime(date).timestamp() - time.time(), 0.0)
    except ValueError:
        return None


def _server_error(status: int) -> ProviderError:
    return ProviderError(f"模型服务出错（HTTP {status}）。", hint=f"{_TRY_LATER}{_OFFLINE}")
