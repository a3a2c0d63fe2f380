"""Say why a model service refused a request, and whether another try may help."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.service.retry import RequestError
from assistant.errors import ProviderError
from assistant.settings import Settings

_TRANSIENT = frozenset({408, 409, 425, 429})  # and all from 500 on: a retry may pass
_RATE_LIMITED = 429
_ATTEMPTS, _FEW_ATTEMPTS = 5, 3  # in all
_TOO_LONG = re.compile(
    "context|too (?:long|large|many)|maximum.*token|上下文|超长|过长", re.IGNORECASE
)
_TOKENS = re.compile(r"(\d[\d,]{2,9})\s*(?:input )?(?:tokens?|个?词元)", re.IGNORECASE)
_SMALLEST_WINDOW = 256  # tokens
_NO_MONEY = re.compile("insufficient|quota|balance|欠费|余额", re.IGNORECASE)
_INSPECTED = re.compile(
    "inspection|content.{0,3}(?:filter|policy|risk|exists)|inappropriate|sensitive|moderation|"
    "敏感|违规|不合规|内容安全|审核|审查",
    re.IGNORECASE,
)
_INSPECTING = frozenset({400, 403, 422, 451})
_LONGEST_REASON = 100  # characters of a service's own words
_OFFLINE = "清空设置 llm_base_url（网页：“设置”页的模型服务和地址）即改用离线起草。"
TRY_LATER = "请稍后再试。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a service answered in place of a text."""

    status: int = 0  # 0: said in the stream itself
    code: str = ""
    message: str = ""  # in its own words
    wait: float | None = None  # seconds that it asks for


def refused(said: Refusal, settings: Settings) -> RequestError:
    """Return the error for a refusal, with its retry policy."""
    if said.status == _RATE_LIMITED:
        return _rate_limited(said)
    if said.status in _TRANSIENT or said.status >= 500:
        return RequestError(_server_error(said.status), attempts=_ATTEMPTS, wait=said.wait)
    if said.status in {400, 413} and _TOO_LONG.search(said.message):
        window, counted = _token_counts(said.message)
        return RequestError(
            too_long(window or settings.llm_context),
            is_too_long=True,
            window=window,
            counted=counted,
        )
    if said.status in _INSPECTING and _INSPECTED.search(f"{said.code} {said.message}"):
        return RequestError(_inspected(), is_refused_content=True)
    return RequestError(
        _misconfigured(said.status, settings) or _rejected(said, settings),
        is_fatal=said.status != 422,
    )


def refused_in_stream(said: Refusal) -> RequestError:
    """Return the error for a refusal that comes where the text should go on."""
    if _INSPECTED.search(f"{said.code} {said.message}"):
        return RequestError(_inspected(), is_refused_content=True)
    error = ProviderError(f"模型服务报错：{said.message[:_LONGEST_REASON]}", hint=TRY_LATER)
    return RequestError(error, attempts=_FEW_ATTEMPTS)


def unanswered(seconds: float) -> ProviderError:
    """Return the error for silence."""
    return ProviderError(
        f"模型服务超过 {seconds:g} 秒没有回答。", hint="请稍后再试，或调大设置 llm_timeout。"
    )


def unreachable(settings: Settings) -> ProviderError:
    """Return the error for an address where nobody answers."""
    return ProviderError(
        f"连不上模型服务：{settings.llm_base_url}",
        hint=f"请检查网络和设置 llm_base_url；{_OFFLINE}",
    )


def malformed(settings: Settings) -> ProviderError:
    """Return the error for an answer that does not follow the protocol."""
    return ProviderError(
        f"模型服务的回答看不懂：{settings.llm_base_url}",
        hint="请检查设置 llm_base_url 是否为 OpenAI 兼容的地址，一般以 /v1 结尾。",
    )


def _rate_limited(said: Refusal) -> RequestError:
    error = ProviderError("模型服务限流或余额不足。", hint="稍后再试，或调小设置 llm_parallel。")
    if _NO_MONEY.search(said.code):
        return RequestError(error, is_fatal=True)
    return RequestError(error, attempts=_ATTEMPTS, wait=said.wait)


def _misconfigured(status: int, settings: Settings) -> ProviderError | None:
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
    found = known.get(status)
    return ProviderError(found[0], hint=found[1]) if found else None


def _rejected(said: Refusal, settings: Settings) -> ProviderError:
    """Return the service's own reason; a key that it repeats is struck out."""
    words = " ".join(said.message.split())
    if key := settings.llm_api_key.get_secret_value():
        words = words.replace(key, "…")
    reason = f"：{words[:_LONGEST_REASON]}" if words else "。"
    return ProviderError(
        f"模型服务不接受请求（HTTP {said.status}）{reason}", hint=f"{TRY_LATER}{_OFFLINE}"
    )


def _token_counts(message: str) -> tuple[int | None, int | None]:
    """Return the window and the length of the prompt that a refusal names, None where it does not.

    >>> _token_counts("maximum context length is 4096 tokens. However, you requested 6100 tokens")
    (4096, 6100)
    """
    counts = [int(one.replace(",", "")) for one in _TOKENS.findall(message)]
    counts = [one for one in counts if one >= _SMALLEST_WINDOW]
    if not counts:
        return None, None
    window, counted = min(counts[:2]), max(counts)
    return window, counted if counted > window else None


def _inspected() -> ProviderError:
    return ProviderError(
        "服务方的内容审查不放行这一节。", hint="可改用本地部署的模型，或直接改文字。"
    )


def too_long(window: int) -> ProviderError:
    """Return the error for a prompt that the model has no room for."""
    return ProviderError(
        f"模型装不下本节的材料（按 {window} 个词元准备）。",
        hint="请按模型的实际长度调小设置 llm_context，或换用上下文更长的模型。",
    )


def _server_error(status: int) -> ProviderError:
    return ProviderError(f"模型服务出错（HTTP {status}）。", hint=f"{TRY_LATER}{_OFFLINE}")
