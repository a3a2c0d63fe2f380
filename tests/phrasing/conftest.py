"""A small archive in words of our own, and a brute-force reading of the same files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.ingest.ingest_files import ingest
from tests.archive.making import HashEmbedder, Record, file, store
from tests.phrasing.making import REPORTS, worded

FILES = {
    "柳河镇2023年.txt": """柳河镇2023年工作总结

今年以来，全镇上下以项目建设为抓手，各项工作稳步推进。
一、工作成效
（一）党建领航，组织根基更加牢固。以党员教育为抓手，办培训班12期。
（二）项目领跑，发展后劲更加充足。全年开工项目9个，新增就业xx万人。
（三）服务领先，群众满意更加真切。在便民服务上下功夫，把自助终端搬进村部，老人不出村就能办事。
二、存在的问题
招来的年轻人待不久，骨干力量接续不上。全年召开召开调度会5次。
三、下一步打算
以作风建设为抓手，推动各项工作走深走实。
""",
    "云溪县城管局2024年.txt": """云溪县城管局2024年工作总结

一、工作成效
以数字城管为抓手，处置问题1200件。推动网格治理走深走实。
一是路面保洁在精细上下功夫。每天清扫两遍。
二是摊点管理在规范上下功夫。划定摊位三百个。
三是渣土运输在源头上下功夫。查处违规车辆六台。
二、存在的问题
（一）编制偏紧。执法队员人手不足，夜间巡查跟不上。
（二）经费偏少。设备老旧，更新缓慢。
三、2025年工作计划
继续以数字城管为抓手，处置问题力争更快。
""",
    "云溪县城管局2022年.txt": """云溪县城管局2022年工作总结

一、工作成效
以数字城管为抓手，处置问题1100件。
二、下步计划
在市容整治上下功夫，让街面更整洁。
""",
}


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files."""
    folder = tmp_path_factory.mktemp("总结")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def archive(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The archive made of them."""
    index = tmp_path_factory.mktemp("档案") / "index"
    with Archive.create_or_open(index, embedder=HashEmbedder()) as opened:
        ingest(opened, [texts], progress=Record())
        yield opened


@pytest.fixture(scope="session")
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture(scope="session")
def worded_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of 24 reports, and a copy of one of them."""
    folder: Path = tmp_path_factory.mktemp("worded") / "index"
    with Archive.create_or_open(folder, embedder=HashEmbedder()) as archive:
        store(archive, *(file(f"/{n:02}.md", worded(n)) for n in range(REPORTS)))
        store(archive, file("/copy.md", worded(3), content="其他字节"))
        yield archive
