"""Pairs of a report's own headings and lead sentences with their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapting.training_pairs import PairKind, archive_pairs, shuffle_pairs
from assistant.archive.archive import Archive
from assistant.records import Function
from tests.archive.making import HashEmbedder, file, report, section, store

LEAD = "道路清扫实现机械化作业。"
REST = "新购洗扫车12台，主次干道每天洗扫两遍，背街小巷有专人保洁。"
PLAIN = "沿河步道栽种香樟三百株，补植草皮两千平方米，安装座椅四十张。"


@pytest.fixture
def pairs(tmp_path: Path) -> list[tuple[str, str, str]]:
    with Archive.create_or_open(tmp_path / "index", embedder=HashEmbedder()) as archive:
        part = section(2, "（一）环境卫生整治", Function.RESULTS, LEAD + REST, PLAIN, "短。")
        store(archive, file("a.md", report("云溪县城管局2023年总结", part)))
        found = list(archive_pairs(archive, archive.reports()))
    assert {pair.organisation for pair in found} == {"云溪县城管局"}
    return [(pair.query, pair.text, pair.kind) for pair in found]


def test_headings_and_leads_are_paired(pairs: list[tuple[str, str, str]]) -> None:
    assert pairs == [
        (LEAD, REST, PairKind.LEAD),
        ("环境卫生整治", REST, PairKind.HEADING),
        ("环境卫生整治", PLAIN, PairKind.HEADING),
    ]


def test_no_query_stands_in_its_text(pairs: list[tuple[str, str, str]]) -> None:
    assert not [query for query, text, _ in pairs if query in text]


def test_shuffled_is_always_the_same() -> None:
    names = [f"单位{n}" for n in range(20)]
    assert shuffle_pairs(names) == shuffle_pairs(reversed(names)) != names
    assert sorted(shuffle_pairs([*names, *names])) == sorted(names)
