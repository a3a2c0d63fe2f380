"""An archive to start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.engines import Engine, LocalEngine, OpenedArchive
from tests.archive.making import HashEmbedder
from tests.archive.servers import (
    PostgresServer,
    ServerEngine,
    Servers,
    absent_part,
    running_server,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a place with Chinese letters and spaces in its path."""
    return tmp_path / "档案 库" / "index"


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Return a running server; the tests that need one are skipped where there can be none."""
    if absent := absent_part():
        pytest.skip(absent)
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def servers(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Servers:
    return Servers.on(postgres, tmp_path_factory.mktemp("milvus") / "engine.db")


@pytest.fixture
def engine(request: pytest.FixtureRequest, folder: Path) -> Engine:
    """Return a place for an archive; in a folder, unless the test asks for both."""
    if getattr(request, "param", "local") == "local":
        return LocalEngine(folder=folder)
    servers: Servers = request.getfixturevalue("servers")
    tenant = servers.new_tenant()
    return ServerEngine(name="servers", place=servers.place(tenant, folder))


@pytest.fixture
def archive(engine: Engine, embedder: HashEmbedder) -> Iterator[OpenedArchive]:
    """Return a new archive."""
    with engine.open(embedder) as opened:
        yield opened
