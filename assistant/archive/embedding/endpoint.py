"""Request vectors from an embeddings service with OpenAI's protocol."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.archive.embedding.embedder import Vector, Vectors
from assistant.archive.embedding.model_prompts import family_prompts
from assistant.errors import ProviderError

if TYPE_CHECKING:
    import openai
    from pydantic import SecretStr

_TIMEOUT = 60.0  # seconds for one answer
_RETRIES = 6  # with growing pauses, half a minute in all; or as Retry-After says
_FIRST_RETRIES = 2  # a service that has never answered is more likely wrong than busy
_BATCH_SIZE = 64  # texts in a request; fewer after a refusal
_CHARACTERS_PER_BATCH = 32_000
_LONGEST = 4000  # characters of a text; fewer after a refusal
_SHORTEST = 250  # characters that every service accepts
_TOO_LARGE = {400, 413, 422}
_NO_KEY = "-"  # local services need no key, but the client requires one
_PROBE = "工作总结"
_RETRY_HINT = "稍后再运行一次同样的命令：已经算好的向量都在，从断处继续。"
_OFFLINE_HINT = "查找时可用 --mode keywords 只按字面；清空设置 embedding_base_url 即改用本机模型。"

_log = logging.getLogger(__name__)


class EndpointEmbedder:
    """A model behind an embeddings service, contacted when the first vector is needed."""

    def __init__(self, name: str, *, base_url: str, api_key: SecretStr) -> None:
        self.name = name
        self._address = base_url.rstrip("/")
        self._key = api_key
        self._prompts = family_prompts(name)
        self._batch_size, self._longest = _BATCH_SIZE, _LONGEST
        self._dimension = 0  # unknown before the first answer

    @property
    def dimension(self) -> int:
        """The length of the vectors; requests one vector if it is unknown.

        Raises ProviderError where the service does not answer.
        """
        return self._dimension or len(self.encode_query(_PROBE))

    @property
    def fingerprint(self) -> str:
        """A digest of the service's address, the model's name, dimension and prompt."""
        parts = (self._address, self.name, str(self.dimension), self._prompts.passage)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row for each passage; zeros for an empty text.

        Raises ProviderError where the service refuses, breaks off, or answers with no vectors.
        """
        filled = [number for number, text in enumerate(texts) if text.strip()]
        rows = self._encode_prompted([self._prompts.passage + texts[number] for number in filled])
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        vectors[filled] = rows
        return vectors

    def encode_query(self, text: str) -> Vector:
        """Return the unit vector of a query. Raises ProviderError as `encode` does."""
        vector: Vector = self._encode_prompted([self._prompts.query + text])[0]
        return vector

    def _encode_prompted(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text, in as few requests as the service allows."""
        parts = [self._encode_batch(texts[part]) for part in self._batches(texts)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimension), dtype=np.float32)

    def _batches(self, texts: Sequence[str]) -> Iterator[slice]:
        """Yield slices of `texts`, each within the limits of a request known by then."""
        start = 0
        while start < len(texts):
            candidates = texts[start : start + self._batch_size]
            characters = accumulate(min(len(text), self._longest) for text in candidates)
            fitting = sum(count <= _CHARACTERS_PER_BATCH for count in characters)
            yield slice(start, start + max(fitting, 1))
            start += max(fitting, 1)

    def _encode_batch(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text of one request; where it is refused, send smaller ones."""
        import openai

        try:
            return self._request(texts)
        except openai.OpenAIError as error:
            refused = _provider_error(error, self._address, self.name)
            if not _may_be_too_large(error):
                raise refused from error
        if len(texts) > 1:
            self._batch_size = (len(texts) + 1) // 2
            return self._encode_prompted(texts)
        self._batch_size = _BATCH_SIZE  # the number of texts was not the reason
        return self._encode_shortened(texts[0], refused)

    def _encode_shortened(self, text: str, refused: ProviderError) -> Vectors:
        """Return the vector of the start of `text`; zeros where the text itself is refused."""
        if len(text) > _SHORTEST:
            half = text[: min(len(text), self._longest) // 2]
            vectors = self._encode_batch([half])
            if vectors.any():
                self._longest = min(self._longest, len(half))
            return vectors
        if text == self._prompts.query + _PROBE:
            raise refused
        self.encode_query(_PROBE)  # raises, unless only this text is refused
        _log.warning("嵌入服务不收这段文字，它只能按字面查到：%s…", text[:30])
        return np.zeros((1, self.dimension), dtype=np.float32)

    def _request(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of one request, parsed here: the client does not validate them."""
        client = self._client.with_options(
            max_retries=_RETRIES if self._dimension else _FIRST_RETRIES
        )
        answer = client.embeddings.with_raw_response.create(
            input=[text[: self._longest] for text in texts],
            model=self.name,
            encoding_format="float",
        )
        try:
            vectors = _parse_vectors(answer.http_response.json())
        except (ValueError, TypeError, KeyError) as error:
            raise self._malformed_answer("的回答不是嵌入向量") from error
        if len(vectors) != len(texts):
            raise self._malformed_answer(f"收到 {len(texts)} 段文字，却返回 {len(vectors)} 个向量")
        if self._dimension not in (0, vectors.shape[1]):
            raise self._malformed_answer(
                f"的向量先为 {self._dimension} 维，现为 {vectors.shape[1]} 维"
            )
        self._dimension = vectors.shape[1]
        return vectors

    def _malformed_answer(self, what: str) -> ProviderError:
        return ProviderError(
            f"嵌入服务 {self._address} {what}。",
            hint=f"请检查地址是否以 /v1 结尾、{self.name} 是否为嵌入模型。{_OFFLINE_HINT}",
        )

    @cached_property
    def _client(self) -> openai.OpenAI:
        import openai

        return openai.OpenAI(
            base_url=self._address,
            api_key=self._key.get_secret_value() or _NO_KEY,
            timeout=_TIMEOUT,
        )


def _may_be_too_large(error: Exception) -> bool:
    """Return whether the service might accept a smaller request."""
    return getattr(error, "status_code", 0) in _TOO_LARGE


def _parse_vectors(answer: Any) -> Vectors:
    """Return unit rows in the order of the texts. Raises ValueError, TypeError, KeyError."""
    rows = sorted(answer["data"], key=lambda row: int(row["index"]))
    vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if vectors.ndim != 2 or not np.isfinite(vectors).all() or not lengths.all():
        raise ValueError("not vectors")
    unit: Vectors = vectors / lengths
    return unit


def _provider_error(error: Exception, address: str, model: str) -> ProviderError:
    """Return the ProviderError for one of the client's errors."""
    import openai

    known: tuple[tuple[type[Exception], str, str], ...] = (
        (
            openai.AuthenticationError,
            "嵌入服务不接受密钥。",
            "请检查设置 embedding_api_key 与 embedding_base_url 是否属于同一家服务。",
        ),
        (openai.PermissionDeniedError, "嵌入服务拒绝访问。", "请检查密钥的权限和余额。"),
        (
            openai.NotFoundError,
            f"嵌入服务没有模型 {model}，或地址不对：{address}",
            "请检查设置 embedding；地址一般以 /v1 结尾。",
        ),
        (openai.RateLimitError, "嵌入服务限流或余额不足。", _RETRY_HINT),
        (openai.APITimeoutError, f"嵌入服务超过 {_TIMEOUT:g} 秒没有回答。", _RETRY_HINT),
        (
            openai.APIConnectionError,
            f"连不上嵌入服务：{address}",
            f"请检查网络和设置 embedding_base_url。{_OFFLINE_HINT}",
        ),
    )
    for kind, message, hint in known:
        if isinstance(error, kind):
            return ProviderError(message, hint=hint)
    status = f"（HTTP {error.status_code}）" if isinstance(error, openai.APIStatusError) else ""
    return ProviderError(f"嵌入服务出错{status}。", hint=_RETRY_HINT)
