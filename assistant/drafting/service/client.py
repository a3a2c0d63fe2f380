"""Send requests to a model service; the only door to `openai` and `langchain_openai`."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import cache, cached_property
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from assistant.drafting.service.completion import AnswerChunk
from assistant.drafting.service.refusals import (
    TRY_LATER,
    Refusal,
    malformed,
    refused,
    refused_in_stream,
    unanswered,
    unreachable,
)
from assistant.drafting.service.retry import RequestError
from assistant.errors import ProviderError
from assistant.settings import Settings

if TYPE_CHECKING:
    import openai
    from langchain_core.messages import BaseMessage
    from langchain_openai import ChatOpenAI

_NO_KEY = "-"  # local services want none, but the client insists on some
_CONNECT_TIMEOUT = 10.0  # seconds
_UNSUPPORTED = frozenset({400, 404, 405, 415, 422, 500, 501})  # for an option of the request
_FEW_ATTEMPTS = 3  # where a retry seldom helps
_NO_SYSTEM_ROLE = re.compile(
    r"\bsystem\b.{0,20}\b(?:role|message|prompt|instruction)|role.{0,40}system|系统角色",
    re.IGNORECASE,
)
# Raised by the clients for an answer that does not follow the protocol.
_MALFORMED = (ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RequestOptions:
    """The options of a request; some services support less than the protocol."""

    count_tokens: bool = True
    stream: bool = True
    system_role: bool = True  # False: its text opens the first message of the user


class _PageError(ValueError):
    """A page for people came where an answer should."""


class ModelService:
    """A language model behind an OpenAI-compatible service."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._creating = Lock()
        self._has_answered = False
        self._options = _RequestOptions()

    def stream(self, messages: Sequence[BaseMessage]) -> Iterator[AnswerChunk]:
        """Yield the answer as it streams in; RequestError where it does not.

        A service that refuses to count tokens, to stream or a system message gets the request
        again without; the options that worked are kept.
        """
        yield from self._stream(messages, self._options)

    def _stream(
        self, messages: Sequence[BaseMessage], options: _RequestOptions, *, is_kept: bool = True
    ) -> Iterator[AnswerChunk]:
        import openai

        has_begun = False
        try:
            for chunk in self._chunks(messages, options):
                self._has_answered = True
                has_begun = has_begun or bool(chunk.text or chunk.finish)
                if is_kept:  # before the others ask: what was refused is refused once
                    self._options = options
                yield chunk
            if has_begun or not options.stream:
                return
        except (openai.OpenAIError, *_MALFORMED) as error:
            simpler = options if has_begun else _simplify(options, error)
            if simpler == options:
                if has_begun or not (options.stream and _is_broken_off(error)):
                    raise self._request_error(error) from error
                # Some servers end a stream where they would refuse: asked plainly, they say why.
                yield from self._stream(messages, _without_stream(options), is_kept=False)
                return
        else:
            simpler = _without_stream(options)  # nothing came that reads as a stream
        yield from self._stream(messages, simpler, is_kept=is_kept)

    def _chunks(
        self, messages: Sequence[BaseMessage], options: _RequestOptions
    ) -> Iterator[AnswerChunk]:
        sent = list(messages) if options.system_role else _without_system_role(messages)
        if options.stream:
            chunks = self._model.stream(sent, stream_usage=options.count_tokens)
            yield from map(_to_chunk, chunks)
        else:
            yield _to_chunk(self._model.invoke(sent))

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
            http_client=_http_client(settings.llm_base_url),
        )

    def _request_error(self, error: Exception) -> RequestError:
        """Return an error of the client with its retry policy."""
        import openai

        if isinstance(error, openai.APIStatusError):
            return refused(_refusal(error), self._settings)
        if isinstance(error, openai.APITimeoutError):
            return RequestError(unanswered(self._settings.llm_timeout), attempts=2)
        if isinstance(error, openai.APIConnectionError) and not _is_page(error):
            if self._has_answered:
                broken = ProviderError("模型服务中途断开。", hint=TRY_LATER)
                return RequestError(broken, attempts=_FEW_ATTEMPTS)
            return RequestError(unreachable(self._settings), attempts=_FEW_ATTEMPTS, is_fatal=True)
        if isinstance(error, openai.APIError) and not _is_page(error):  # sent in the stream itself
            return refused_in_stream(Refusal(code=str(error.code or ""), message=error.message))
        return self._malformed()

    def _malformed(self) -> RequestError:
        """Return the error for what is no answer: from a service that never gave one, for good."""
        is_known = self._has_answered
        return RequestError(
            malformed(self._settings), attempts=2 if is_known else 1, is_fatal=not is_known
        )


@cache
def _http_client(_address: str) -> Any:
    """Return the connections to a service, kept as long as the program runs."""
    import openai

    return openai.DefaultHttpxClient(event_hooks={"response": [_refuse_page]})


def check_service(settings: Settings) -> None:
    """Request one word from the service; ProviderError where it does not come."""
    ModelService(settings).check()


def _simplify(options: _RequestOptions, error: Exception) -> _RequestOptions:
    """Return simpler options after an error that an option caused; the same for any other."""
    import openai

    if _is_page(error):
        return options
    if not isinstance(error, openai.OpenAIError):  # not the protocol of a stream
        return _without_stream(options)
    is_refused = isinstance(error, openai.APIStatusError) and error.status_code in _UNSUPPORTED
    if is_refused and "stream_options" in str(error) and options.count_tokens:
        return replace(options, count_tokens=False)
    if is_refused and _NO_SYSTEM_ROLE.search(str(error)) and options.system_role:
        return replace(options, system_role=False)
    return _without_stream(options) if is_refused and "stream" in str(error).lower() else options


def _is_broken_off(error: Exception) -> bool:
    """Return whether the connection ended; also where there never was one, which costs no wait."""
    import openai

    is_other = isinstance(error, openai.APITimeoutError) or _is_page(error)
    return isinstance(error, openai.APIConnectionError) and not is_other


def _is_page(error: Exception) -> bool:
    return isinstance(error, _PageError) or isinstance(error.__cause__, _PageError)


def _refuse_page(response: Any) -> None:
    """Raise _PageError for a page of a proxy or a login, which says that all is well."""
    is_page = "html" in response.headers.get("content-type", "") and response.is_success
    if is_page and response.read().lstrip().startswith(b"<"):
        raise _PageError


def _without_stream(options: _RequestOptions) -> _RequestOptions:
    return replace(options, count_tokens=False, stream=False)


def _without_system_role(messages: Sequence[BaseMessage]) -> list[BaseMessage]:
    """Return the messages with what the system message says in front of the first of the user."""
    first, *rest = messages
    if first.type != "system" or not rest:
        return list(messages)
    text = f"{first.text}\n\n{rest[0].text}"
    return [rest[0].model_copy(update={"content": text}), *rest[1:]]


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


def _refusal(error: openai.APIStatusError) -> Refusal:
    body = error.body if isinstance(error.body, dict) else {}
    return Refusal(
        status=error.status_code,
        code=str(error.code or ""),
        message=str(body.get("message") or error.message),
        wait=_retry_after(error),
    )
