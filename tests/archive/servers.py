"""Start the servers that an archive of many tenants stands on, for the tests of one process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from assistant.archive.cluster.cluster_archive import ClusterArchive, ClusterPlace
from assistant.archive.cluster.cluster_schema import add_tenant, open_server
from assistant.archive.embedding import Embedder
from assistant.archive.embedding.embedder import OpenEncoder, no_encoder
from assistant.archive.stored_archive import Notice

ACCOUNT, PASSWORD, DATABASE = "office", "secret", "archive"
_SYSTEM_ACCOUNT = "postgres"  # PostgreSQL does not run as root
_ADMIN = "admin"
_LIBRARIES = ("psycopg", "pymilvus", "milvus_lite")
_SETTINGS = ("listen_addresses=127.0.0.1", "fsync=off", "max_connections=60")


def absent_part() -> str:
    """Return what is missing to start the servers, "" where nothing is."""
    if absent := [name for name in _LIBRARIES if find_spec(name) is None]:
        return f"not installed, see the extra cluster: {', '.join(absent)}"
    if _programs() is None:
        return "no PostgreSQL server on this machine"
    if _is_root() and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root"
    return ""


class PostgresServer:
    """A PostgreSQL server of our own, in a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    @property
    def address(self) -> str:
        """The address of the archive's database."""
        return f"postgresql://{ACCOUNT}:{PASSWORD}@127.0.0.1:{self.port}/{DATABASE}"

    @property
    def admin_address(self) -> str:
        """The address of the same for an account above the bounds of tenants."""
        return f"postgresql://{_ADMIN}:{_ADMIN}@127.0.0.1:{self.port}/{DATABASE}"

    def create(self) -> None:
        """Create the files of the server."""
        password = self.folder / "password"
        password.write_text(_ADMIN)
        options = ["-U", _ADMIN, "-A", "scram-sha-256", f"--pwfile={password}"]
        encoding = ["-E", "UTF8", "--locale=C", "-N"]
        self._run("initdb", *options, *encoding, "-D", str(self._data))

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [*_SETTINGS, f"unix_socket_directories={self.folder}"]
        said = " ".join([f"-p {self.port}", *(f"-c {one}" for one in settings)])
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-w", "-o", said, "-l", log, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: at once, as a kill would, unless another mode is asked for."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", mode, "stop")

    def execute(self, *statements: str) -> None:
        """Execute statements as the administrator, in the server's own database."""
        import psycopg

        address = self.admin_address.replace(f"/{DATABASE}", "/postgres")
        with psycopg.connect(address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        as_another = ["runuser", "-u", _SYSTEM_ACCOUNT, "--"] if _is_root() else []
        command = [*as_another, str((_programs() or Path()) / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Run a server with an empty database for the archive."""
    folder = Path(tempfile.mkdtemp(prefix="assistant-postgres-"))  # others may enter it, unlike
    if _is_root():  # a folder of pytest
        shutil.chown(folder, _SYSTEM_ACCOUNT)
    server = PostgresServer(folder, _free_port())
    try:
        server.create()
        server.start()
        server.execute(
            f"CREATE ROLE {ACCOUNT} LOGIN PASSWORD '{PASSWORD}'",
            f"CREATE DATABASE {DATABASE} OWNER {ACCOUNT}",
        )
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True, kw_only=True)
class Servers:
    """A database server and a search engine, on which each test has a tenant of its own."""

    postgres: PostgresServer
    engine: Path
    _numbers: Iterator[int]

    @classmethod
    def on(cls, postgres: PostgresServer, engine: Path) -> Servers:
        """Return the servers, without a tenant yet."""
        return cls(postgres=postgres, engine=engine, _numbers=count(1))

    def new_tenant(self) -> str:
        """Return the name of a new tenant."""
        name = f"单位{next(self._numbers)}"
        database = open_server(self.postgres.address)
        add_tenant(database, name)
        database.close()
        return name

    def place(self, tenant: str, folder: Path) -> ClusterPlace:
        """Return where the archive of a tenant is."""
        return ClusterPlace(
            database=self.postgres.address, engine=str(self.engine), tenant=tenant, folder=folder
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerEngine:
    """The archive of one tenant on servers."""

    name: str
    place: ClusterPlace

    def open(
        self,
        embedder: Embedder,
        *,
        encoder: OpenEncoder = no_encoder,
        notice: Notice = lambda _text: None,
    ) -> ClusterArchive:
        """Open it, once more if it is open already."""
        return ClusterArchive(self.place, embedder=embedder, encoder=encoder, notice=notice)


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions: Sequence[Path] = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return versions[-1] if versions else None


def _is_root() -> bool:
    return hasattr(os, "getuid") and os.getuid() == 0


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
