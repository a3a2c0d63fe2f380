"""The embeddings service on the loopback interface, through the real client."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import SecretStr

from assistant.archive.archive import Archive
from assistant.archive.embedding import configured_encoder
from assistant.archive.embedding.embedder import Vectors
from assistant.archive.embedding.endpoint import EndpointEmbedder
from assistant.errors import ProviderError, SettingsError
from assistant.records import Function
from assistant.settings import Settings
from tests.archive.embedding.serving import (
    EmbeddingService,
    Reply,
    serving,
    vector_of,
    vectors_body,
)
from tests.archive.making import Record, file, report, section, store

KEY = "sk-geheim-4711"
MODULE = "assistant.archive.embedding.endpoint"


@pytest.fixture
def service(no_proxy: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddingService]:
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.01)
    with serving(EmbeddingService()) as running:
        yield running


def embedder_of(service: EmbeddingService, name: str = "bge-m3") -> EndpointEmbedder:
    return EndpointEmbedder(name, base_url=service.url, api_key=SecretStr(KEY))


def unit(*texts: str, dimension: int = 4) -> Vectors:
    """The vectors that the service gives these texts, at unit length."""
    rows = np.array([vector_of(text, dimension) for text in texts])
    lengths = (rows**2).sum(axis=1) ** 0.5
    return np.asarray(rows / lengths[:, None], dtype=np.float32)


def test_vectors_have_unit_length_and_the_order_of_the_texts(service: EmbeddingService) -> None:
    embedder, texts = embedder_of(service), ["修路", "植树造林", "清淤"]
    assert embedder.encode(texts) == pytest.approx(unit(*texts))
    assert embedder.encode_query("植树") == pytest.approx(unit("植树")[0])
    assert embedder.encode(texts).dtype == np.float32
    assert service.requests[0] == {"input": texts, "model": "bge-m3", "encoding_format": "float"}


def test_what_is_known_is_not_asked_again(service: EmbeddingService) -> None:
    embedder = embedder_of(service)
    assert service.requests == [], "opening asks nothing"
    assert embedder.dimension == 4
    assert embedder.fingerprint == embedder.fingerprint
    assert service.sizes == [1]
    assert embedder.encode(["", "  "]) == pytest.approx(np.zeros((2, 4)))
    assert embedder.encode([]).shape == (0, 4)
    assert service.sizes == [1], "there is nothing to ask"


def test_another_dimension_or_model_or_address_has_another_fingerprint(
    service: EmbeddingService,
) -> None:
    prints = {embedder_of(service).fingerprint, embedder_of(service, "bge-large").fingerprint}
    service.dimension = 5
    prints.add(embedder_of(service).fingerprint)
    with serving(EmbeddingService(dimension=5)) as other:
        prints.add(embedder_of(other).fingerprint)
    assert len(prints) == 4


def test_families_get_their_prompts(service: EmbeddingService) -> None:
    embedder = embedder_of(service, "multilingual-e5-small")
    embedder.encode(["修路", "植树"])
    embedder.encode_query("绿化")
    assert service.answered == ["passage: 修路", "passage: 植树", "query: 绿化"]


def test_requests_are_bounded_by_count_and_characters(service: EmbeddingService) -> None:
    short, long = [f"第{n}段" for n in range(130)], ["长" * 9000] * 9
    embedder_of(service).encode(short + long)
    assert service.sizes == [64, 64, 2 + 7, 2], "64 texts, 32,000 characters"
    assert max(len(text) for text in service.answered) == 4000, "a longer text is cut"


def test_a_service_that_takes_few_texts_gets_few(service: EmbeddingService) -> None:
    service.refuse = lambda texts: Reply(status=400) if len(texts) > 10 else None
    texts = [f"第{n}段" for n in range(40)]
    assert embedder_of(service).encode(texts) == pytest.approx(unit(*texts))
    assert service.sizes == [40, 20, 10, 10, 10, 10]


def test_a_text_too_long_for_the_service_is_shortened_once(service: EmbeddingService) -> None:
    service.refuse = lambda texts: (
        Reply(status=413) if any(len(text) > 512 for text in texts) else None
    )
    embedder = embedder_of(service)
    vectors = embedder.encode(["长" * 1000])
    assert vectors == pytest.approx(unit("长" * 500))
    assert service.sizes == [1, 1]
    assert embedder.encode(["宽" * 900, "短"]) == pytest.approx(unit("宽" * 500, "短"))
    assert service.sizes == [1, 1, 2], "what was learned is kept"


def test_a_text_the_service_will_not_read_stops_nothing(
    service: EmbeddingService, caplog: pytest.LogCaptureFixture
) -> None:
    service.refuse = lambda texts: Reply(status=400) if "违禁" in "".join(texts) else None
    vectors = embedder_of(service).encode(["修路", "含违禁词的一段", "植树"])
    assert vectors[[0, 2]] == pytest.approx(unit("修路", "植树"))
    assert not vectors[1].any()
    assert "含违禁词的一段" in caplog.text


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(status=429), id="too many requests"),
        pytest.param(Reply(status=500), id="server error"),
        pytest.param(Reply(status=503), id="overloaded"),
    ],
)
def test_a_passing_trouble_is_waited_out(service: EmbeddingService, reply: Reply) -> None:
    service.replies = [reply, reply]
    assert embedder_of(service).encode(["修路"]) == pytest.approx(unit("修路"))
    assert service.sizes == [1, 1, 1]


def test_it_waits_as_long_as_it_is_told(
    service: EmbeddingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("openai._base_client.time.sleep", waits.append)
    service.replies = [Reply(status=429, headers={"Retry-After": "7"})]
    assert embedder_of(service).encode(["修路"]) == pytest.approx(unit("修路"))
    assert waits == [7]


@pytest.mark.parametrize(
    ("reply", "message", "hint"),
    [
        pytest.param(Reply(status=401), "不接受密钥", "embedding_api_key", id="wrong key"),
        pytest.param(Reply(status=403), "拒绝访问", "余额", id="no permission"),
        pytest.param(Reply(status=404), "没有模型 bge-m3", "/v1", id="no such model"),
        pytest.param(Reply(status=429), "限流", "再运行一次", id="never ends limiting"),
        pytest.param(Reply(status=500), "HTTP 500", "再运行一次", id="never recovers"),
        pytest.param(Reply(status=400), "HTTP 400", "再运行一次", id="takes nothing"),
        pytest.param(Reply(body="<html>登录</html>"), "不是嵌入向量", "/v1", id="not JSON"),
        pytest.param(Reply(body={"choices": []}), "不是嵌入向量", "/v1", id="other JSON"),
        pytest.param(Reply(body="[1]"), "不是嵌入向量", "/v1", id="a bare list"),
        pytest.param(
            Reply(body=vectors_body([[1.0, 2.0]])), "2 段文字，却返回 1 个", "/v1", id="too few"
        ),
        pytest.param(
            Reply(body=vectors_body([[1.0], [1.0, 2.0]])), "不是嵌入向量", "/v1", id="ragged"
        ),
        pytest.param(
            Reply(body=vectors_body([[0.0], [0.0]])), "不是嵌入向量", "/v1", id="no direction"
        ),
        pytest.param(
            Reply(body=vectors_body([[float("nan")], [1.0]])), "不是嵌入向量", "/v1", id="NaN"
        ),
    ],
)
def test_refusals(service: EmbeddingService, reply: Reply, message: str, hint: str) -> None:
    service.replies = [reply] * 9
    with pytest.raises(ProviderError, match=message) as refused:
        embedder_of(service).encode(["修路", "植树"])
    assert hint in refused.value.hint
    assert KEY not in f"{refused.value}{refused.value.hint}"


def test_a_change_of_dimension_is_refused(service: EmbeddingService) -> None:
    embedder = embedder_of(service)
    embedder.encode(["修路"])
    service.dimension = 6
    with pytest.raises(ProviderError, match="先为 4 维，现为 6 维"):
        embedder.encode(["植树"])


def test_no_service_at_all(service: EmbeddingService) -> None:
    nobody = EndpointEmbedder("m", base_url="http://127.0.0.1:9/v1", api_key=SecretStr(KEY))
    with pytest.raises(ProviderError, match=r"连不上嵌入服务：http://127\.0\.0\.1:9/v1") as refused:
        nobody.encode_query("修路")
    assert "--mode keywords" in refused.value.hint


def test_a_silent_service_is_given_up(
    service: EmbeddingService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{MODULE}._TIMEOUT", 0.1)
    service.refuse = lambda _texts: time.sleep(0.3)
    with pytest.raises(ProviderError, match=r"超过 0\.1 秒没有回答"):
        embedder_of(service).encode_query("修路")


def test_the_key_is_sent_and_never_logged(
    service: EmbeddingService, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        embedder = embedder_of(service)
        embedder.encode(["修路"])
    assert service.keys == [f"Bearer {KEY}"]
    assert KEY not in caplog.text
    assert KEY not in repr(embedder) + repr(vars(embedder))


def test_the_settings_choose_the_service(service: EmbeddingService) -> None:
    def chosen(**given: Any) -> object:
        return configured_encoder(Settings(embedding_base_url=service.url, **given))

    assert isinstance(chosen(embedding="bge-m3"), EndpointEmbedder)
    with pytest.raises(SettingsError, match="没有写明用哪个模型"):
        chosen()


TEXTS = [f"第{number}项任务已经完成" for number in range(200)]


def test_a_second_run_asks_only_for_what_the_first_did_not_get(
    service: EmbeddingService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.archive.index.build_vectors._LARGEST_COMMIT", 64)
    paragraphs = section(1, "一、工作成效", Function.RESULTS, *TEXTS)

    def revoked_after_two(texts: list[str]) -> Reply | None:
        return Reply(status=401) if len(service.answered) > 100 else None

    service.refuse = revoked_after_two
    with (
        Archive.create_or_open(tmp_path, embedder=embedder_of(service)) as archive,
        pytest.raises(ProviderError, match="不接受密钥"),
    ):
        store(archive, file("/a.md", report("甲", paragraphs)))
    assert len(service.answered) == 1 + 64 + 64, "a probe, and two commits of vectors"

    service.refuse, service.answered = (lambda _texts: None), []
    notices: list[str] = []
    with Archive.open(tmp_path, embedder=embedder_of(service), notice=notices.append) as archive:
        assert archive.status().pending == 0
        assert len(service.answered) == 1 + 72, "a probe, and 200 - 128 texts"
        query = embedder_of(service).encode_query(TEXTS[150])
        ((best, cosine),) = archive.search_vectors(query, limit=1)
        assert cosine == pytest.approx(1, abs=1e-3)
        assert archive.passages([best])
    assert len(notices) == 1


def test_an_archive_is_read_while_the_service_is_away(
    service: EmbeddingService, tmp_path: Path
) -> None:
    with Archive.create_or_open(tmp_path, embedder=embedder_of(service)) as archive:
        store(
            archive, file("/a.md", report("甲", section(1, "一、", Function.RESULTS, *TEXTS[:3])))
        )
    service.requests.clear()
    service.refuse = lambda _texts: Reply(status=401)
    with Archive.open(tmp_path, embedder=embedder_of(service)) as archive:
        assert len(archive.reports()) == 1
        assert archive.search_keywords("任务", limit=5)
        assert service.requests == [], "neither listing nor words need the service"
        with pytest.raises(ProviderError), archive.open_writer(progress=Record()):
            pass
